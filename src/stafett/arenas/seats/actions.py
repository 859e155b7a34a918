"""Writing seats, in the change a recipe has opened: its lock is what keeps the last place from being taken twice.

An offer that has run out is written down by who also offers the place on, or those who wait would wait for ever: where
there are offers, a recipe settles a pool before anybody takes or asks for a seat in it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import LIVE, Arena, Occasion, Pool, PoolDetails, Seat, SeatState, State
from stafett.audit.actions import Change
from stafett.lib.verdict import Verdict, require

from . import queries, rules


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who is to hold a seat (a person, or a guest by number), and for which unit."""

    person_id: int | None = None
    guest_id: int | None = None
    for_unit_id: int | None = None


def open_pool(
    arena: Arena,
    *,
    change: Change,
    occasion: Occasion | None = None,
    for_unit_id: int | None = None,
    name: str = "",
    quota: int | None = None,
    order: int = 0,
) -> Pool:
    """A number of places, of an arena or at one occasion of it."""
    organisation = arena.organisation_id
    pool = Pool.objects.create(
        organisation_id=organisation, arena=arena, occasion=occasion, for_unit_id=for_unit_id
    )
    PoolDetails.objects.create(
        organisation_id=organisation,
        pool=pool,
        name=name,
        quota=quota,
        order=order,
        opened=change.position,
    )
    return pool


def resize(pool: Pool, quota: int | None, *, change: Change) -> None:
    """More or fewer places. Nobody loses theirs; with fewer, nobody new gets one until there is room."""
    row = PoolDetails.objects.open().get(pool=pool)
    if row.quota != quota:
        rows.renew(row, change.position, quota=quota)


def take(pool: Pool, holders: Collection[Holder], *, change: Change, at: datetime) -> list[SeatState]:
    """A seat for each, in their order: taken as long as there is room and nobody waits, waiting after that. Who has
    one already, or waits, keeps that."""
    known = list(queries.of_pool(pool))
    live = {(row.person_id, row.guest_id): row for row in known if row.state in LIVE}
    room = rules.left(queries.quota(pool), known, at=at)
    if any(row.state == State.WAITING for row in known):
        room = 0
    found = []
    for holder in holders:
        who = (holder.person_id, holder.guest_id)
        if who not in live:
            state = State.WAITING if room == 0 else State.TAKEN
            room = room and room - 1
            live[who] = _seated(pool, holder, state, change=change)
        found.append(live[who])
    return found


def ask(pool: Pool, holder: Holder, *, change: Change, at: datetime) -> SeatState:
    """A seat that somebody has to say yes to first; it takes no place until then."""
    for row in queries.of_pool(pool).filter(state__in=LIVE):
        if (row.person_id, row.guest_id) == (holder.person_id, holder.guest_id):
            return row
    return _seated(pool, holder, State.ASKED, change=change)


def _seated(pool: Pool, holder: Holder, state: State, *, change: Change) -> SeatState:
    seat = Seat.objects.create(
        organisation_id=pool.organisation_id, pool=pool, for_unit_id=holder.for_unit_id
    )
    return SeatState.objects.create(
        organisation_id=pool.organisation_id,
        seat=seat,
        pool=pool,
        person_id=holder.person_id,
        guest_id=holder.guest_id,
        state=state,
        opened=change.position,
    )


def grant(seat: Seat, *, change: Change, at: datetime) -> SeatState:
    """Yes to what was asked: taken where there is room and nobody waits, else waiting. Raises ArenaError."""
    row = _open(seat, rules.can_grant(queries.current(seat)))
    known = list(queries.of_pool(row.pool))
    is_full = rules.left(queries.quota(row.pool), known, at=at) == 0
    waits = is_full or any(other.state == State.WAITING for other in known)
    return _become(row, State.WAITING if waits else State.TAKEN, change=change)


def decline(seat: Seat, *, grounds: str = "", change: Change, at: datetime) -> SeatState:
    """No: to what was asked, or to an offer by whom it was made to. Raises ArenaError."""
    row = _open(seat, rules.can_decline(queries.current(seat), at=at))
    return _become(row, State.DECLINED, change=change, grounds=grounds.strip())


def withdraw(seat: Seat, *, grounds: str = "", change: Change, at: datetime) -> SeatState:
    """Its holder does not come after all. Raises ArenaError."""
    row = _open(seat, rules.can_give_up(queries.current(seat), at=at))
    return _become(row, State.WITHDRAWN, change=change, grounds=grounds.strip())


def end(seat: Seat, *, change: Change, at: datetime) -> SeatState:
    """It is over; its holder had it until now. Raises ArenaError."""
    row = _open(seat, rules.can_give_up(queries.current(seat), at=at))
    return _become(row, State.ENDED, change=change)


def accept(seat: Seat, *, change: Change, at: datetime) -> SeatState:
    """Take what was offered. Raises ArenaError where the offer has run out."""
    return _become(_open(seat, rules.can_accept(queries.current(seat), at=at)), State.TAKEN, change=change)


def settle(
    pool: Pool, *, until: datetime, but: Collection[int] = (), change: Change, at: datetime
) -> list[SeatState]:
    """Offers nobody took have lapsed, and those who wait longest get an offer `until` a moment, as many as there is
    room for; all `but` those in some seats, who go on waiting. Answers with the new offers."""
    lapse(pool, change=change, at=at)
    known = list(queries.of_pool(pool))
    room = rules.left(queries.quota(pool), known, at=at)
    waiting = [row for row in known if row.state == State.WAITING and row.seat_id not in but]
    return [
        _become(row, State.OFFERED, change=change, until=until)
        for row in (waiting if room is None else waiting[:room])
    ]


def let_in(waiting: Collection[SeatState], *, change: Change) -> None:
    """Whoever waited came, and there was room: they have a place, also beyond how many there were."""
    rows.renew_all([(row, _to(State.TAKEN)) for row in waiting], change.position)


def let_out(let_in_at: Mapping[int, int], *, change: Change) -> None:
    """They were not there after all: those of some seats who waited until a log position wait again."""
    seats = list(let_in_at)
    before = SeatState.objects.filter(seat__in=seats, state__in=rules.WAITS, closed__isnull=False)
    waited = {row.seat_id for row in before if row.closed == let_in_at[row.seat_id]}
    now = SeatState.objects.open().filter(seat__in=waited, state=State.TAKEN)
    rows.renew_all([(row, _to(State.WAITING)) for row in now], change.position)


def replace_holder(
    seat: Seat, *, person_id: int | None = None, guest_id: int | None = None, change: Change, at: datetime
) -> SeatState:
    """The seat is somebody else's from now on, as it stands; it belongs to its unit. Raises ArenaError."""
    row = _open(seat, rules.can_give_up(queries.current(seat), at=at))
    return rows.renew(row, change.position, person_id=person_id, guest_id=guest_id)


def lapse(pool: Pool, *, change: Change, at: datetime) -> None:
    """Write down which offers have run out."""
    late = queries.of_pool(pool).filter(state=State.OFFERED, until__lte=at)
    rows.renew_all([(row, _to(State.LAPSED)) for row in late], change.position)


def _become(row: SeatState, state: State, *, change: Change, **also: Any) -> SeatState:
    return rows.renew(row, change.position, **_to(state), **also)


def _to(state: State) -> dict[str, Any]:
    return {"state": state} if state == State.OFFERED else {"state": state, "until": None}


def _open(seat: Seat, verdict: Verdict) -> SeatState:
    require(verdict, ArenaError)
    return queries.current(seat)
