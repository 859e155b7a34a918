"""Drawn achievements and claims, many of them renewed on the day they lapse."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.status.anchors import TODAY, Known, day_after
from tests.status.reference.days import add_months
from tests.status.rows import Row

COMPETENCES = ["c0", "c1", "c2"]
RENEWED_AFTER_MONTHS = [12, 6, 12, 1, 12, 11, 36, 0]
RENEWED_BESIDE = [-60, -30, 0, -1, 1, -31, -61, -90]
MIXED = ["approved"] * 6 + ["claim"] * 3 + ["refused", "revoked"]
STATES = [MIXED, MIXED, ["claim"], ["approved"], MIXED]


@st.composite
def records(draw: st.DrawFn, known: Known) -> list[Row]:
    """Achievements and claims; half of them renew the one before, on or beside the day it lapses."""
    found: list[Row] = []
    states = draw(st.sampled_from(STATES))
    for _ in range(draw(st.integers(0, 10))):
        record = draw(achievements(known, states))
        if found and draw(st.sampled_from([True, False])):
            months = draw(st.sampled_from(RENEWED_AFTER_MONTHS))
            lapses = found[-1]["valid_until"] or add_months(found[-1]["achieved_on"], months)
            renewed_on = min(day_after(lapses, draw(st.sampled_from(RENEWED_BESIDE))), TODAY)
            record |= {"competence_id": found[-1]["competence_id"], "unit_id": found[-1]["unit_id"]}
            record |= draw(handed_in(renewed_on, states))
        found.append(record)
    return found


@st.composite
def renewals(draw: st.DrawFn, known: Known, asked: list[Row], months: dict[str, int | None]) -> list[Row]:
    """One person's achievements of what a requirement asks, each renewing the one before on the edge of what
    counts as early, or of its last day. `months`: the validity of each competence."""
    terms = draw(st.sampled_from([row for row in asked if row["renewal"] == "expiry"] or asked))
    competence = draw(st.sampled_from(terms["accepts"]))
    own = terms["validity_months"]
    lasts = (months[competence] if own is None else own) or 12
    early = 60 if terms["early_days"] is None else terms["early_days"]
    person_id, unit_id = draw(st.sampled_from(known.people)), draw(st.sampled_from([*known.units, None]))
    found: list[Row] = []
    achieved_on = add_months(draw(known.days_until_today()), -lasts)
    for _ in range(draw(st.integers(2, 3))):
        row = {"person_id": person_id, "competence_id": competence, "level": 2, "unit_id": unit_id}
        found.append(row | draw(handed_in(min(achieved_on, TODAY), ["approved"])) | {"valid_until": None})
        beside = draw(st.sampled_from([-early, -early, 0, -early - 1, 1, -1, 1 - early]))
        achieved_on = day_after(add_months(achieved_on, lasts), beside)
    return found


@st.composite
def achievements(draw: st.DrawFn, known: Known, states: list[str]) -> Row:
    return {
        "competence_id": draw(st.sampled_from(COMPETENCES)),
        "level": draw(st.sampled_from([None, 2, 2, 1])),
        "unit_id": draw(st.sampled_from([*known.units, None])),
        **draw(handed_in(draw(known.days_until_today()), states)),
    }


@st.composite
def handed_in(draw: st.DrawFn, achieved_on: date, states: list[str]) -> dict[str, Any]:
    """The days of a record, in order and none after TODAY."""
    valid_for = draw(st.sampled_from([None, None, None, None, 0, 30, 365]))
    submitted_on = min(day_after(achieved_on, draw(st.sampled_from([0, 0, 1, 14]))), TODAY)
    return {
        "achieved_on": achieved_on,
        "valid_until": None if valid_for is None else day_after(achieved_on, valid_for),
        "submitted_on": None if submitted_on == achieved_on else submitted_on,
        **draw(decisions(submitted_on, states)),
    }


@st.composite
def decisions(draw: st.DrawFn, submitted_on: date, states: list[str]) -> dict[str, Any]:
    """Approved, refused, revoked after approval, or none of it yet."""
    state = draw(st.sampled_from(states))
    decided_on = min(day_after(submitted_on, draw(st.sampled_from([0, 0, 1, 30]))), TODAY)
    revoked_on = min(day_after(decided_on, draw(st.sampled_from([0, 1, 30, 90]))), TODAY)
    return {
        "approved_on": decided_on if state in ("approved", "revoked") else None,
        "refused_on": decided_on if state == "refused" else None,
        "revoked_on": revoked_on if state == "revoked" else None,
    }
