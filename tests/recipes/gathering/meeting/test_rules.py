from datetime import date, datetime, time
from itertools import islice

import pytest
from dateutil.rrule import rrulestr

from stafett.arenas.models import OccasionDetails
from stafett.lib.public_holidays import public_holidays
from stafett.recipes.gathering.meeting import rules
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db


def test_every_month_on_the_same_weekday() -> None:
    second_tuesday = rules.monthly(date(2026, 12, 8), date(2027, 3, 9))
    assert list(second_tuesday) == [date(2026, 12, 8), date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9)]


def test_the_fifth_is_the_last() -> None:
    fifth_monday = rules.monthly(date(2026, 11, 30), date(2027, 3, 31))
    assert list(fifth_monday) == [
        date(2026, 11, 30),
        date(2026, 12, 28),
        date(2027, 1, 25),
        date(2027, 2, 22),
        date(2027, 3, 29),
    ]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (date(2026, 12, 8), "FREQ=MONTHLY;BYDAY=2TU"),
        (date(2026, 11, 30), "FREQ=MONTHLY;BYDAY=-1MO"),
        (date(2026, 11, 29), "FREQ=MONTHLY;BYDAY=-1SU"),
        (date(2026, 11, 1), "FREQ=MONTHLY;BYDAY=1SU"),
    ],
)
def test_calendars_are_told_the_same_days(first, said) -> None:
    assert rules.repeats(first) == said
    by_calendar = islice(rrulestr(said, dtstart=datetime.combine(first, time())), 24)
    days = [moment.date() for moment in by_calendar]
    assert days == list(rules.monthly(first, days[-1]))


def test_kept_by_who_answers_for_it(alice, charlie, unit_a) -> None:
    assert rules.can_keep(alice.actor, unit_a.pk)
    assert not rules.can_keep(charlie.actor, unit_a.pk)


def test_joined_by_who_works_for_a_member_as_long_as_it_meets() -> None:
    assert rules.can_join(is_of_a_member=True, is_over=False)
    assert "work for a member" in rules.can_join(is_of_a_member=False, is_over=False).reason
    assert "no longer" in rules.can_join(is_of_a_member=True, is_over=True).reason
    assert rules.can_leave(takes_part=True)
    assert "do not take part" in rules.can_leave(takes_part=False).reason


def test_what_has_been_or_was_called_off_is_not_changed() -> None:
    row = OccasionDetails(starts_on=TODAY, ends_on=TODAY)
    assert rules.can_change(row, on=TODAY)
    assert rules.can_change(row, on=days_ahead(1)).reason == "This time has been."
    row.cancelled_on = TODAY
    assert rules.can_change(row, on=TODAY).reason == "This time was called off."


def test_from_a_holiday_to_the_next_working_day() -> None:
    easter = public_holidays(date(2027, 3, 1), date(2027, 4, 30))
    assert rules.suggested(date(2027, 3, 25), easter) == date(2027, 3, 30)
    assert rules.suggested(date(2027, 3, 31), easter) == date(2027, 3, 31)
