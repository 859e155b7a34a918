"""Where does a seat stand, and how many may be had? Pure: judges what it is given."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from stafett.arenas.models import LIVE, PLACED, SeatState, State
from stafett.lib.verdict import ALLOWED, Verdict

WAITS = (State.WAITING, State.OFFERED, State.LAPSED)
"""Has no place, and asked for one."""


def state_of(row: SeatState, *, at: datetime) -> State:
    """Where a seat stands at a moment: an offer nobody took in time has lapsed, also before that is written."""
    if row.state == State.OFFERED and row.until is not None and row.until <= at:
        return State.LAPSED
    return State(row.state)


def is_live(row: SeatState, *, at: datetime) -> bool:
    """Whether its holder has it, or may still get it."""
    return state_of(row, at=at) in LIVE


def left(quota: int | None, rows: Collection[SeatState], *, at: datetime) -> int | None:
    """How many places are free; None where there is no end of them, never less than none."""
    if quota is None:
        return None
    return max(0, quota - sum(state_of(row, at=at) in PLACED for row in rows))


def can_accept(row: SeatState, *, at: datetime) -> Verdict:
    """An offer is accepted in time."""
    match state_of(row, at=at):
        case State.OFFERED:
            return ALLOWED
        case State.LAPSED:
            return Verdict(_("The offer has run out. Sign up again to get back on the waiting list."))
    return Verdict(_("There is no offer to answer."))


def can_decline(row: SeatState, *, at: datetime) -> Verdict:
    """No is said to what is asked or offered."""
    return ALLOWED if row.state == State.ASKED else can_accept(row, at=at)


def can_grant(row: SeatState) -> Verdict:
    """What was asked for is granted once."""
    if row.state == State.ASKED:
        return ALLOWED
    return Verdict(_("This has been answered already."))


def can_give_up(row: SeatState, *, at: datetime) -> Verdict:
    """What one has, or may still get, can be given up or taken back."""
    if is_live(row, at=at):
        return ALLOWED
    return Verdict(_("This is not on the list any more."))
