"""Writing what comes before an agreement: ask about an offer, talk, apply, say yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from stafett.arenas import actions as arenas
from stafett.arenas import rows
from stafett.arenas.actions import Setting
from stafett.arenas.models import Arena, Seat, SeatState
from stafett.arenas.models import State as SeatIs
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats import queries as seated
from stafett.arenas.seats import rules as seat_rules
from stafett.arenas.seats.actions import Holder
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.clock import OSLO
from stafett.lib.verdict import require
from stafett.people.actor import Actor, command_line
from stafett.people.models import Unit
from stafett.people.tree import tree
from stafett.recipes.placement import queries, rules, telling
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Application, Offer, Said, Stay
from stafett.recipes.placement.offers import actions as offers
from stafett.recipes.placement.offers import queries as offered
from stafett.recipes.placement.queries import HOME, HOST, Now
from stafett.recipes.placement.workflow import Move, State, Who

from .queries import Guest, guests, is_in_another_month, is_of_another_stay


def begin(offer: Offer, guest: Guest, text: str, *, by: Actor, on: date, at: datetime) -> Stay:
    """Ask about an offer: a stay that is talked about. Raises NotAllowed or PlacementError. Logged."""
    keeper, home = offer.arena.organisation_id, by.organisation_id or 0
    with audit.change(keeper, by=by, verb="placement.asked", also={home}, is_common=False) as change:
        shown = offered.current(offer)
        change.subject = shown.arena.title
        is_known = guest in {(one.person_id, one.unit_id) for one in guests(by, on=on)}
        is_elsewhere = guest[1] != shown.arena.owner_unit_id
        require(rules.can_begin(is_open=shown.is_open, is_guest_known=is_known, is_elsewhere=is_elsewhere))
        require(rules.says_something(text), PlacementError)
        person_id, unit_id = guest
        arena = arenas.begin(offers.CODE, keeper, setting_of(shown), change=change).arena
        sides = Sides(home=Unit.objects.get(pk=unit_id), host=shown.arena.owner_unit)
        holder = Holder(person_id=person_id, for_unit_id=unit_id)
        stay = put_together(arena, holder, sides, offer=shown.offer, change=change, at=at)
        note_said(stay, text, by=by, on=on, change=change)
        telling.after(queries.now(stay), Move.TALK, but=by, on=on)
    return stay


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Where a guest comes from and where they go: a unit, or somewhere outside by name."""

    home: Unit | str
    host: Unit | str


def setting_of(shown: offered.Shown) -> Setting:
    """A stay that an offer leads to, as it begins."""
    return Setting(
        title=shown.arena.title,
        owner_unit_id=shown.arena.owner_unit_id,
        contact_id=shown.arena.contact_id,
        state=State.TALKING,
    )


def put_together(
    arena: Arena, guest: Holder, sides: Sides, *, offer: Offer | None = None, change: Change, at: datetime
) -> Stay:
    """A stay in an arena that was just begun: its two sides, and the guest's seat."""
    for side, where in ((HOME, sides.home), (HOST, sides.host)):
        named = {"unit": where} if isinstance(where, Unit) else {"outside": where}
        arenas.join(arena, side, **named, change=change)
    pool = seats.open_pool(arena, change=change)
    seat = seats.ask(pool, guest, change=change, at=at).seat
    home_unit = sides.home if isinstance(sides.home, Unit) else None
    return Stay.objects.create(arena=arena, offer=offer, home_unit=home_unit, seat=seat)


def say(stay: Stay, text: str, *, by: Actor, on: date) -> None:
    """Say something to the others in it. Raises NotAllowed or PlacementError. Logged, without the words."""
    with moving(stay, Move.TALK, by=by, on=on) as (_as_it_stands, change):
        require(rules.says_something(text), PlacementError)
        note_said(stay, text, by=by, on=on, change=change)


def note_said(stay: Stay, text: str, *, by: Actor, on: date, change: Change) -> None:
    """What somebody said, in the change that is open."""
    Said.objects.create(
        organisation_id=stay.arena.organisation_id,
        stay=stay,
        person_id=by.person_id,
        by=by.label,
        text=text.strip(),
        said_on=on,
        opened=change.position,
    )


def apply(
    stay: Stay, goals: Sequence[str], first: date, last: date, *, by: Actor, on: date, at: datetime
) -> None:
    """Apply, with goals and the days wished for. The guest's own leader's application has their word with it; the
    guest's waits for it. Raises NotAllowed or PlacementError. Logged."""
    wanted = [goal.strip() for goal in goals if goal.strip()]
    with moving(stay, Move.APPLY, by=by, on=on) as (now, change):
        require(rules.goals_fit(wanted), PlacementError)
        require(rules.days_fit(first, last, on=on), PlacementError)
        applied = Application.objects.create(
            organisation_id=stay.arena.organisation_id,
            stay=stay,
            goals=wanted,
            starts_on=first,
            ends_on=last,
            opened=change.position,
        )
        if Who.HOME in queries.parts_of(by, now):
            _send(now, applied, change=change, at=at)
        else:
            become(stay, State.AT_HOME, change=change)


def back(stay: Stay, *, by: Actor, at: datetime) -> None:
    """The guest's leader says yes; the host has it now. Raises NotAllowed or PlacementError. Logged."""
    with moving(stay, Move.BACK, by=by, on=at.date()) as (now, change):
        _send(now, _applied(now), change=change, at=at)


def _send(now: Now, applied: Application, *, change: Change, at: datetime) -> None:
    if now.stay.offer is not None:
        pool = offers.places(now.stay.offer, applied.starts_on, change=change, at=at)
        place = seats.ask(pool, _holder(now), change=change, at=at)
        _require_own(place, now, applied.starts_on)
        rows.renew(applied, change.position, place_id=place.seat_id)
    become(now.stay, State.AT_HOST, change=change)


def _require_own(place: SeatState, now: Now, first: date) -> None:
    verdict = rules.begins_once(first, by_another_stay=is_of_another_stay(place, now.stay))
    require(verdict, PlacementError)


def _holder(now: Now) -> Holder:
    """The guest, as somebody who wants a place."""
    guest, home = now.guest, now.stay.home_unit_id
    return Holder(person_id=guest.person_id, guest_id=guest.guest_id, for_unit_id=home)


def refuse(stay: Stay, grounds: str, *, by: Actor, at: datetime) -> None:
    """The guest's leader says no, and why. Raises NotAllowed or PlacementError. Logged."""
    _say_no(stay, Move.REFUSE, grounds, by=by, at=at)


def decline(stay: Stay, grounds: str, *, by: Actor, at: datetime) -> None:
    """The host says no, and why: also after a yes, as long as nothing is agreed. Raises NotAllowed or PlacementError.
    Logged."""
    _say_no(stay, Move.DECLINE, grounds, by=by, at=at)


def _say_no(stay: Stay, move: Move, grounds: str, *, by: Actor, at: datetime) -> None:
    with moving(stay, move, by=by, on=at.date()) as (now, change):
        require(rules.says_something(grounds), PlacementError)
        # While terms are written the guest has their seat already; before, it was only asked for.
        no = seats.withdraw if now.state == State.AGREEING else seats.decline
        no(stay.seat, grounds=grounds, change=change, at=at)
        give_up_place(now, change=change, at=at)
        become(stay, State.DECLINED, change=change)


def route(stay: Stay, unit_id: int, *, by: Actor, on: date) -> None:
    """Another unit of the host's organisation is the host; its leader answers. Raises NotAllowed or
    PlacementError. Logged."""
    with moving(stay, Move.ROUTE, by=by, on=on) as (now, change):
        is_inside = not now.is_host_outside and unit_id in tree(stay.arena.organisation_id, on=on).nodes
        require(rules.can_route(unit_id, now.host.unit_id, is_inside=is_inside), PlacementError)
        arenas.leave(now.host, change=change)
        arenas.join(stay.arena, HOST, unit=Unit.objects.get(pk=unit_id), change=change)
        arenas.alter(stay.arena, change=change, owner_unit_id=unit_id, contact_id=None)


def accept(stay: Stay, *, by: Actor, at: datetime) -> State:
    """The host says yes: an agreement is to be made, or the guest is on the waiting list of that month.
    Raises NotAllowed. Logged."""
    with moving(stay, Move.ACCEPT, by=by, on=at.date()) as (now, change):
        place = _applied(now).place
        if place and seats.grant(place, change=change, at=at).state == SeatIs.WAITING:
            return become(stay, State.WAITING, change=change)
        seats.grant(stay.seat, change=change, at=at)
        return become(stay, State.AGREEING, change=change)


def take(stay: Stay, *, by: Actor, at: datetime) -> None:
    """A place that came free is taken. Raises NotAllowed, or ArenaError where there is none, or it was too late.
    Logged."""
    with moving(stay, Move.TAKE, by=by, on=at.date()) as (now, change):
        seats.accept(_place(now), change=change, at=at)
        seats.grant(stay.seat, change=change, at=at)
        become(stay, State.AGREEING, change=change)


def wait_again(stay: Stay, *, by: Actor, at: datetime) -> State:
    """After an offer that ran out: back on the waiting list, at the end of it, or a place where there is one.
    Raises NotAllowed, or PlacementError where the place is still theirs, or another stay's. Logged."""
    with moving(stay, Move.TAKE, by=by, on=at.date()) as (now, change):
        applied, place = _applied(now), _place(now)
        if seat_rules.is_live(seated.current(place), at=at):
            raise PlacementError(_("You are on the waiting list already."))
        offers.settle(place.pool, change=change, at=at)
        (row,) = seats.take(place.pool, [_holder(now)], change=change, at=at)
        _require_own(row, now, applied.starts_on)
        rows.renew(applied, change.position, place_id=row.seat_id)
        if row.state == SeatIs.WAITING:
            return State.WAITING
        seats.grant(stay.seat, change=change, at=at)
        return become(stay, State.AGREEING, change=change)


def withdraw(stay: Stay, *, by: Actor, at: datetime) -> None:
    """It comes to nothing after all; who waits for the place gets an offer. Raises NotAllowed. Logged."""
    with moving(stay, Move.WITHDRAW, by=by, on=at.date()) as (now, change):
        seats.withdraw(stay.seat, change=change, at=at)
        give_up_place(now, change=change, at=at)
        become(stay, State.WITHDRAWN, change=change)


def begins(now: Now, first: date, *, change: Change, on: date) -> None:
    """The place is one of those in the month the stay begins in; the one in another month is free. Raises
    PlacementError where there is no room."""
    if now.stay.offer is None or not is_in_another_month(now, first, on=on):
        return
    at = datetime.combine(on, time(), OSLO)  # an offer of a place that runs out today still takes one
    pool = offers.places(now.stay.offer, first, change=change, at=at)
    (row,) = seats.take(pool, [_holder(now)], change=change, at=at)
    _require_own(row, now, first)
    require(rules.has_room(first, is_full=row.state != SeatIs.TAKEN), PlacementError)
    give_up_place(now, change=change, at=at)
    rows.renew(_applied(now), change.position, place_id=row.seat_id)


def give_up_place(now: Now, *, change: Change, at: datetime) -> None:
    """The place in its month is free for whoever waits longest."""
    place = now.application.place if now.application else None
    if place is not None:
        if seat_rules.is_live(seated.current(place), at=at):
            seats.withdraw(place, change=change, at=at)
        offers.settle(place.pool, change=change, at=at)


def become(stay: Stay, state: State, *, change: Change) -> State:
    """It stands so now, in the change that is open."""
    arenas.alter(stay.arena, change=change, state=state)
    return state


def _place(now: Now) -> Seat:
    """Whoever waits has a place in the line."""
    place = _applied(now).place
    if place is None:
        raise LookupError(now.stay.pk)
    return place


def _applied(now: Now) -> Application:
    if now.application is None:
        raise LookupError(now.stay.pk)
    return now.application


def settle(*, at: datetime) -> None:
    """Offers of a place that nobody took in time have lapsed, and who waits next gets one. Run now and then.
    Logged."""
    for pool in seated.to_settle(at=at).filter(arena__recipe=offers.CODE).select_related("arena"):
        by = command_line(pool.organisation_id)
        with audit.change(
            pool.organisation_id, by=by, verb="placement.places_settled", is_common=False
        ) as change:
            offers.settle(pool, change=change, at=at)
