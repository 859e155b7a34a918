"""Reading fixed meeting points."""

from dataclasses import dataclass
from datetime import date

from stafett.arenas.models import Arena, ArenaDetails, OccasionDetails, SeatState, State
from stafett.arenas.occasions import queries as occasions
from stafett.matters.models import MatterState, Meaning
from stafett.people.actor import Actor
from stafett.recipes.gathering.models import MeetingPoint, Proposal


@dataclass(frozen=True)
class Point:
    """A meeting point: what it is called, which proposal made it, when it is to meet, and whether it goes on."""

    row: MeetingPoint
    details: ArenaDetails
    coming: tuple[OccasionDetails, ...]

    @property
    def next(self) -> OccasionDetails | None:
        return next(iter(self.coming), None)

    @property
    def is_over(self) -> bool:
        return self.details.ended_on is not None


def of_series(series: Arena, *, on: date) -> list[Point]:
    """The meeting points that came of a series, in the order they did."""
    rows = MeetingPoint.objects.open().filter(arena__follows=series).select_related("arena").order_by("pk")
    return [point(row, on=on) for row in rows]


def of_guest(guest: Actor, series: Arena, *, on: date) -> list[Point]:
    """Those of them that go on, and that a guest has a place in."""
    places = SeatState.objects.open().filter(guest_id=guest.guest_id, state=State.TAKEN)
    theirs = set(places.filter(pool__arena__follows=series).values_list("pool__arena_id", flat=True))
    return [one for one in of_series(series, on=on) if one.row.arena_id in theirs and not one.is_over]


def point(row: MeetingPoint, *, on: date) -> Point:
    """One meeting point."""
    coming = occasions.of_arenas([row.arena]).filter(starts_on__gte=on, cancelled_on=None)
    return Point(row, ArenaDetails.objects.open().get(arena_id=row.arena_id), tuple(coming))


def agreed() -> list[Proposal]:
    """The proposals of meeting points that were agreed to."""
    adopted = MatterState.objects.open().filter(meaning=Meaning.ADOPTED).values("matter_id")
    rows = Proposal.objects.open().filter(meets_on__isnull=False, matter__in=adopted)
    return list(rows.select_related("matter", "occasion__arena").order_by("pk"))
