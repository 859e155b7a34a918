"""On which days is a meeting point, and who ends it? Pure: judges what it is given."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.communication.calendars import WEEKDAYS
from stafett.lib.clock import months_after
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering.rules import leads

AHEAD = timedelta(days=366)
"""So far ahead the months are planned."""
WEEK = timedelta(weeks=1)


def monthly(first: date, until: date) -> Iterator[date]:
    """The same weekday of the month as the first time, such as the second Tuesday; the last one, where the first time
    was the fifth."""
    number = (first.day - 1) // 7
    for months in range(12 * (until.year - first.year) + until.month - first.month + 1):
        day = _weekday(months_after(first.replace(day=1), months), first.weekday(), number)
        if first <= day <= until:
            yield day


def repeats(first: date) -> str:
    """The same, as calendars write it."""
    number = (first.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={number if number < 5 else -1}{WEEKDAYS[first.weekday()]}"


def _weekday(first_of_month: date, weekday: int, number: int) -> date:
    day = first_of_month + timedelta(days=(weekday - first_of_month.weekday()) % 7) + number * WEEK
    return day if day.month == first_of_month.month else day - WEEK


def can_end(actor: Actor, owner_unit_id: int) -> Verdict:
    """Ended by who leads the unit that answers for it."""
    if leads(actor, owner_unit_id):
        return ALLOWED
    return Verdict(_("Only who leads the unit that answers for the meeting point can end it."))


def end_fits(grounds: str) -> Verdict:
    """With a word why."""
    return ALLOWED if grounds.strip() else Verdict(_("Write why, so that people understand."))
