"""On which days is a meeting point, and who moves or ends it? Pure: judges what it is given."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails
from stafett.communication.calendars import WEEKDAYS
from stafett.lib.clock import months_after
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering.rules import is_coming

AHEAD = timedelta(days=366)
"""So far ahead the months are planned."""
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONTH = timedelta(days=31)
SATURDAY = 5


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


def suggested(day: date, holidays: Collection[date]) -> date:
    """Where a time that is on a public holiday is suggested to be instead: the next working day."""
    while day in holidays or day.weekday() >= SATURDAY:
        day += DAY
    return day


def can_keep(actor: Actor, owner_unit_id: int) -> Verdict:
    """Moved, called off and ended by who leads the unit that answers for it."""
    if actor.leads(owner_unit_id):
        return ALLOWED
    return Verdict(_("Only who leads the unit that answers for the meeting point can do this."))


def can_join(*, is_of_a_member: bool, is_over: bool) -> Verdict:
    """Whoever works for a member takes part, as long as it meets."""
    if is_over:
        return Verdict(_("It meets no longer."))
    if not is_of_a_member:
        return Verdict(_("This is for those who work for a member of the gatherings."))
    return ALLOWED


def can_leave(*, takes_part: bool) -> Verdict:
    """Whoever takes part may do so no more."""
    return ALLOWED if takes_part else Verdict(_("You do not take part in it."))


def can_change(details: OccasionDetails, *, on: date) -> Verdict:
    """A time that is still to be is moved or called off."""
    if details.cancelled_on is not None:
        return Verdict(_("This time was called off."))
    return ALLOWED if is_coming(details, on=on) else Verdict(_("This time has been."))
