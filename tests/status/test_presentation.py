"""Cells as exported, lines (§6), and what changes between two days."""

from datetime import date, timedelta

import pytest

from stafett.status import changes, evaluate, export, lines, on_day
from tests.status.build import TODAY, facts, pick, shown, texts


def exported(known):
    return texts(export(on_day(evaluate(known, on=TODAY), known, TODAY)))


def test_cells_are_exported_by_person_plan_requirement_and_unit():
    known = facts(
        employments=[
            {"employment_id": "1", "person_id": "berit"},
            {"employment_id": "2", "unit_id": "clinic"},
            {"employment_id": "3", "starts_on": "2021-01-01"},
        ],
        requirements=[{"requirement_id": "s", "per_unit": True}, {"requirement_id": "r"}],
    )
    assert pick(exported(known), "person_id", "requirement_id", "unit_id") == [
        ("anna", "r", None),
        ("anna", "s", "clinic"),
        ("anna", "s", "ward"),
        ("berit", "r", None),
        ("berit", "s", "ward"),
    ]


def test_an_exported_cell_has_the_columns_of_the_contract():
    known = facts(requirements=[{"validity_months": 12}], achievements=shown("2026-01-01"))
    assert exported(known) == [
        {
            "person_id": "anna", "plan_id": "plan", "requirement_id": "req", "unit_id": None,
            "from_on": "2020-01-01", "until_on": None, "since": "2020-01-01", "held_until": "2027-01-01",
            "yellow_on": "2027-01-02", "red_on": "2027-01-02", "colour": "green", "reason": "met",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(("achievements", "until"), [(shown("2026-01-01"), "forever"), ([], None)])
def test_held_until_says_forever_or_nothing(achievements, until):
    assert pick(exported(facts(achievements=achievements)), "held_until") == [until]


# lines


TWO_PLANS = {
    "versions": [{}, {"plan_id": "other", "effective_from": "2021-01-01"}],
    "assignments": [
        {},
        {"assignment_id": "ward only", "unit_id": "ward", "starts_on": "2022-01-01"},
        {"assignment_id": "other", "plan_id": "other"},
    ],
}


def seen(known, day=TODAY):
    evaluation = evaluate(known, on=TODAY)
    return texts(lines(evaluation, on_day(evaluation, known, day), day))


def test_a_line_joins_the_cells_that_ask_the_same():
    known = facts(
        **TWO_PLANS,
        employments=[{}, {"employment_id": "2", "unit_id": "clinic"}],
        requirements=[
            {"validity_months": 12, "warn_days": 30, "mandatory": False},
            {"plan_id": "other", "requirement_id": "x", "validity_months": 24, "due_days": 30},
        ],
        achievements=[
            *shown("2025-12-01"),
            {"achievement_id": "claim", "achieved_on": "2026-11-02", "approved_on": None},
        ],
    )
    (line,) = seen(known)
    del line["question"], line["cells"]
    assert line == {
        "person_id": "anna", "unit_id": None, "level": 1, "colour": "yellow", "reason": "expiring",
        "held_until": "2026-12-01", "held_forever": False, "mandatory": True, "since": "2020-01-01",
        "due": "2021-01-31", "yellow_on": "2026-11-02", "red_on": "2027-12-02", "claimed_on": "2026-11-02",
        "plans": ["other", "plan"], "requirements": ["other/x", "plan/req"], "units": ["clinic", "ward"],
        "assignments": ["all", "other", "ward only"],
    }  # fmt: skip


def test_what_asks_something_else_is_another_line_the_worst_first():
    known = facts(
        employments=[{"person_id": "berit"}, {"employment_id": "2"}],
        requirements=[
            {"requirement_id": "a", "accepts": ["skill"], "due_days": 9000},
            {"requirement_id": "b", "accepts": ["skill"], "level": 2, "due_days": 0},
            {"requirement_id": "c", "accepts": ["more"], "due_days": 5000},
        ],
        achievements=shown("2026-01-01"),
    )
    assert pick(seen(known), "person_id", "requirements", "colour") == [
        ("anna", ["plan/b"], "red"),
        ("anna", ["plan/c"], "yellow"),
        ("anna", ["plan/a"], "green"),
        ("berit", ["plan/b"], "red"),
        ("berit", ["plan/c"], "yellow"),
        ("berit", ["plan/a"], "yellow"),
    ]


def test_per_unit_there_is_a_line_for_each_unit_apart_from_the_one_for_any():
    known = facts(
        employments=[{}, {"employment_id": "2", "unit_id": "clinic"}],
        requirements=[{"requirement_id": "any"}, {"requirement_id": "local", "per_unit": True}],
    )
    found = sorted(pick(seen(known), "unit_id", "units", "requirements"), key=str)
    assert found == [
        ("clinic", ["clinic"], ["plan/local"]),
        ("ward", ["ward"], ["plan/local"]),
        (None, ["clinic", "ward"], ["plan/any"]),
    ]


def test_a_line_names_only_the_pairs_that_give_it_that_day():
    known = facts(
        employments=[{"ends_on": "2026-11-21"}, {"employment_id": "2", "unit_id": "clinic"}],
    )
    tomorrow = TODAY + timedelta(days=1)
    assert (seen(known)[0]["units"], seen(known, tomorrow)[0]["units"]) == (["clinic", "ward"], ["clinic"])


def test_every_cell_is_in_one_line():
    known = facts(
        **TWO_PLANS, requirements=[{}, {"plan_id": "other"}, {"requirement_id": "s", "accepts": ["more"]}]
    )
    assert sorted(cell for line in seen(known) for cell in line["cells"]) == [0, 1, 2]


# changes


def turned(known, days=30, frm=TODAY):
    found = changes(evaluate(known, on=TODAY), known, frm, frm + timedelta(days=days))
    return pick(texts(found.sort("requirement_id")), "changes_on", "colour", "reason")


YEARLY = [{"validity_months": 12, "warn_days": 30}]


@pytest.mark.parametrize(
    ("day_shown", "expected"),
    [
        ("2025-12-20", []),  # already yellow
        ("2025-12-21", [("2026-11-22", "yellow", "expiring")]),
        ("2026-01-19", [("2026-12-21", "yellow", "expiring")]),
        ("2026-01-20", []),  # a day too late
    ],
)
def test_what_turns_yellow_within_the_days_is_told_with_its_day(day_shown, expected):
    assert turned(facts(requirements=YEARLY, achievements=shown(day_shown))) == expected


def test_what_turns_red_at_once_is_told_as_red():
    known = facts(requirements=[{"validity_months": 12}], achievements=shown("2025-12-01"))
    assert turned(known) == [("2026-12-02", "red", "expired")]


def test_what_was_red_already_is_not_told_nor_what_never_turns():
    assert turned(facts(requirements=[{"due_days": 0}])) == []
    assert turned(facts(achievements=shown("2026-01-01"))) == []


def test_what_begins_yellow_is_told_on_its_first_day():
    assert turned(facts(employments=[{"starts_on": "2026-12-01"}])) == [("2026-12-01", "yellow", "due")]


def test_a_new_version_of_what_was_yellow_is_not_new():
    known = facts(
        versions=[{}, {"version": 2, "effective_from": "2026-12-01"}], requirements=[{}, {"version": 2}]
    )
    assert turned(known) == []


def test_a_new_version_of_what_was_green_may_be():
    known = facts(
        versions=[{}, {"version": 2, "effective_from": "2026-12-01"}],
        requirements=[{}, {"version": 2, "accepts": ["more"], "due_days": 0}],
        achievements=shown("2026-01-01"),
    )
    assert turned(known) == [("2026-12-01", "yellow", "due")]


def test_only_the_first_day_of_a_requirement_is_told():
    known = facts(
        versions=[{}, {"version": 2, "effective_from": "2026-12-10"}],
        requirements=[YEARLY[0], YEARLY[0] | {"version": 2}],
        achievements=shown("2025-12-25"),
    )
    assert turned(known) == [("2026-11-26", "yellow", "expiring")]


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        ("2026-11-30", [("2026-12-01", "yellow", "due")]),
        ("2026-12-20", [("2026-12-21", "yellow", "due")]),
        ("2026-12-21", []),
        (None, []),
    ],
)
@pytest.mark.parametrize("kind", ["leaves", "exemptions"])
def test_what_comes_back_from_grey_is_told_on_the_first_day_it_shows(kind, ends_on, expected):
    assert turned(facts(**{kind: [{"starts_on": "2026-11-01", "ends_on": ends_on}]})) == expected


def test_grey_stretches_after_each_other_are_passed_as_one():
    known = facts(
        leaves=[{"starts_on": "2026-11-01", "ends_on": "2026-11-30"}],
        exemptions=[
            {"starts_on": "2026-12-01", "ends_on": "2026-12-05", "requirement_id": "req"},
            {
                "exemption_id": "x",
                "starts_on": "2026-12-06",
                "ends_on": "2026-12-09",
                "requirement_id": "other",
            },
        ],
    )
    assert turned(known) == [("2026-12-06", "yellow", "due")]


def test_what_ends_before_it_would_turn_is_not_told():
    known = facts(
        employments=[{"ends_on": "2026-12-01"}], requirements=YEARLY, achievements=shown("2025-12-31")
    )
    assert turned(known) == []
    assert (
        turned(
            facts(
                employments=[{"ends_on": "2026-11-30"}],
                leaves=[{"starts_on": "2026-11-01", "ends_on": "2026-11-30"}],
            )
        )
        == []
    )


def test_changes_agree_with_the_colours_of_every_day_between():
    known = facts(requirements=YEARLY, achievements=shown("2025-12-25"))
    evaluation = evaluate(known, on=TODAY)
    colours = [
        on_day(evaluation, known, TODAY + timedelta(days=ahead))["colour"].item() for ahead in range(31)
    ]
    first = next(ahead for ahead, colour in enumerate(colours) if colour != "green")
    (found,) = turned(known)
    assert found[0] == str(TODAY + timedelta(days=first))


def test_changes_cannot_start_before_the_evaluation():
    known = facts()
    with pytest.raises(ValueError, match="cannot tell about 2026-11-20"):
        changes(evaluate(known, on=TODAY), known, date(2026, 11, 20), TODAY)
