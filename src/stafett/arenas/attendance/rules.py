"""May a code be used, and a list be written? Pure: judges what it is given."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails, RoomCode, SeatState, State
from stafett.lib.verdict import ALLOWED, Verdict

CAME = (State.TAKEN, State.ENDED)


def can_use(code: RoomCode | None, details: OccasionDetails | None, *, on: date) -> Verdict:
    """A code is typed from the day of the occasion through the day it is good for. The same sentence for unknown and
    old ones."""
    if code is None or details is None or on > code.through:
        return Verdict(_("No such code. Look once more, or ask whoever held it."))
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
