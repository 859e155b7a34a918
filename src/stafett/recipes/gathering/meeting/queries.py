"""Reading fixed meeting points."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from stafett.arenas.models import Arena, ArenaDetails, Occasion, OccasionDetails, SeatState, State
from stafett.arenas.occasions import queries as occasions
from stafett.lib.public_holidays import public_holidays
from stafett.matters.models import MatterState, Meaning
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import recipe
from stafett.recipes.gathering.models import MeetingPoint, Proposal


@dataclass(frozen=True)
class Month:
    """One time of a meeting point, perhaps called off; and what a public holiday on that day is called."""

    details: OccasionDetails
    holiday: str = ""

    @property
    def is_off(self) -> bool:
        return self.details.cancelled_on is not None


@dataclass(frozen=True)
class Point:
    """A meeting point: what it is called, which proposal made it, when it is to meet, and whether it goes on."""

    row: MeetingPoint
    details: ArenaDetails
    months: tuple[Month, ...]

    @property
    def next(self) -> OccasionDetails | None:
        return next((one.details for one in self.months if not one.is_off), None)

    @property
    def is_over(self) -> bool:
        return self.details.ended_on is not None


def of_series(found: Arena, *, on: date) -> list[Point]:
    """The meeting points that came of a series, in the order they did."""
    rows = MeetingPoint.objects.open().filter(arena__follows=found).select_related("arena").order_by("pk")
    return [point(row, on=on) for row in rows]


def of_guest(guest: Actor, series: Arena, *, on: date) -> list[Point]:
    """Those of them that go on, and that a guest has a place in."""
    places = SeatState.objects.open().filter(guest_id=guest.guest_id, state=State.TAKEN)
    theirs = set(places.filter(pool__arena__follows=series).values_list("pool__arena_id", flat=True))
    return [one for one in of_series(series, on=on) if one.row.arena_id in theirs and not one.is_over]


def point(row: MeetingPoint, *, on: date) -> Point:
    """One meeting point."""
    coming = occasions.of_arenas([row.arena]).filter(starts_on__gte=on)
    details = ArenaDetails.objects.open().get(arena_id=row.arena_id)
    return Point(row, details, () if details.ended_on else tuple(map(month, coming)))


def month(details: OccasionDetails) -> Month:
    """One time of a meeting point."""
    day = details.starts_on
    return Month(details, public_holidays(day, day).get(day, "") if day else "")


def seen_by(actor: Actor) -> QuerySet[Occasion]:
    """The single times of the meeting points that came of the series somebody sees."""
    found = Occasion.objects.filter(arena__recipe=recipe.code, arena__follows__in=series.visible_to(actor))
    return found.select_related("arena")


def first_said(arena: Arena) -> dict[int, OccasionDetails]:
    """The times of a meeting point as its series says them, whatever they were moved to; by their number."""
    rows = OccasionDetails.objects.filter(occasion__arena=arena).order_by("-opened")
    return {row.occasion_id: row for row in rows}


def agreed() -> list[Proposal]:
    """The proposals of meeting points that were agreed to."""
    adopted = MatterState.objects.open().filter(meaning=Meaning.ADOPTED).values("matter_id")
    rows = Proposal.objects.open().filter(meets_on__isnull=False, matter__in=adopted)
    return list(rows.select_related("matter", "occasion__arena").order_by("pk"))
