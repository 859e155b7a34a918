"""Reading across stays: the balance between organisations, and the days guests come to a unit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from stafett.arenas.models import ArenaDetails, OccasionDetails, Party
from stafett.recipes.placement import rules
from stafett.recipes.placement.models import Return, Stay
from stafett.recipes.placement.queries import HOST, organisations
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import queries as visited
from stafett.recipes.placement.workflow import HELD, State


@dataclass(frozen=True)
class Balance:
    """Another organisation: how many guests it has taken from ours and for how many days, how many it has sent, and
    how many return visits there were each way."""

    name: str
    sent: int
    days_sent: int
    received: int
    days_received: int
    visits_to_us: int
    visits_to_them: int


@dataclass(frozen=True)
class _Row:
    """A stay as the balance counts it."""

    other: str
    is_ours: bool
    days: int
    visits: int


def balances(organisation_id: int, *, on: date) -> list[Balance]:
    """What has been given and received between an organisation and each of the others, by name: days that have
    been, of stays agreed or over."""
    rows = _rows(organisation_id, on=on)
    names = {row.other for row in rows}
    found = [_balance(name, [row for row in rows if row.other == name]) for name in names]
    return sorted(found, key=lambda one: one.name)


def _balance(name: str, rows: list[_Row]) -> Balance:
    sent, received = [r for r in rows if r.is_ours], [r for r in rows if not r.is_ours]
    return Balance(
        name,
        len(sent),
        sum(row.days for row in sent),
        len(received),
        sum(row.days for row in received),
        sum(row.visits for row in sent),
        sum(row.visits for row in received),
    )


def _rows(organisation_id: int, *, on: date) -> list[_Row]:
    between = Q(arena__organisation_id=organisation_id) | Q(home_unit__organisation_id=organisation_id)
    held = ArenaDetails.objects.open().filter(state__in=[State.AGREED, *HELD]).values("arena_id")
    rows = Stay.objects.filter(between, arena__in=held).select_related("arena", "home_unit")
    others = _others(rows, organisation_id)
    known = [stay for stay in rows if stay.pk in others]
    days, visits = _been(known, on=on, visits=False), _been(known, on=on, visits=True)
    return [
        _Row(
            other=others[stay.pk],
            is_ours=stay.home_unit is not None and stay.home_unit.organisation_id == organisation_id,
            days=days.get(stay.pk, 0),
            visits=visits.get(stay.pk, 0),
        )
        for stay in known
        if days.get(stay.pk)
    ]


def _others(stays: Collection[Stay], organisation_id: int) -> dict[int, str]:
    """The other organisation of each stay that has one, by name: one here, or one outside."""
    outside = Party.objects.open().filter(arena__in=[stay.arena_id for stay in stays], unit=None)
    found = {arena: name or "" for arena, name in outside.values_list("arena_id", "outside")}
    other = {stay.pk: key for stay in stays for key in stay.organisations - {organisation_id}}
    names = organisations(set(other.values()))
    return found | {stay: names[key] for stay, key in other.items()}


def _been(stays: Collection[Stay], *, on: date, visits: bool) -> dict[int, int]:
    """How many days each has had by a day, that day itself only of what is over: of the guest's, or return visits."""
    known = ArenaDetails.objects.open().filter(arena__in=[stay.arena_id for stay in stays])
    over = [row.arena_id for row in known if rules.is_over(State(row.state), row.ended_on, on=on)]
    has_been = Q(ends_on__lt=on) | Q(starts_on__lte=on, occasion__arena__in=over)
    rows = OccasionDetails.objects.open().filter(
        has_been, occasion__arena__in=[stay.arena_id for stay in stays], cancelled_on=None
    )
    back = Return.objects.values("occasion_id")
    rows = rows.filter(occasion_id__in=back) if visits else rows.exclude(occasion_id__in=back)
    counts = rows.values_list("occasion__arena_id").annotate(Count("pk"))
    return dict(counts.order_by("occasion__arena_id"))


@dataclass(frozen=True)
class Visit:
    """A day a guest comes, or the host's people on a return visit: how many they are."""

    stay: Stay
    day: OccasionDetails
    people: int = 0


def who_comes(unit_ids: Collection[int], *, since: date, until: date) -> list[Visit]:
    """The days guests come to some units, in order."""
    hosts = Party.objects.open().filter(side=HOST, unit_id__in=unit_ids).values("arena_id")
    stays = {
        stay.arena_id: stay
        for stay in Stay.objects.filter(arena__in=hosts).select_related("arena", "home_unit", "seat")
    }
    rows = terms.coming(stays.values(), since=since).filter(starts_on__lte=until)
    return [Visit(stays[row.occasion.arena_id], row) for row in rows]


def who_visits(unit_ids: Collection[int], *, since: date, until: date) -> list[Visit]:
    """The return visits to some units, whose people have been guests of those who come, in order."""
    stays = {
        stay.arena_id: stay
        for stay in Stay.objects.filter(home_unit__in=unit_ids).select_related("arena", "home_unit", "seat")
    }
    rows = list(visited.of(stays.values(), since=since).filter(starts_on__lte=until))
    known = Return.objects.filter(occasion__in=[row.occasion_id for row in rows])
    people = dict(known.values_list("occasion_id", "people"))
    return [Visit(stays[row.occasion.arena_id], row, people[row.occasion_id]) for row in rows]


def visited_units(unit_ids: Collection[int], *, since: date) -> set[int]:
    """Of some units, those that are to be visited."""
    coming = who_visits(unit_ids, since=since, until=date.max)
    return {one.stay.home_unit_id for one in coming if one.stay.home_unit_id is not None}
