"""Reading seats."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from stafett.arenas.models import Arena, Occasion, Pool, PoolDetails, Seat, SeatState, State

from . import rules


def of_pool(pool: Pool) -> QuerySet[SeatState]:
    """Where each seat of a pool stands, in the order they were asked for."""
    rows = SeatState.objects.open().filter(pool=pool).select_related("seat", "person")
    return rows.order_by("seat_id")


def listed(occasion: Occasion, *, at: datetime) -> list[SeatState]:
    """Who is on the list of an occasion: with a place, offered one, or waiting; in the order they came."""
    rows = SeatState.objects.open().filter(pool__occasion=occasion).select_related("seat")
    return [row for row in rows.order_by("seat_id") if rules.is_live(row, at=at)]


def current(seat: Seat) -> SeatState:
    """Who holds a seat and where it stands."""
    return SeatState.objects.open().select_related("seat", "pool").get(seat=seat)


def quota(pool: Pool) -> int | None:
    """How many places there are; None: as many as come."""
    return PoolDetails.objects.open().get(pool=pool).quota


def left(pool: Pool, *, at: datetime) -> int | None:
    """How many places are free."""
    return rules.left(quota(pool), list(of_pool(pool)), at=at)


def place_in_line(row: SeatState) -> int:
    """How many wait before and with somebody who waits: 1 is next."""
    ahead = SeatState.objects.open().filter(
        pool_id=row.pool_id, state=State.WAITING, seat_id__lte=row.seat_id
    )
    return ahead.count()


@dataclass(frozen=True)
class Filled:
    """How full a pool is: places in all (None: no end), those taken or offered, those who wait and ask."""

    quota: int | None
    placed: int
    waiting: int
    asked: int

    @property
    def left(self) -> int | None:
        return None if self.quota is None else max(0, self.quota - self.placed)

    @property
    def is_full(self) -> bool:
        """Whoever comes now waits."""
        return self.waiting > 0 or self.left == 0


def filled(pools: Collection[int], *, at: datetime) -> dict[int, Filled]:
    """How full some pools are. Two queries."""
    rows = SeatState.objects.open().filter(pool_id__in=pools)
    counts: dict[int, Counter[State]] = defaultdict(Counter)
    for row in rows:
        counts[row.pool_id][rules.state_of(row, at=at)] += 1
    sizes = PoolDetails.objects.open().filter(pool_id__in=pools).values_list("pool_id", "quota")
    return {
        pool: Filled(
            size,
            counts[pool][State.TAKEN] + counts[pool][State.OFFERED],
            counts[pool][State.WAITING],
            counts[pool][State.ASKED],
        )
        for pool, size in sizes
    }


def pools(arenas: Iterable[Arena]) -> QuerySet[PoolDetails]:
    """The pools of some arenas, in the order they are shown."""
    rows = PoolDetails.objects.open().filter(pool__arena__in=arenas).select_related("pool")
    return rows.order_by("order", "pool_id")


def held_by(person_id: int | None) -> QuerySet[SeatState]:
    """The seats somebody holds or held, wherever; what has lapsed since is for `rules.state_of` to say."""
    return SeatState.objects.open().filter(person_id=person_id or 0).select_related("seat", "pool")


def to_settle(*, at: datetime) -> QuerySet[Pool]:
    """The pools with an offer that has run out, and nobody has written it yet."""
    return Pool.objects.filter(
        states__closed=None, states__state=State.OFFERED, states__until__lte=at
    ).distinct()
