"""§6: what a unit counts, and the figures by unit, plan and requirement."""

from datetime import date

import polars as pl
import pytest

from stafett.status import (
    cells_counted_by,
    evaluate,
    rollup_by_plan,
    rollup_by_requirement,
    rollup_by_unit,
)
from stafett.status.rollups import FIGURES
from tests.status.build import TODAY, facts, shown

# Anna works in the room and the clinic, Berit in the clinic; all are asked one thing, the ward asks two more.
HOUSE = {
    "employments": [
        {"employment_id": "1", "unit_id": "room"},
        {"employment_id": "2", "unit_id": "clinic"},
        {"employment_id": "3", "unit_id": "clinic", "person_id": "berit"},
    ],
    "versions": [{}, {"plan_id": "wards"}],
    "assignments": [{}, {"assignment_id": "ward", "plan_id": "wards", "unit_id": "ward"}],
    "requirements": [
        {"due_days": 0},
        {"plan_id": "wards", "requirement_id": "a", "accepts": ["more"], "due_days": 9000},
        {"plan_id": "wards", "requirement_id": "b", "accepts": ["most"], "mandatory": False},
    ],
    "achievements": shown("2026-01-01"),
}


def told(figures):
    """Each key with what is not zero."""
    return {
        row.pop("key"): {name: value for name, value in row.items() if value} for row in figures.to_dicts()
    }


def by_unit(known, day=TODAY, within=None):
    return told(rollup_by_unit(evaluate(known, on=TODAY), known, day, within=within))


WARD = {"members": 1, "members_yellow": 1, "green_met": 1, "yellow_due": 1, "rec_yellow_due": 1}
CLINIC = {"members": 2, "members_green": 1, "members_red": 1, "green_met": 1, "red_missing": 1}
TRUST = {
    "members": 2, "members_red": 1, "members_yellow": 1, "green_met": 1, "red_missing": 1, "yellow_due": 1,
    "rec_yellow_due": 1,
}  # fmt: skip


def test_a_person_in_two_units_is_counted_once_above_both_and_each_asks_its_own():
    assert by_unit(facts(**HOUSE)) == {"clinic": CLINIC, "room": WARD, "trust": TRUST, "ward": WARD}


def test_the_figures_below_a_unit_are_the_same():
    assert by_unit(facts(**HOUSE), within="ward") == {"room": WARD, "ward": WARD}


def test_figures_have_the_columns_of_the_contract_sorted_by_key():
    known = facts(**HOUSE)
    found = rollup_by_unit(evaluate(known, on=TODAY), known, TODAY)
    assert (found.columns, found["key"].to_list()) == (["key", *FIGURES], ["clinic", "room", "trust", "ward"])
    assert ";".join(FIGURES) == (
        "members;members_red;members_yellow;members_green;members_grey;members_none;"
        "red_missing;red_expired;yellow_due;yellow_expiring;yellow_awaiting_approval;green_met;grey_exempt;"
        "grey_on_leave;rec_red_missing;rec_red_expired;rec_yellow_due;rec_yellow_expiring;"
        "rec_yellow_awaiting_approval;rec_green_met;rec_grey_exempt;rec_grey_on_leave"
    )


def test_every_unit_is_listed_and_members_are_all_its_members():
    known = facts(
        requirements=[{"mandatory": False}],
        assignments=[{"person_id": "anna"}],
        employments=[
            {},
            {"employment_id": "2", "person_id": "berit", "unit_id": "clinic"},
        ],
    )
    anna = {"members": 1, "members_none": 1, "rec_yellow_due": 1}
    assert by_unit(known) == {
        "clinic": {"members": 1, "members_none": 1},
        "room": {},
        "trust": {"members": 2, "members_none": 2, "rec_yellow_due": 1},
        "ward": anna,
    }


def test_a_unit_counts_only_what_is_given_in_it_that_day():
    known = facts(
        employments=[
            {"employment_id": "1", "unit_id": "ward", "ends_on": "2026-11-21"},
            {"employment_id": "2", "unit_id": "clinic", "starts_on": "2026-11-22"},
        ]
    )
    one = {"members": 1, "members_yellow": 1, "yellow_due": 1}
    assert by_unit(known) == {"clinic": {}, "room": {}, "trust": one, "ward": one}
    assert by_unit(known, date(2026, 11, 22)) == {"clinic": one, "room": {}, "trust": one, "ward": {}}


def test_units_count_in_the_tree_of_the_day():
    moves = [{"unit_id": "room", "parent_id": "clinic", "moves_on": "2026-11-22"}]
    known = facts(employments=[{"unit_id": "room"}], moves=moves)
    one = {"members": 1, "members_yellow": 1, "yellow_due": 1}
    assert by_unit(known) == {"clinic": {}, "room": one, "trust": one, "ward": one}
    assert by_unit(known, date(2026, 11, 22)) == {"clinic": one, "room": one, "trust": one, "ward": {}}


@pytest.mark.parametrize(
    ("grey", "figures"),
    [
        ([{"requirement_id": "a"}], {"members_green": 1, "green_met": 1, "grey_exempt": 1}),
        ([{}], {"members_grey": 1, "grey_exempt": 2}),
    ],
)
def test_a_member_is_grey_only_where_everything_mandatory_is(grey, figures):
    known = facts(
        requirements=[{"requirement_id": "a", "accepts": ["more"]}, {"requirement_id": "b"}],
        achievements=shown("2026-01-01"),
        exemptions=[row | {"starts_on": "2026-01-01"} for row in grey],
    )
    assert by_unit(known, within="ward")["ward"] == {"members": 1} | figures


PLAN = {"members": 2, "members_red": 1, "members_green": 1, "red_missing": 1, "green_met": 1}
WARDS = {"members": 1, "members_yellow": 1, "yellow_due": 1, "rec_yellow_due": 1}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, {"plan": PLAN, "wards": WARDS}),
        ("trust", {"plan": PLAN, "wards": WARDS}),
        ("room", {"plan": {"members": 1, "members_green": 1, "green_met": 1}, "wards": WARDS}),
        ("clinic", {"plan": PLAN}),
    ],
)
def test_by_plan_only_what_the_unit_counts_and_the_people_with_it(unit, expected):
    known = facts(**HOUSE)
    assert told(rollup_by_plan(evaluate(known, on=TODAY), known, TODAY, unit=unit)) == expected


def test_by_requirement_the_key_names_the_plan_too():
    known = facts(**HOUSE)
    found = told(rollup_by_requirement(evaluate(known, on=TODAY), known, TODAY))
    assert found == {
        "plan/req": PLAN,
        "wards/a": {"members": 1, "members_yellow": 1, "yellow_due": 1},
        "wards/b": {"members": 1, "members_none": 1, "rec_yellow_due": 1},
    }
    below = rollup_by_requirement(evaluate(known, on=TODAY), known, TODAY, unit="clinic")
    assert told(below) == {"plan/req": PLAN}


@pytest.mark.parametrize(
    ("unit", "people"),
    [(None, ["anna", "anna", "anna", "berit"]), ("ward", ["anna"] * 3), ("clinic", ["anna", "berit"])],
)
def test_a_unit_shows_the_cells_it_counts(unit, people):
    known = facts(**HOUSE)
    found = cells_counted_by(evaluate(known, on=TODAY), known, TODAY, unit)
    assert sorted(found["person_id"]) == people


def test_nobody_employed_leaves_only_empty_units():
    known = facts(employments=[])
    assert by_unit(known) == {"clinic": {}, "room": {}, "trust": {}, "ward": {}}
    assert rollup_by_plan(evaluate(known, on=TODAY), known, TODAY).is_empty()


def test_figures_are_numbers_of_one_type():
    known = facts(**HOUSE)
    found = rollup_by_unit(evaluate(known, on=TODAY), known, TODAY)
    assert found.schema == {"key": pl.String} | dict.fromkeys(FIGURES, pl.Int64)
