"""Reading who comes to a gathering."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from stafett.arenas.groups import queries as groups
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import (
    LIVE,
    Arena,
    ArenaDetails,
    Group,
    GroupDetails,
    Occasion,
    Pool,
    PoolDetails,
    SeatState,
    State,
)
from stafett.arenas.seats import queries as seats
from stafett.arenas.seats.queries import Filled
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.tree import tree
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.models import Coming, How


@dataclass(frozen=True)
class Delegate:
    """Somebody who comes, or waits to: their seat, their name, how they come, and the groups they are in."""

    row: SeatState
    name: str
    how: How | None = None
    groups: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        return self.row.state == State.WAITING


@dataclass(frozen=True)
class Delegation:
    """A member's places at a gathering, and who has them."""

    details: PoolDetails
    name: str
    filled: Filled
    people: tuple[Delegate, ...]

    @property
    def pool(self) -> Pool:
        return self.details.pool


def delegations(occasion: Occasion, *, at: datetime) -> list[Delegation]:
    """Who comes, by member, in the order they became members. Some seven queries."""
    pools = list(seats.pools([occasion.arena]).filter(pool__occasion=occasion))
    rows = list(
        SeatState.objects.open()
        .filter(pool__occasion=occasion, state__in=LIVE)
        .select_related("seat", "pool")
        .order_by("seat_id")
    )
    units = people.names_of_units(row.pool.for_unit_id for row in pools)
    filled = seats.filled([row.pool_id for row in pools], at=at)
    who = _delegates(occasion, rows)
    return [
        Delegation(
            pool,
            pool.name or units.get(pool.pool.for_unit_id or 0, ""),
            filled[pool.pool_id],
            tuple(one for one in who if one.row.pool_id == pool.pool_id),
        )
        for pool in pools
    ]


def _delegates(occasion: Occasion, rows: list[SeatState]) -> list[Delegate]:
    names = people.names_of_people(row.person_id for row in rows)
    outside = invited.names([row.guest_id for row in rows])
    how, in_groups = ways(rows), _groups_of(occasion)
    return [
        Delegate(
            row,
            names.get(row.person_id or 0) or outside.get(row.guest_id or 0, ""),
            how.get(row.seat_id),
            tuple(in_groups.get(row.seat_id, ())),
        )
        for row in rows
    ]


def ways(rows: list[SeatState]) -> dict[int, How]:
    """How those who hold some seats come, as far as they have said."""
    said = Coming.objects.open().filter(seat__in=[row.seat_id for row in rows])
    return {seat: How(how) for seat, how in said.values_list("seat_id", "how")}


def counted(found: list[Delegation]) -> Counter[How | None]:
    """How many come in which way; None: who has not said."""
    return Counter(one.how for each in found for one in each.people if not one.waits)


def seat_of(actor: Actor, found: list[Delegation]) -> Delegate | None:
    """The actor's own place, if they have one."""
    everybody = [one for each in found for one in each.people]
    who = (actor.person_id, actor.guest_id)
    return next((one for one in everybody if (one.row.person_id, one.row.guest_id) == who), None)


def has_a_place(actor: Actor, occasion: Occasion) -> bool:
    """Whether somebody comes to a gathering; who waits has no place yet."""
    taken = SeatState.objects.open().filter(pool__occasion=occasion, state=State.TAKEN)
    who = (actor.person_id, actor.guest_id)
    return who != (None, None) and taken.filter(person_id=who[0], guest_id=who[1]).exists()


def _groups_of(occasion: Occasion) -> dict[int, list[str]]:
    """The names of the groups each seat is in."""
    names = {row.group_id: row.name for row in groups.of_arena(occasion.arena)}
    found: dict[int, list[str]] = {}
    for group, members in groups.members(occasion.arena).items():
        for seat in members:
            found.setdefault(seat, []).append(names[group])
    return found


@dataclass(frozen=True)
class InGroup:
    """A group by field, and who of a gathering is in it."""

    details: GroupDetails
    people: tuple[Delegate, ...]

    @property
    def group(self) -> Group:
        return self.details.group


def in_groups(occasion: Occasion, found: list[Delegation]) -> list[InGroup]:
    """The groups of the series, each with those in it who come to a gathering."""
    members = groups.members(occasion.arena)
    coming = [one for each in found for one in each.people if not one.waits]
    return [
        InGroup(row, tuple(one for one in coming if one.row.seat_id in members.get(row.group_id, ())))
        for row in groups.of_arena(occasion.arena)
    ]


def may_choose(actor: Actor, for_unit_id: int | None, *, on: date) -> dict[int, str]:
    """The people of a member, by family name: those who work in its unit or below, as far as the actor sees."""
    units = tree(actor.organisation_id or 0, on=on)
    if for_unit_id not in units.nodes:
        return {}
    working = people.working_in(units.below(for_unit_id), on=on).values_list("person_id", flat=True)
    rows = people.visible_to(actor, on=on, among=list(working)).order_by("family_name", "given_name")
    return {row.person_id: row.name for row in rows}


def ahead(found: Arena, *, on: date) -> QuerySet[SeatState]:
    """The places people have or wait for at what a series has before it: its gatherings, and its meeting points."""
    coming = [one.occasion.pk for one in series.coming(series.gatherings([found]), on=on)]
    over = ArenaDetails.objects.open().filter(ended_on__isnull=False)
    points = Q(pool__arena__follows=found, pool__occasion=None) & ~Q(pool__arena__in=over.values("arena"))
    rows = SeatState.objects.open().filter(Q(pool__occasion__in=coming) | points, state__in=LIVE)
    return rows.select_related("seat", "pool__arena").order_by("seat_id")
