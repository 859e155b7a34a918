"""Reading fixed meeting points."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena, ArenaDetails, Occasion, OccasionDetails, SeatState, State
from stafett.arenas.occasions import queries as occasions
from stafett.lib.public_holidays import public_holidays
from stafett.lib.verdict import Verdict
from stafett.matters.models import MatterState, Meaning
from stafett.people.actor import Actor
from stafett.people.tree import tree
from stafett.recipes.gathering import queries as series_
from stafett.recipes.gathering import recipe
from stafett.recipes.gathering.models import MeetingPoint, Proposal
from stafett.records.cases import works_in

from . import rules

type Said = tuple[OccasionDetails, OccasionDetails]
"""One time of a meeting point: as it is now, and as its series says it."""


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
    theirs = {row.pool.arena_id for row in places(guest, series)}
    return [one for one in of_series(series, on=on) if one.row.arena_id in theirs and not one.is_over]


def places(actor: Actor, series: Arena) -> QuerySet[SeatState]:
    """The places somebody has in the meeting points that came of a series."""
    rows = SeatState.objects.open().filter(person_id=actor.person_id, guest_id=actor.guest_id)
    found = rows.filter(pool__arena__follows=series, pool__occasion=None, state=State.TAKEN)
    return found.select_related("seat", "pool__arena")


def member_of(actor: Actor, series: Arena, *, on: date) -> int | None:
    """The member of a series somebody works for, by its unit; the one that came first, where there are several. None
    for who does not see the series."""
    if actor.person_id is None or not series_.visible_to(actor).filter(pk=series.pk).exists():
        return None
    above = _above(actor.organisation_id or 0, works_in([actor.person_id], on=on)[actor.person_id], on=on)
    return next((row.unit_id for row in arenas.parties(series) if row.unit_id in above), None)


def answers_for(arena: Arena, *, on: date) -> int:
    """The unit that answers for a meeting point: the one it was given to, as long as that belongs to a member; after
    that the one that keeps the series."""
    unit = arenas.details(arena).owner_unit
    above = _above(unit.organisation_id, {unit.pk}, on=on)
    if any(row.unit_id in above for row in arenas.parties(series_of(arena))):
        return unit.pk
    return arenas.details(series_of(arena)).owner_unit_id


def may_keep(actor: Actor, arena: Arena, *, on: date) -> Verdict:
    """Whether somebody moves, calls off and ends a meeting point."""
    return rules.can_keep(actor, answers_for(arena, on=on))


def series_of(arena: Arena) -> Arena:
    """The series a meeting point came of."""
    if arena.follows is None:
        raise LookupError(arena.pk)
    return arena.follows


def _above(organisation_id: int, unit_ids: Iterable[int], *, on: date) -> set[int]:
    """Some units, and those above them."""
    units = tree(organisation_id, on=on)
    return {node.id for unit in unit_ids if unit in units.nodes for node in units.path(unit)}


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
    found = Occasion.objects.filter(arena__recipe=recipe.code, arena__follows__in=series_.visible_to(actor))
    return found.select_related("arena")


def first_said(arena: Arena) -> dict[int, OccasionDetails]:
    """The times of a meeting point as its series says them, whatever they were moved to; by their number."""
    rows = OccasionDetails.objects.filter(occasion__arena=arena).order_by("-opened")
    return {row.occasion_id: row for row in rows}


def as_said(point: MeetingPoint, *, on: date) -> list[Said]:
    """The times of a meeting point that its series says are still to be, the first one first."""
    first, rows = first_said(point.arena), OccasionDetails.objects.open().filter(occasion__arena=point.arena)
    known = [(row, first[row.occasion_id]) for row in rows.order_by("occasion_id")]
    return [(now, said) for now, said in known if said.starts_on is not None and said.starts_on >= on]


def repeats(point: MeetingPoint) -> str:
    """On which day of the month it meets, as calendars write it."""
    proposal = Proposal.objects.open().get(matter=point.matter_id)
    return rules.repeats(proposal.meets_on or date.max)


def agreed() -> list[Proposal]:
    """The proposals of meeting points that were agreed to."""
    adopted = MatterState.objects.open().filter(meaning=Meaning.ADOPTED).values("matter_id")
    rows = Proposal.objects.open().filter(meets_on__isnull=False, matter__in=adopted)
    return list(rows.select_related("matter", "occasion__arena").order_by("pk"))
