"""Writing who comes: signed up by who leads their organisation, with how they come, and in which groups."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.groups import actions as groups
from stafett.arenas.groups import queries as grouped
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import (
    LIVE,
    Group,
    GroupDetails,
    Occasion,
    OccasionDetails,
    Pool,
    Seat,
    SeatState,
)
from stafett.arenas.occasions import queries as times
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats import queries as seated
from stafett.arenas.seats.actions import Holder
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering import telling
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.models import Coming, How

from . import queries, rules


def sign_up(
    occasion: Occasion, pool: Pool, person_ids: Collection[int], *, by: Actor, at: datetime
) -> list[SeatState]:
    """Some of a member's people come. Who has a place at this gathering already keeps it, for whichever member; with
    no place left they wait. Raises NotAllowed or ArenaError. Logged."""
    with changing(occasion.arena, "gathering.signed_up", times.details(occasion).title, by=by) as change:
        members = [one.who for one in series.members(occasion.arena)]
        require(rules.can_sign_up(by, pool.for_unit_id, members))
        require(keeping.can_change(times.details(occasion), on=at.date()))
        working = queries.may_choose(by, pool.for_unit_id, on=at.date())
        require(rules.people_fit(person_ids, working), ArenaError)
        have = _there(occasion)
        new = [person for person in dict.fromkeys(person_ids) if person not in have]
        holders = [Holder(person_id=person, for_unit_id=pool.for_unit_id) for person in new]
        change.detail = {"count": len(new)}
        made = seats.take(pool, holders, change=change, at=at)
        telling.signed_up(times.details(occasion), made)
        return made


def _there(occasion: Occasion) -> set[int | None]:
    """Who is on the list already, for whichever member."""
    known = SeatState.objects.open().filter(pool__occasion=occasion, state__in=LIVE)
    return set(known.values_list("person_id", flat=True))


def take_off(seat: Seat, *, by: Actor, at: datetime) -> SeatState:
    """Somebody does not come after all; whoever waits first for that member comes instead.

    Raises NotAllowed or ArenaError. Logged.
    """
    with _of_seat(seat, "gathering.taken_off", by=by) as change:
        before = _answered_for(seat, by, at.date())
        details = _details(before.pool)
        require(keeping.can_change(details, on=at.date()))
        row = seats.withdraw(seat, change=change, at=at)
        telling.TELLER.taken_off(details, before, by=by)
        _next_in(row.pool, change=change, at=at)
        return row


def _answered_for(seat: Seat, by: Actor, on: date) -> SeatState:
    """Where a seat stands that somebody may answer for."""
    row = seated.current(seat)
    require(invited.may_act(by, on=on))
    require(rules.can_answer_for(by, row, series.details(row.pool.arena).owner_unit_id))
    return row


def hand_over(seat: Seat, person_id: int | None, *, by: Actor, at: datetime) -> SeatState:
    """Somebody else of the same member takes the place, in the same groups; how they come, they say themselves.

    Raises NotAllowed or ArenaError. Logged.
    """
    with _of_seat(seat, "gathering.handed_over", by=by) as change:
        before = seated.current(seat)
        details = _details(before.pool)
        require(rules.can_hand_over(by, before))
        require(keeping.can_change(details, on=at.date()))
        working = queries.may_choose(by, before.pool.for_unit_id, on=at.date())
        require(rules.takes_over(person_id, working, _there(details.occasion)), ArenaError)
        now = seats.replace_holder(seat, person_id=person_id, change=change, at=at)
        rows.close(list(Coming.objects.open().filter(seat=seat)), change.position)
        telling.handed_over(details, before, now, by=by)
        return now


def leave(rows: Iterable[SeatState], *, by: Actor, change: Change, at: datetime) -> None:
    """Some of those `queries.ahead` found come no longer, in a change of the caller's; who waits for a place there
    comes instead."""
    gone = list(rows)
    for row in gone:
        seats.withdraw(row.seat, change=change, at=at)
        if row.pool.occasion_id is None:
            telling.left_point(row)
        else:
            telling.TELLER.taken_off(_details(row.pool), row, by=by)
    for pool in {row.pool for row in gone if row.pool.occasion_id is not None}:
        _next_in(pool, change=change, at=at)


def set_places(occasion: Occasion, pool: Pool, places: int | None, *, by: Actor, at: datetime) -> None:
    """How many places a member has; whoever waits gets those there are. Raises NotAllowed or ArenaError. Logged."""
    with changing(occasion.arena, "gathering.places_set", times.details(occasion).title, by=by) as change:
        host = series.gathering(occasion).host
        require(keeping.can_host(by, series.details(occasion.arena).owner_unit_id, host))
        require(keeping.can_change(times.details(occasion), on=at.date()))
        require(keeping.places_fit(places), ArenaError)
        seats.resize(pool, places, change=change)
        _next_in(pool, change=change, at=at)


def _next_in(pool: Pool, *, change: Change, at: datetime) -> None:
    """Who leads a member has said that those who wait want to come: what is free is theirs without asking. A guest
    whose link works no more could neither know nor say no."""
    out = invited.shut_out(list(seated.of_pool(pool)), on=at.date())
    passed = {row.seat_id for row in out}
    free = seats.settle(pool, until=at + timedelta(days=1), but=passed, change=change, at=at)
    come = [seats.accept(row.seat, change=change, at=at) for row in free]
    telling.signed_up(_details(pool), come)


def _details(pool: Pool) -> OccasionDetails:
    """When and where it is that the places are at."""
    return OccasionDetails.objects.open().select_related("occasion__arena").get(occasion=pool.occasion_id)


def say_how(seat: Seat, how: How, *, by: Actor, on: date) -> Coming:
    """In the room or by link. Raises NotAllowed or ArenaError. Logged."""
    with _of_seat(seat, "gathering.said_how", by=by) as change:
        row = _answered_for(seat, by, on)
        require(keeping.can_change(_details(row.pool), on=on))
        require(rules.says_how(row), ArenaError)
        known = Coming.objects.open().filter(seat=seat).first()
        if known is not None:
            return rows.renew(known, change.position, how=how)
        return Coming.objects.create(
            organisation_id=seat.organisation_id, seat=seat, how=how, opened=change.position
        )


def make_group(occasion: Occasion, name: str, *, by: Actor, on: date) -> GroupDetails:
    """A group by field, of the series: it meets at this gathering and at those after it.

    Raises NotAllowed or ArenaError. Logged.
    """
    with changing(occasion.arena, "gathering.group_made", name, by=by) as change:
        host = series.gathering(occasion).host
        require(keeping.can_host(by, series.details(occasion.arena).owner_unit_id, host))
        require(keeping.can_change(times.details(occasion), on=on))
        return groups.make(occasion.arena, name, change=change)


def join_group(group: Group, seat: Seat, *, by: Actor, on: date) -> None:
    """Somebody who comes, or was there, is in a group, or in it no longer where they were. Raises NotAllowed or
    ArenaError. Logged."""
    with _of_seat(seat, "gathering.group_joined", by=by) as change:
        require(rules.says_how(_answered_for(seat, by, on)), ArenaError)
        now = set(grouped.members(group.arena).get(group.pk, ()))
        wanted = now ^ {seat.pk}
        groups.fill(group, Seat.objects.filter(pk__in=wanted).select_related("pool"), change=change)


def _of_seat(seat: Seat, verb: str, *, by: Actor) -> AbstractContextManager[Change]:
    arena = seat.pool.arena
    subject = series.details(arena).title
    return changing(arena, verb, subject, by=by)
