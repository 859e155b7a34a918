"""Who may enter leave, and which days make sense."""

from datetime import date, timedelta

import pytest

from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.leaves import rules
from stafett.people.models import Leave
from stafett.people.roles import Power
from tests.factories import TODAY, days_ago, days_ahead

LEADER = Actor(label="Alice", person_id=1, organisation_id=1, reach={Power.EXCUSE: frozenset({10})})


def test_leave_is_entered_by_who_may_excuse_where_the_person_works() -> None:
    assert rules.can_enter(Deciding(LEADER), 2, works_in={10, 11})
    assert rules.can_enter(Deciding(LEADER), 2, works_in={11}).reason == (
        "Leave is entered by the person's leader, the leader's deputy or an HR adviser."
    )


def test_nobody_enters_their_own_not_through_another_record_either() -> None:
    said = "You cannot enter your own leave. Your leader or the HR adviser does it."

    assert rules.can_enter(Deciding(LEADER), 1, works_in={10}).reason == said
    assert rules.can_enter(Deciding(LEADER, own=frozenset({1, 2})), 2, works_in={10}).reason == said


def test_days_are_in_order_and_near() -> None:
    assert rules.fits(TODAY, TODAY, on=TODAY)
    assert rules.fits(days_ago(400), None, on=TODAY)
    assert rules.fits(TODAY, days_ago(1), on=TODAY).reason == "The last day must be the first day or later."
    assert rules.fits(TODAY, days_ahead(36_000), on=TODAY).reason.startswith("Look at the year once more")


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (-30, -11, True),
        (-30, -10, False),
        (0, None, False),
        (11, 20, True),
        (10, 10, False),
        (-30, None, False),
    ],
)
def test_no_two_overlap_but_they_may_touch(first: int, last: int | None, fits: bool) -> None:
    other = Leave(starts_on=days_ago(10), ends_on=days_ahead(10))
    ends_on = None if last is None else TODAY + timedelta(days=last)

    assert bool(rules.fits(TODAY + timedelta(days=first), ends_on, on=TODAY, others=[other])) is fits


def test_an_open_one_overlaps_all_that_follows() -> None:
    other = Leave(starts_on=days_ago(10), ends_on=None)

    assert rules.fits(days_ahead(500), None, on=TODAY, others=[other]).reason == (
        "There is a leave already, from 5 June 2026 until further notice. End that one first, or choose other days."
    )


def test_one_comes_back_after_the_first_day_and_on_another_day_than_was_said() -> None:
    leave = Leave(starts_on=days_ago(10), ends_on=days_ahead(10))

    assert rules.can_come_back(leave, days_ago(9))
    assert rules.can_come_back(leave, days_ahead(30))
    assert rules.can_come_back(leave, days_ago(10)).reason.startswith(
        "The day back must be after the first day"
    )
    assert rules.can_come_back(leave, days_ahead(11)).reason == "That is the day back already."
    assert rules.can_come_back(Leave(starts_on=days_ago(10), ends_on=date.max), TODAY)
