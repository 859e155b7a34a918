"""How long a place that has come free is offered to whoever waits longest."""

from datetime import datetime, time, timedelta

from stafett.arenas.models import OccasionDetails, Pool, SeatState
from stafett.arenas.seats import actions as seats
from stafett.audit.actions import Change
from stafett.lib.clock import OSLO
from stafett.recipes.course import telling

LASTS = timedelta(hours=48)
"""As long as an offer stands, unless the session starts sooner."""


def starts_at(details: OccasionDetails) -> datetime | None:
    """The moment a session starts; at the beginning of its day where it has no time."""
    if details.starts_on is None:
        return None
    return datetime.combine(details.starts_on, details.starts_time or time(), OSLO)


def is_on(details: OccasionDetails, *, at: datetime) -> bool:
    """Whether a session has begun, so that nobody is offered a place any more, and is not over."""
    starts, last = starts_at(details), details.ends_on
    return starts is not None and starts <= at and (last is None or last >= at.date())


def settle(pool: Pool, details: OccasionDetails, *, change: Change, at: datetime) -> list[SeatState]:
    """What was offered too long ago has run out, and what is free is offered to those who wait, in their order;
    nothing more once the session has started. Whoever is offered a place is told."""
    starts = starts_at(details)
    if starts is None or starts <= at:
        seats.lapse(pool, change=change, at=at)
        return []
    made = seats.settle(pool, until=min(at + LASTS, starts), change=change, at=at)
    telling.offered(details, made)
    return made
