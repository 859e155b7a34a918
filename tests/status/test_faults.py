"""Every input error of §1 that frames of facts can show, each in the smallest organisation."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given

from stafett.status.facts import SCHEMAS, Facts
from stafett.status.fault_rules import KEYS, Code
from stafett.status.faults import faults
from tests.status import rows
from tests.status.anchors import TODAY
from tests.status.organisations import organisations

EXAMPLES = Path(__file__).parent / "examples"
TOMORROW = TODAY + timedelta(days=1)
DAY = date(2026, 1, 31)
BEFORE = DAY - timedelta(days=1)

SOUND: dict[str, list[dict[str, Any]]] = {
    "units": [{"unit_id": "u0"}, {"unit_id": "u1", "parent_id": "u0"}, {"unit_id": "u2", "parent_id": "u1"}],
    "moves": [{"unit_id": "u2", "parent_id": "u0", "moves_on": DAY}],
    "employments": [{"employment_id": "e1", "person_id": "p1", "unit_id": "u1", "starts_on": DAY}],
    "leaves": [{"leave_id": "l1", "person_id": "p1", "starts_on": DAY, "ends_on": DAY}],
    "competences": [{"competence_id": "c1"}, {"competence_id": "c2"}, {"competence_id": "c3"}],
    "equivalences": [{"competence_id": "c1", "accepted_id": "c2"}],
    "versions": [{"plan_id": "k1", "version": 1, "effective_from": DAY}],
    "requirements": [{"plan_id": "k1", "version": 1, "requirement_id": "r1"}],
    "accepts": [{"plan_id": "k1", "version": 1, "requirement_id": "r1", "competence_id": "c1"}],
    "assignments": [{"assignment_id": "s1", "plan_id": "k1", "unit_id": "u0", "starts_on": DAY}],
    "positions": [{"assignment_id": "s1", "position": "nurse"}],
    "achievements": [
        {"achievement_id": "a1", "person_id": "p1", "competence_id": "c1", "achieved_on": DAY}
    ],
    "exemptions": [{"exemption_id": "x1", "person_id": "p1", "plan_id": "k1", "starts_on": DAY}],
}  # fmt: skip


def sound_but(kind: str, *, at: int = 0, **changes: Any) -> dict[str, list[dict[str, Any]]]:
    """The sound organisation, one row of it changed."""
    changed = [dict(row) for row in SOUND[kind]]
    changed[at] |= changes
    return SOUND | {kind: changed}


def sound_and(kind: str, *more: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The sound organisation with more rows."""
    return SOUND | {kind: [*SOUND[kind], *more]}


def found(organisation: dict[str, list[dict[str, Any]]], **more: Any) -> list[tuple[Any, ...]]:
    filled = {kind: some for kind, some in organisation.items() if some}
    frames = {kind: pl.DataFrame(some, schema_overrides=SCHEMAS[kind]) for kind, some in filled.items()}
    return faults(Facts.of(frames), TODAY, **more).rows()


def test_nothing_is_wrong_with_a_sound_organisation() -> None:
    assert found(SOUND, people=pl.Series(["p1"])) == []


def test_no_facts_lack_a_root() -> None:
    assert faults(Facts.of({}), TODAY).rows() == [("units", None, "parent_id", "no_root", None)]


@given(organisations())
def test_nothing_is_wrong_with_drawn_organisations(drawn: rows.Rows) -> None:
    people = pl.Series([row["person_id"] for row in drawn["employments"]])
    assert faults(Facts.of(rows.frames(drawn)), TODAY, people=people).rows() == []


@pytest.mark.parametrize("folder", sorted(EXAMPLES.glob("organisation-*")), ids=lambda folder: folder.name)
def test_nothing_is_wrong_with_the_examples(folder: Path) -> None:
    assert faults(Facts.of(rows.frames(rows.read(folder))), TODAY).rows() == []


ONE_ROW = [
    ("employments", {"unit_id": None}, "unit_id", Code.MISSING, None),
    ("moves", {"moves_on": None}, "moves_on", Code.MISSING, None),
    ("assignments", {"starts_on": date(9999, 12, 31)}, "starts_on", Code.MISSING, None),
    ("competences", {"validity_months": -1}, "validity_months", Code.OUT_OF_RANGE, "-1"),
    ("competences", {"validity_months": 1201}, "validity_months", Code.OUT_OF_RANGE, "1201"),
    ("requirements", {"level": 0}, "level", Code.OUT_OF_RANGE, "0"),
    ("requirements", {"level": 1001}, "level", Code.OUT_OF_RANGE, "1001"),
    ("requirements", {"times": 0}, "times", Code.OUT_OF_RANGE, "0"),
    ("requirements", {"times": 1001}, "times", Code.OUT_OF_RANGE, "1001"),
    ("requirements", {"due_days": -2}, "due_days", Code.OUT_OF_RANGE, "-2"),
    ("requirements", {"due_days": 36501}, "due_days", Code.OUT_OF_RANGE, "36501"),
    ("requirements", {"validity_months": 1201}, "validity_months", Code.OUT_OF_RANGE, "1201"),
    *[
        ("requirements", {term: days}, term, Code.OUT_OF_RANGE, str(days))
        for term in SCHEMAS["requirements"]
        if term.endswith("_days") and term != "due_days"
        for days in (-1, 36501)
    ],
    ("achievements", {"level": 0}, "level", Code.OUT_OF_RANGE, "0"),
    ("moves", {"moves_on": date(1899, 12, 31)}, "moves_on", Code.YEAR_OUT_OF_RANGE, "1899-12-31"),
    ("leaves", {"ends_on": date(2200, 1, 1)}, "ends_on", Code.YEAR_OUT_OF_RANGE, "2200-01-01"),
    ("employments", {"ends_on": BEFORE}, "ends_on", Code.ENDS_BEFORE_START, "2026-01-30"),
    ("leaves", {"ends_on": BEFORE}, "ends_on", Code.ENDS_BEFORE_START, "2026-01-30"),
    ("assignments", {"ends_on": BEFORE}, "ends_on", Code.ENDS_BEFORE_START, "2026-01-30"),
    ("exemptions", {"ends_on": BEFORE}, "ends_on", Code.ENDS_BEFORE_START, "2026-01-30"),
    ("versions", {"retired_on": DAY}, "retired_on", Code.RETIRED_TOO_EARLY, "2026-01-31"),
    ("requirements", {"renewal": "yearly"}, "renewal", Code.MALFORMED_RENEWAL, "yearly"),
    ("requirements", {"renewal": "fixed:2-29"}, "renewal", Code.MALFORMED_RENEWAL, "fixed:2-29"),
    ("requirements", {"renewal": "fixed:02-30"}, "renewal", Code.NO_SUCH_DATE, "fixed:02-30"),
    ("requirements", {"renewal": "fixed:13-01"}, "renewal", Code.NO_SUCH_DATE, "fixed:13-01"),
    ("requirements", {"renewal": "fixed:06-31"}, "renewal", Code.NO_SUCH_DATE, "fixed:06-31"),
    ("requirements", {"renewal": "expiry", "times": 2}, "times", Code.TIMES_NEEDS_COMPLETION, "expiry"),
    ("achievements", {"achieved_on": TOMORROW}, "achieved_on", Code.AFTER_TODAY, "2026-11-22"),
    ("achievements", {"submitted_on": TOMORROW}, "submitted_on", Code.AFTER_TODAY, "2026-11-22"),
    ("achievements", {"approved_on": TOMORROW}, "approved_on", Code.AFTER_TODAY, "2026-11-22"),
    ("achievements", {"refused_on": TOMORROW}, "refused_on", Code.AFTER_TODAY, "2026-11-22"),
    ("achievements", {"submitted_on": BEFORE}, "submitted_on", Code.OUT_OF_ORDER, "achieved_on"),
    ("achievements", {"approved_on": BEFORE}, "approved_on", Code.OUT_OF_ORDER, "submitted_on"),
    ("achievements", {"refused_on": BEFORE}, "refused_on", Code.OUT_OF_ORDER, "submitted_on"),
    (
        "achievements", {"approved_on": DAY, "revoked_on": BEFORE},
        "revoked_on", Code.OUT_OF_ORDER, "approved_on",
    ),
    (
        "achievements", {"approved_on": DAY, "refused_on": DAY},
        "refused_on", Code.APPROVED_AND_REFUSED, "2026-01-31",
    ),
    ("achievements", {"revoked_on": DAY}, "revoked_on", Code.REVOKED_NOT_APPROVED, "2026-01-31"),
    ("achievements", {"valid_until": BEFORE}, "valid_until", Code.VALID_BEFORE_ACHIEVED, "2026-01-30"),
    ("employments", {"unit_id": "u9"}, "unit_id", Code.UNKNOWN, "u9"),
    ("moves", {"unit_id": "u9"}, "unit_id", Code.UNKNOWN, "u9"),
    ("moves", {"parent_id": "u9"}, "parent_id", Code.UNKNOWN, "u9"),
    ("equivalences", {"competence_id": "c9"}, "competence_id", Code.UNKNOWN, "c9"),
    ("equivalences", {"accepted_id": "c9"}, "accepted_id", Code.UNKNOWN, "c9"),
    ("requirements", {"plan_id": "k9"}, "plan_id", Code.UNKNOWN, "k9"),
    ("requirements", {"version": 9}, "version", Code.UNKNOWN, "9"),
    ("accepts", {"competence_id": "c9"}, "competence_id", Code.UNKNOWN, "c9"),
    ("assignments", {"plan_id": "k9"}, "plan_id", Code.UNKNOWN, "k9"),
    ("assignments", {"unit_id": "u9"}, "unit_id", Code.UNKNOWN, "u9"),
    ("achievements", {"competence_id": "c9"}, "competence_id", Code.UNKNOWN, "c9"),
    ("achievements", {"unit_id": "u9"}, "unit_id", Code.UNKNOWN, "u9"),
    ("exemptions", {"plan_id": "k9", "requirement_id": "r1"}, "plan_id", Code.UNKNOWN, "k9"),
    ("exemptions", {"requirement_id": "r9"}, "requirement_id", Code.UNKNOWN, "r9"),
    ("equivalences", {"accepted_id": "c1"}, "accepted_id", Code.LOOP, "c1"),
    ("moves", {"unit_id": "u0", "parent_id": "u2"}, "unit_id", Code.ROOT_MOVES, "u0"),
    ("moves", {"parent_id": None}, "parent_id", Code.SECOND_ROOT, "u2"),
    ("moves", {"parent_id": "u2"}, "parent_id", Code.LOOP, "u2"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "column", "code", "detail"), ONE_ROW)
def test_fault_of_one_row(kind: str, change: dict[str, Any], column: str, code: Code, detail: str) -> None:
    assert found(sound_but(kind, **change)) == [(kind, 0, column, code, detail)]


ALLOWED = [
    ("competences", {"validity_months": 1200}),
    ("requirements", {"due_days": -1, "warn_days": 36500, "level": 1000, "validity_months": 0}),
    ("requirements", {"renewal": "fixed:02-29"}),
    ("requirements", {"renewal": "fixed:12-31", "times": 1}),
    ("requirements", {"renewal": "completion", "times": 1000}),
    ("employments", {"ends_on": DAY}),
    ("employments", {"ends_on": date(9999, 12, 31)}),
    ("employments", {"starts_on": date(1900, 1, 1), "ends_on": date(2199, 12, 31)}),
    ("versions", {"retired_on": DAY + timedelta(days=1)}),
    ("achievements", {"approved_on": TODAY, "revoked_on": TODAY, "valid_until": DAY}),
    ("achievements", {"achieved_on": TODAY, "refused_on": TODAY, "valid_until": date(9999, 12, 31)}),
    ("exemptions", {"requirement_id": "r1"}),
    ("moves", {"parent_id": "u1"}),
]


@pytest.mark.parametrize(("kind", "change"), ALLOWED)
def test_the_last_value_that_is_right(kind: str, change: dict[str, Any]) -> None:
    assert found(sound_but(kind, **change)) == []


@pytest.mark.parametrize("kind", sorted(set(SOUND) - {"accepts", "positions", "units"}))
def test_the_same_key_twice(kind: str) -> None:
    doubled = sound_and(kind, SOUND[kind][0])
    assert found(doubled) == [(kind, len(SOUND[kind]), KEYS[kind][-1], Code.DUPLICATE, "0")]


def test_the_same_unit_twice_is_not_also_a_second_root() -> None:
    for row, unit in enumerate(SOUND["units"]):
        again = unit | {"parent_id": None}
        assert found(sound_and("units", again)) == [("units", 3, "unit_id", Code.DUPLICATE, str(row))]


@pytest.mark.parametrize("kind", ["employments", "leaves", "assignments", "achievements", "exemptions"])
def test_unknown_person(kind: str) -> None:
    assert found(sound_but(kind, person_id="p9"), people=pl.Series(["p1"])) == [
        (kind, 0, "person_id", Code.UNKNOWN, "p9")
    ]


def test_persons_are_not_judged_without_the_people() -> None:
    assert found(sound_but("leaves", person_id="p9")) == []


def test_nobody_is_known_where_there_are_no_people() -> None:
    people = pl.Series([], dtype=pl.Int64)
    kinds = [kind for kind, *_ in found(SOUND, people=people)]
    assert kinds == ["employments", "leaves", "achievements", "exemptions"]


def test_people_of_whom_nothing_is_said_may_have_ids_of_another_type() -> None:
    assert faults(Facts.of({}), TODAY, people=pl.Series([1])).rows() == [
        ("units", None, "parent_id", "no_root", None)
    ]


def test_version_not_later_than_every_lower_one() -> None:
    later = [("k1", 3, DAY), ("k1", 7, BEFORE), ("k1", 8, DAY), ("k1", 9, DAY + timedelta(days=1))]
    later += [("k2", 1, BEFORE), ("k2", 3, BEFORE)]
    organisation = sound_and(
        "versions", *[{"plan_id": k, "version": v, "effective_from": day} for k, v, day in later]
    )
    assert found(organisation) == [
        ("versions", 1, "effective_from", Code.VERSION_NOT_LATER, "2026-01-31"),
        ("versions", 2, "effective_from", Code.VERSION_NOT_LATER, "2026-01-31"),
        ("versions", 3, "effective_from", Code.VERSION_NOT_LATER, "2026-01-31"),
        ("versions", 6, "effective_from", Code.VERSION_NOT_LATER, "2026-01-30"),
    ]


def tree(**parents: str | None) -> list[dict[str, Any]]:
    return [{"unit_id": unit, "parent_id": parent} for unit, parent in parents.items()]


def moves(*some: tuple[str, str, int]) -> list[dict[str, Any]]:
    days = [DAY + timedelta(days=days) for _, _, days in some]
    return [
        {"unit_id": u, "parent_id": p, "moves_on": day} for (u, p, _), day in zip(some, days, strict=True)
    ]


def test_two_roots() -> None:
    organisation = SOUND | {"units": tree(u0=None, u1="u0", u2=None)}
    assert found(organisation) == [("units", 2, "parent_id", Code.SECOND_ROOT, "u2")]


def test_unknown_parent() -> None:
    organisation = SOUND | {"units": tree(u0=None, u1="u0", u2="u9")}
    assert found(organisation) == [("units", 2, "parent_id", Code.UNKNOWN, "u9")]


def test_loop_before_any_move() -> None:
    organisation = SOUND | {"units": tree(u0=None, u1="u2", u2="u1", u3="u1"), "moves": []}
    assert found(organisation) == [
        ("units", 1, "parent_id", Code.LOOP, "u1 u2"),
        ("units", 2, "parent_id", Code.LOOP, "u1 u2"),
    ]


def test_loop_with_the_root_leaves_no_root() -> None:
    organisation = SOUND | {"units": tree(u0="u0", u1="u0", u2="u0"), "moves": []}
    assert found(organisation) == [
        ("units", None, "parent_id", Code.NO_ROOT, None),
        ("units", 0, "parent_id", Code.LOOP, "u0"),
    ]


def test_move_that_closes_a_loop_is_the_one_to_blame() -> None:
    organisation = SOUND | {
        "moves": moves(("u2", "u0", 0), ("u2", "u1", 20), ("u1", "u2", 10), ("u2", "u0", 30))
    }
    assert found(organisation) == [("moves", 1, "parent_id", Code.LOOP, "u2 u1")]


def test_moves_of_one_day_happen_together() -> None:
    organisation = SOUND | {"moves": moves(("u1", "u2", 0), ("u2", "u0", 0))}
    assert found(organisation) == []


def test_moves_of_one_day_that_close_a_loop_together() -> None:
    organisation = SOUND | {
        "units": tree(u0=None, u1="u0", u2="u0"),
        "moves": moves(("u1", "u2", 0), ("u2", "u1", 0)),
    }
    assert found(organisation) == [
        ("moves", 0, "parent_id", Code.LOOP, "u1 u2"),
        ("moves", 1, "parent_id", Code.LOOP, "u2 u1"),
    ]


def test_loop_of_equivalences() -> None:
    edges = [("c1", "c2"), ("c2", "c3"), ("c3", "c1")]
    organisation = SOUND | {"equivalences": [{"competence_id": a, "accepted_id": b} for a, b in edges]}
    assert found(organisation) == [
        ("equivalences", 0, "accepted_id", Code.LOOP, "c2 c3 c1"),
        ("equivalences", 1, "accepted_id", Code.LOOP, "c3 c1 c2"),
        ("equivalences", 2, "accepted_id", Code.LOOP, "c1 c2 c3"),
    ]


def test_integer_ids() -> None:
    frames = {
        "units": pl.DataFrame({"unit_id": [0, 1, 2], "parent_id": [None, 0, 9]}),
        "employments": pl.DataFrame(
            {"employment_id": [1, 1], "person_id": [1, 2], "unit_id": [1, 7], "starts_on": [DAY, DAY]}
        ),
    }
    assert faults(Facts.of(frames), TODAY, people=pl.Series([1])).rows() == [
        ("units", 2, "parent_id", "unknown", "9"),
        ("employments", 1, "employment_id", "duplicate", "0"),
        ("employments", 1, "person_id", "unknown", "2"),
        ("employments", 1, "unit_id", "unknown", "7"),
    ]


def test_what_somebody_else_looks_for_can_be_left_out() -> None:
    twice = sound_and("units", {"unit_id": "u1", "parent_id": "nowhere"})
    assert {code for _kind, _row, _column, code, _detail in found(twice)} == {"duplicate", "unknown"}
    assert found(twice, without=[Code.DUPLICATE, Code.UNKNOWN]) == []
