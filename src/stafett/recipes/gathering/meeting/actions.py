"""Writing fixed meeting points: begun once they are agreed to, kept planned a year ahead, joined and left, one time of
them moved or called off, ended."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time

from stafett.arenas import actions as arenas
from stafett.arenas import queries as settings
from stafett.arenas.attendance import queries as attendance
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import (
    Arena,
    Following,
    GroupMember,
    Occasion,
    OccasionDetails,
    Pool,
)
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When, Where, says_why
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats.actions import Holder
from stafett.audit.actions import Change
from stafett.lib.clock import OSLO
from stafett.lib.verdict import require
from stafett.matters import queries as matters
from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import recipe, telling
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.models import MeetingPoint, Proposal
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.queries import MEMBER

from . import queries, rules

BY_ITSELF = Actor(label="Stafett")


def keep_up(*, on: date) -> int:
    """Whatever was agreed to meets, and is planned a year ahead. To be done once a day. Answers with how many times
    were planned. Logged where something was."""
    return sum(keep_up_one(proposal, on=on) for proposal in queries.agreed())


def keep_up_one(proposal: Proposal, *, on: date) -> int:
    """As `keep_up`, of one proposal that was agreed to."""
    days = _missing(proposal, on)
    if not days:
        return 0
    arena, matter = proposal.occasion.arena, proposal.matter
    with changing(arena, "gathering.meeting_planned", matter.title, by=BY_ITSELF) as change:
        days = _missing(proposal, on)
        known = MeetingPoint.objects.open().filter(matter=matter).first()
        point = known or _begun(proposal, change, on)
        for day in days:
            when = When(starts_on=day, starts_time=proposal.meets_from, ends_time=proposal.meets_to)
            occasions.plan(point.arena, matter.title, when, where=Where(link=proposal.link), change=change)
        if known is None and proposal.meets_on is not None:
            telling.begun(point.arena, rules.repeats(proposal.meets_on))
        change.detail = {"count": len(days)}
        return len(days)


def _missing(proposal: Proposal, on: date) -> list[date]:
    """The days to plan: a year ahead, after those planned already, none before today."""
    point = MeetingPoint.objects.open().filter(matter=proposal.matter).first()
    if proposal.meets_on is None or (point and settings.details(point.arena).ended_on):
        return []
    rows = queries.first_said(point.arena).values() if point else ()
    last = max((row.starts_on for row in rows if row.starts_on), default=date.min)
    days = rules.monthly(proposal.meets_on, on + rules.AHEAD)
    return [day for day in days if day >= on and day > last]


def _begun(proposal: Proposal, change: Change, on: date) -> MeetingPoint:
    """An arena that continues the series, with its members, and those of the group who came; all who did, where there
    is none."""
    matter, above = proposal.matter, proposal.occasion.arena
    setting = arenas.Setting(title=matter.title, owner_unit_id=matters.state(matter).unit_id)
    arena = arenas.begin(
        recipe.code, above.organisation_id, setting, change=change, follows=above, how=Following.CONTINUES
    ).arena
    for member in series.members(above):
        arenas.join(arena, MEMBER, unit=member.party.unit, outside=member.party.outside, change=change)
    _seat(arena, proposal, change, on)
    return MeetingPoint.objects.create(
        organisation_id=arena.organisation_id, matter=matter, arena=arena, opened=change.position
    )


def _seat(arena: Arena, proposal: Proposal, change: Change, on: date) -> None:
    rows = attendance.taking_part().filter(pool__occasion=proposal.occasion)
    if proposal.group_id is not None:
        members = GroupMember.objects.open().filter(group=proposal.group_id)
        rows = rows.filter(seat__in=members.values("seat_id"))
    holders = [
        Holder(person_id=row.person_id, guest_id=row.guest_id, for_unit_id=row.seat.for_unit_id)
        for row in rows.select_related("seat").order_by("seat_id")
    ]
    pool = seats.open_pool(arena, change=change)
    seats.take(pool, holders, change=change, at=_noted_at(on))


def _noted_at(on: date) -> datetime:
    """There is room for everybody, and nothing is offered, so that only the day matters."""
    return datetime.combine(on, time(), OSLO)


def join(point: MeetingPoint, *, by: Actor, on: date) -> None:
    """Take part from now on. Who does already, does. Raises NotAllowed. Logged."""
    with _of(point, "gathering.meeting_joined", by=by) as change:
        unit = queries.member_of(by, queries.series_of(point.arena), on=on)
        is_over = settings.details(point.arena).ended_on is not None
        require(rules.can_join(is_of_a_member=unit is not None, is_over=is_over))
        holder = Holder(person_id=by.person_id, for_unit_id=unit)
        # A member that came later takes part in what began before it did.
        arenas.join(point.arena, MEMBER, unit=Unit.objects.get(pk=unit), change=change)
        pool = Pool.objects.get(arena=point.arena, occasion=None)
        (row,) = seats.take(pool, [holder], change=change, at=_noted_at(on))
        if row.opened == change.position:
            telling.joined_point(row, queries.as_said(point, on=on), queries.repeats(point))


def leave(point: MeetingPoint, *, by: Actor, on: date) -> None:
    """Take part no more. Raises NotAllowed. Logged."""
    with _of(point, "gathering.meeting_left", by=by) as change:
        own = queries.places(by, queries.series_of(point.arena)).filter(pool__arena=point.arena)
        require(rules.can_leave(takes_part=own.exists()))
        people.leave(own, by=by, change=change, at=_noted_at(on))


def _of(point: MeetingPoint, verb: str, *, by: Actor) -> AbstractContextManager[Change]:
    return changing(point.arena, verb, settings.details(point.arena).title, by=by)


def move(occasion: Occasion, when: When, grounds: str, *, seen: int, by: Actor, on: date) -> OccasionDetails:
    """One time is on another day or at another hour; the others stay. `seen`: the row that was shown.

    Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged.
    """
    now = times.details(occasion)
    with changing(occasion.arena, "gathering.meeting_moved", now.title, by=by) as change:
        before = _to_change(occasion, by, on)
        require(keeping.time_fits(before, when, grounds=grounds, on=on), ArenaError)
        is_postponed = keeping.is_postponed(before, when)
        moved = occasions.move(
            occasion, when, change=change, grounds=grounds, is_postponed=is_postponed, seen=seen
        )
        telling.month_moved(moved.details, queries.first_said(occasion.arena)[occasion.pk])
        return moved.details


def call_off(occasion: Occasion, grounds: str, *, by: Actor, on: date) -> OccasionDetails:
    """One time will not be; the others stay. Raises NotAllowed or ArenaError. Logged."""
    now = times.details(occasion)
    with changing(occasion.arena, "gathering.meeting_called_off", now.title, by=by) as change:
        _to_change(occasion, by, on)
        require(says_why(grounds), ArenaError)
        details = occasions.cancel(occasion, grounds=grounds, change=change, on=on)
        telling.month_called_off(details, queries.first_said(occasion.arena)[occasion.pk])
        return details


def _to_change(occasion: Occasion, by: Actor, on: date) -> When:
    """When it is now, if it may be moved or called off."""
    now = times.details(occasion)
    require(queries.may_keep(by, occasion.arena, on=on))
    require(rules.can_change(now, on=on))
    return When(starts_on=now.starts_on)


def end(point: MeetingPoint, grounds: str, *, by: Actor, on: date) -> None:
    """It meets no longer: what was planned is called off. Raises NotAllowed or ArenaError. Logged."""
    with _of(point, "gathering.meeting_ended", by=by) as change:
        require(queries.may_keep(by, point.arena, on=on))
        require(says_why(grounds), ArenaError)
        coming = OccasionDetails.objects.open().filter(
            occasion__arena=point.arena, starts_on__gte=on, cancelled_on=None
        )
        for row in coming.select_related("occasion"):
            occasions.cancel(row.occasion, grounds=grounds, change=change, on=on)
        arenas.alter(point.arena, change=change, ended_on=on)
        telling.ended(point.arena)
