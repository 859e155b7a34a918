"""What changes colour between two days, told on the first day it shows."""

from datetime import date, timedelta

import pytest

from stafett.status import changes, evaluate, on_day
from stafett.status.evaluation import CELL_COLUMNS
from tests.status.build import TODAY, facts, pick, shown, texts


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


def test_a_change_is_a_cell_with_its_colour_and_the_day():
    known = facts(employments=[{"starts_on": "2026-12-01"}])
    found = changes(evaluate(known, on=TODAY), known, TODAY, date(2026, 12, 1))
    assert found.columns == [*CELL_COLUMNS, "changes_on", "reason", "colour"]


def test_what_is_asked_per_unit_changes_in_each_unit():
    known = facts(
        employments=[{"employment_id": unit, "unit_id": unit} for unit in ("ward", "room")],
        requirements=[YEARLY[0] | {"per_unit": True}],
        achievements=[
            {"achievement_id": unit, "achieved_on": day, "unit_id": unit}
            for unit, day in (("ward", "2025-12-25"), ("room", "2025-12-26"))
        ],
    )
    assert [day for day, *_ in turned(known)] == ["2026-11-26", "2026-11-27"]


def test_requirements_of_the_same_name_in_two_plans_change_each_for_itself():
    known = facts(
        versions=[{}, {"plan_id": "other"}],
        assignments=[{}, {"assignment_id": "other", "plan_id": "other"}],
        requirements=[YEARLY[0] | {"plan_id": "other"}, {"validity_months": 12}],
        achievements=shown("2025-12-01"),
    )
    assert turned(known) == [("2026-12-02", "red", "expired")]


def test_changes_are_told_in_the_order_of_their_days():
    people = [f"p{(number * 7) % 20:02}" for number in range(20)]
    known = facts(
        employments=[{"employment_id": person, "person_id": person} for person in people],
        requirements=YEARLY,
        achievements=[
            {"achievement_id": person, "person_id": person, "achieved_on": f"2025-12-{22 + number % 10}"}
            for number, person in enumerate(people)
        ],
    )
    found = changes(evaluate(known, on=TODAY), known, TODAY, TODAY + timedelta(days=30))
    assert found.height == len(people)
    assert found["changes_on"].is_sorted()


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
