"""The bounds of §1, all of them, written once more and tried on both sides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from stafett.status.facts import SCHEMAS, Facts
from stafett.status.fault_rules import Code
from stafett.status.faults import faults
from tests.status.anchors import TODAY
from tests.status.test_faults import DAY, SOUND, found, sound_and, sound_but

REQUIRED = {
    "units": ["unit_id"],
    "moves": ["unit_id", "moves_on"],
    "employments": ["employment_id", "person_id", "unit_id", "starts_on"],
    "leaves": ["leave_id", "person_id", "starts_on"],
    "competences": ["competence_id"],
    "equivalences": ["competence_id", "accepted_id"],
    "versions": ["plan_id", "version", "effective_from"],
    "requirements": ["plan_id", "version", "requirement_id"],
    "assignments": ["assignment_id", "plan_id", "unit_id", "starts_on"],
    "achievements": ["achievement_id", "person_id", "competence_id", "achieved_on"],
    "exemptions": ["exemption_id", "person_id", "plan_id", "starts_on"],
}
DAYS, MONTHS, COUNTS = (0, 36500), (0, 1200), (1, 1000)
BOUNDS = [
    ("competences", "validity_months", MONTHS),
    ("requirements", "validity_months", MONTHS),
    ("requirements", "level", COUNTS),
    ("requirements", "times", COUNTS),
    ("requirements", "due_days", (-1, 36500)),
    ("requirements", "early_days", DAYS),
    ("requirements", "warn_days", DAYS),
    ("requirements", "grace_days", DAYS),
    ("requirements", "lookback_days", DAYS),
    ("requirements", "transition_days", DAYS),
    ("requirements", "claim_days", DAYS),
    ("achievements", "level", COUNTS),
]
DAY_COLUMNS = [(kind, name) for kind, schema in SCHEMAS.items() for name in schema if schema[name] == pl.Date]


def of_code(code: Code, organisation: dict[str, list[dict[str, Any]]]) -> list[tuple[Any, ...]]:
    return [fault for fault in found(organisation) if fault[3] == code]


@pytest.mark.parametrize(("kind", "column"), [(kind, name) for kind in REQUIRED for name in REQUIRED[kind]])
def test_what_must_be_filled(kind: str, column: str) -> None:
    last = len(SOUND[kind]) - 1
    missing = of_code(Code.MISSING, sound_but(kind, at=last, **{column: None}))
    assert missing == [(kind, last, column, Code.MISSING, None)]


@pytest.mark.parametrize("kind", REQUIRED)
def test_anything_else_may_be_empty(kind: str) -> None:
    others = {name: None for name in SCHEMAS[kind] if name not in REQUIRED[kind]}
    last = len(SOUND[kind]) - 1
    assert of_code(Code.MISSING, sound_but(kind, at=last, **others)) == []


@pytest.mark.parametrize(("kind", "column", "bounds"), BOUNDS)
def test_numbers_stay_within_their_bounds(kind: str, column: str, bounds: tuple[int, int]) -> None:
    least, most = bounds
    for number in bounds:
        assert found(sound_but(kind, **{column: number})) == []
    for number in (least - 1, most + 1):
        assert found(sound_but(kind, **{column: number})) == [
            (kind, 0, column, Code.OUT_OF_RANGE, str(number))
        ]


@pytest.mark.parametrize(("kind", "column"), DAY_COLUMNS)
def test_days_stay_within_the_years(kind: str, column: str) -> None:
    for day in (date(1900, 1, 1), date(2199, 12, 31)):
        assert of_code(Code.YEAR_OUT_OF_RANGE, sound_but(kind, **{column: day})) == []
    for day in (date(1899, 12, 31), date(2200, 1, 1)):
        assert of_code(Code.YEAR_OUT_OF_RANGE, sound_but(kind, **{column: day})) == [
            (kind, 0, column, Code.YEAR_OUT_OF_RANGE, str(day))
        ]


def test_a_day_of_handing_in_that_was_not_given_is_not_blamed() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert [fault[2:4] for fault in found(sound_but("achievements", achieved_on=tomorrow))] == [
        ("achieved_on", Code.AFTER_TODAY)
    ]
    given = sound_but("achievements", achieved_on=tomorrow, submitted_on=tomorrow + timedelta(days=1))
    assert [fault[2:4] for fault in found(given)] == [
        ("achieved_on", Code.AFTER_TODAY),
        ("submitted_on", Code.AFTER_TODAY),
    ]


def test_a_day_of_revoking_is_not_after_today() -> None:
    revoked = sound_but("achievements", approved_on=DAY, revoked_on=TODAY + timedelta(days=1))
    assert [fault[2:4] for fault in found(revoked)] == [("revoked_on", Code.AFTER_TODAY)]


OTHER_KEYS = [
    ("moves", {"moves_on": DAY + timedelta(days=1)}),
    ("moves", {"unit_id": "u1"}),
    ("equivalences", {"accepted_id": "c3"}),
    ("equivalences", {"competence_id": "c3"}),
    ("versions", {"version": 2, "effective_from": DAY + timedelta(days=1)}),
    ("versions", {"plan_id": "k2"}),
    ("requirements", {"requirement_id": "r2"}),
]


@pytest.mark.parametrize(("kind", "change"), OTHER_KEYS)
def test_a_key_is_the_same_only_if_all_of_it_is(kind: str, change: dict[str, Any]) -> None:
    assert found(sound_and(kind, SOUND[kind][0] | change)) == []


def test_a_requirement_may_stand_in_every_version_and_plan() -> None:
    organisation = sound_and("requirements", *(SOUND["requirements"][0] | key for key in OTHER_VERSIONS))
    versions = [
        SOUND["versions"][0] | {"effective_from": DAY + timedelta(days=1)} | key for key in OTHER_VERSIONS
    ]
    assert found(organisation | {"versions": [*SOUND["versions"], *versions]}) == []


OTHER_VERSIONS = [{"version": 2}, {"plan_id": "k2"}]


def test_a_key_given_three_times_is_blamed_on_the_later_two() -> None:
    tripled = sound_and("leaves", SOUND["leaves"][0], SOUND["leaves"][0])
    assert found(tripled) == [("leaves", row, "leave_id", Code.DUPLICATE, "0") for row in (1, 2)]


def test_an_exempted_requirement_stands_in_the_exempted_plan() -> None:
    organisation = sound_and("versions", {"plan_id": "k2", "version": 1, "effective_from": DAY}) | {
        "exemptions": [SOUND["exemptions"][0] | {"plan_id": "k2", "requirement_id": "r1"}]
    }
    assert found(organisation) == [("exemptions", 0, "requirement_id", Code.UNKNOWN, "r1")]


def test_a_requirement_stands_in_a_version_of_its_own_plan() -> None:
    organisation = sound_and("versions", {"plan_id": "k2", "version": 2, "effective_from": DAY}) | {
        "requirements": [*SOUND["requirements"], SOUND["requirements"][0] | {"version": 2}]
    }
    assert found(organisation) == [("requirements", 1, "version", Code.UNKNOWN, "2")]


def test_a_unit_without_an_id_is_no_second_root() -> None:
    nameless = sound_and("units", {"unit_id": None, "parent_id": None})
    assert found(nameless) == [("units", 3, "unit_id", Code.MISSING, None)]


def test_a_version_given_twice_is_not_also_too_late() -> None:
    again = sound_and("versions", SOUND["versions"][0] | {"effective_from": DAY - timedelta(days=1)})
    assert found(again) == [("versions", 1, "version", Code.DUPLICATE, "0")]


def test_of_a_version_given_twice_the_first_counts_for_those_above_it() -> None:
    first = SOUND["versions"][0]
    again = first | {"effective_from": DAY + timedelta(days=9)}
    higher = first | {"version": 2, "effective_from": DAY + timedelta(days=1)}
    assert found(sound_and("versions", again, higher)) == [("versions", 1, "version", Code.DUPLICATE, "0")]


def test_faults_come_in_the_order_of_kinds_rows_and_codes() -> None:
    organisation = sound_but("leaves", person_id=None, ends_on=date(1899, 12, 31)) | {
        "units": [*SOUND["units"], {"unit_id": "u3", "parent_id": "u9"}],
        "requirements": [
            SOUND["requirements"][0]
            | {"requirement_id": "r2", "warn_days": -1, "claim_days": -1, "times": 2},
            SOUND["requirements"][0] | {"level": 0},
        ],
    }
    organisation["requirements"][0]["renewal"] = "expiry"
    assert [fault[:4] for fault in found(organisation)] == [
        ("units", 3, "parent_id", "unknown"),
        ("leaves", 0, "person_id", "missing"),
        ("leaves", 0, "ends_on", "year_out_of_range"),
        ("leaves", 0, "ends_on", "ends_before_start"),
        ("requirements", 0, "claim_days", "out_of_range"),
        ("requirements", 0, "warn_days", "out_of_range"),
        ("requirements", 0, "times", "times_needs_completion"),
        ("requirements", 1, "level", "out_of_range"),
    ]


def test_faults_are_told_in_words_and_rows_in_numbers() -> None:
    assert faults(Facts.of({}), TODAY).schema == {
        "kind": pl.String, "row": pl.UInt32, "column": pl.String, "code": pl.String, "detail": pl.String,
    }  # fmt: skip


def test_where_no_plan_is_known_no_version_is_looked_for() -> None:
    faults_of_requirements = [
        fault for fault in found(SOUND | {"versions": []}) if fault[0] == "requirements"
    ]
    assert faults_of_requirements == [("requirements", 0, "plan_id", Code.UNKNOWN, "k1")]


def test_a_move_of_nothing_is_only_missing_its_unit() -> None:
    moves = sound_and("moves", {"unit_id": None, "parent_id": None, "moves_on": DAY})
    assert found(moves) == [("moves", 1, "unit_id", Code.MISSING, None)]


def test_a_move_without_a_day_is_only_missing_its_day() -> None:
    """Taken for a move before all others it would close a loop."""
    moves = sound_and("moves", {"unit_id": "u1", "parent_id": "u2", "moves_on": None})
    assert found(moves) == [("moves", 1, "moves_on", Code.MISSING, None)]


def test_a_later_key_that_begins_as_another_is_found_twice() -> None:
    second = SOUND["versions"][0] | {"version": 2, "effective_from": DAY + timedelta(days=1)}
    assert found(sound_and("versions", second, second)) == [("versions", 2, "version", Code.DUPLICATE, "1")]


def test_as_many_faults_as_a_fault_has_fields_are_told_one_by_one() -> None:
    roots = [{"unit_id": f"u{number}", "parent_id": None} for number in range(3, 8)]
    assert found(sound_and("units", *roots)) == [
        ("units", row, "parent_id", Code.SECOND_ROOT, f"u{row}") for row in range(3, 8)
    ]


def test_a_root_that_is_told_to_move_stays_where_it_is() -> None:
    """Had it moved, what moves below it later would close a loop."""
    first, then = DAY, DAY + timedelta(days=10)
    moves = [
        {"unit_id": "u0", "parent_id": "u2", "moves_on": first},
        {"unit_id": "u2", "parent_id": "u1", "moves_on": then},
    ]
    assert found(SOUND | {"moves": moves}) == [("moves", 0, "unit_id", Code.ROOT_MOVES, "u0")]


def test_of_many_roots_the_first_is_the_root() -> None:
    units = [{"unit_id": f"u{number}", "parent_id": None} for number in range(40)]
    second = [fault for fault in found(SOUND | {"units": units, "moves": []}) if fault[3] == Code.SECOND_ROOT]
    assert [row for _, row, *_ in second] == list(range(1, 40))
