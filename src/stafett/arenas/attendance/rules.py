"""May a code be used, and a list be written? Pure: judges what it is given."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails, SeatState, State
from stafett.arenas.seats.rules import WAITS
from stafett.lib.verdict import ALLOWED, Verdict

CAME = (State.TAKEN, State.ENDED)
CODE_LASTS = timedelta(days=7)
"""So long after the last day the code may still be typed: there is no network in every room."""


def through(details: OccasionDetails) -> date | None:
    """The last day on which the code of an occasion may be typed, as its days are now; none without days."""
    return details.ends_on and details.ends_on + CODE_LASTS


def can_use(details: OccasionDetails | None, *, on: date) -> Verdict:
    """The code of an occasion, if it is any's, is typed from its first day, and a while after its last. The same
    sentence for unknown and old ones. What was called off has none."""
    last = None if details is None else through(details)
    if details is None or (last is not None and on > last):
        return Verdict(_("No such code. Look once more, or ask whoever held it."))
    if details.cancelled_on is not None:
        return can_list(details, on=on)
    if details.starts_on is None or on < details.starts_on:
        return Verdict(_("It has not started yet. Type the code when you are there."))
    return ALLOWED


def can_list(details: OccasionDetails, *, on: date) -> Verdict:
    """Who was there is known from its first day on."""
    if details.cancelled_on is not None:
        return Verdict(_("It was called off, so nobody was there."))
    if details.starts_on is None or on < details.starts_on:
        return Verdict(_("It has not started yet."))
    return ALLOWED


def could_be_there(row: SeatState) -> bool:
    """Whoever had a place."""
    return row.state in CAME


def waited(row: SeatState) -> bool:
    """Whoever waited for a place: it begins, and nobody is offered one any more, but there may be room in the room."""
    return row.state in WAITS
