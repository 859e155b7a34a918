"""The terms of a requirement, drawn at the values where the rules change their minds."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.status.rows import Row

TERMS: dict[str, list[Any]] = {
    "level": [None, 1, None, 2],
    "times": [None, None, 1, None, None, None, 2, 3],
    "mandatory": [None, True, None, True, True, False],
    "due_days": [0, -1, 30, 1, None, 90, 0],
    "validity_months": [None, 12, 6, None, 12, 0, 1, 11, 36, None, 12],
    "renewal": [
        None, "expiry", "expiry", "expiry", "fixed:02-29", "fixed:12-31", "fixed:05-31", "fixed:11-21",
    ],
    "early_days": [None, 30, 0, None, 30, 1, 90, 400],
    "warn_days": [None, 30, 0, 1, 90, 400],
    "grace_days": [None, 0, 1, 14, 90],
    "lookback_days": [None, None, None, 365, 30, 1, 0],
    "per_unit": [None, True, False],
    "redo": [None, False, None, True],
    "transition_days": [None, 0, 1, 30, 200],
    "claim_days": [None, 0, 1, 30, 90],
}  # fmt: skip

OFTEN = ["per_unit", "due_days", "transition_days", "validity_months"]
"""Changed more often than the rest: what decides whether somebody turns red overnight."""


@st.composite
def accepted(draw: st.DrawFn, competences: list[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(competences), min_size=1, max_size=2, unique=True))


@st.composite
def terms(draw: st.DrawFn, competences: list[str]) -> Row:
    """A whole requirement, without the columns of its key."""
    drawn = {term: draw(st.sampled_from(values)) for term, values in TERMS.items()}
    return valid(drawn | {"accepts": draw(accepted(competences))})


@st.composite
def changed_terms(draw: st.DrawFn, before: Row, competences: list[str]) -> Row:
    """The same requirement with one or two terms changed."""
    changed = draw(
        st.lists(st.sampled_from(["accepts", *TERMS, *OFTEN]), min_size=1, max_size=2, unique=True)
    )
    after = before | {"redo": None}
    for term in changed:
        after[term] = draw(accepted(competences) if term == "accepts" else st.sampled_from(TERMS[term]))
    return valid(after)


def valid(row: Row) -> Row:
    """§1: times above 1 only with completion."""
    return row | {"renewal": None} if (row["times"] or 1) > 1 else row
