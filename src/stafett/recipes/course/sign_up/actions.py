"""Writing who comes: sign up, answer an offer, take off; and what time does by itself."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from stafett.arenas.attendance import queries as present
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Occasion, Pool, Seat, SeatState, State
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats import queries as seated
from stafett.arenas.seats.actions import Holder
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.models import Person
from stafett.people.roles import Power
from stafett.recipes.course import queries as courses
from stafett.recipes.course import recipe, telling
from stafett.recipes.course import rules as keeping
from stafett.records.cases import works_in

from . import queries, rules
from .offers import settle, starts_at

BY_ITSELF = Actor(label="by itself")
"""Who lets an offer run out."""


@dataclass(frozen=True)
class SignedUp:
    """How it went: who has a place, who waits, and who was on the list of another session of the course already."""

    taken: tuple[SeatState, ...]
    waiting: tuple[SeatState, ...]
    elsewhere: tuple[int, ...]


def sign_up(occasion: Occasion, person_ids: Collection[int], *, by: Actor, at: datetime) -> SignedUp:
    """Sign up oneself or several. As many as there is room for get a place; the others wait, in the order given. Of
    what is over, which only who keeps the course writes up, nobody is told.

    Raises NotAllowed (then nobody is signed up) or ArenaError. Logged.
    """
    if not person_ids:
        raise ArenaError(_("Choose at least one person."))
    with _change(occasion, "course.signed_up", by=by) as change:
        details, pool = occasions.details(occasion), Pool.objects.get(occasion=occasion)
        require(rules.is_open(details, keeps=_keeps(by, occasion), on=at.date()), ArenaError)
        places = works_in(_ours(occasion, person_ids), on=at.date())
        _may(by, occasion, person_ids, places)
        elsewhere = queries.elsewhere(occasion, person_ids, at=at)
        free = [person for person in person_ids if person not in elsewhere]
        holders = [Holder(person_id=one, for_unit_id=_for_unit(by, places[one])) for one in free]
        offered = settle(pool, details, change=change, at=at)
        rows = seats.take(pool, holders, change=change, at=at)
        taken = tuple(row for row in rows if row.state != State.WAITING)
        waiting = tuple(row for row in rows if row.state == State.WAITING)
        change.detail = {"count": len(taken), "waiting": len(waiting)}
        new = [row for row in rows if row.opened == change.position and row not in offered]
        if rules.is_open(details, on=at.date()):
            telling.signed_up(details, new, by=by)
        return SignedUp(taken, waiting, tuple(person for person in person_ids if person in elsewhere))


def _keeps(by: Actor, occasion: Occasion) -> bool:
    return bool(keeping.can_keep(by, courses.details(occasion.arena).owner_unit_id))


def _may(by: Actor, occasion: Occasion, person_ids: Collection[int], places: dict[int, set[int]]) -> None:
    owner = courses.details(occasion.arena).owner_unit_id
    for person in person_ids:
        require(rules.can_sign_up(by, person, works_in=places.get(person), owner_unit_id=owner))


def _ours(occasion: Occasion, person_ids: Collection[int]) -> list[int]:
    """Those of some persons who belong to the course's organisation; of others nobody knows where they work."""
    ours = Person.objects.filter(pk__in=person_ids, organisation_id=occasion.organisation_id)
    return list(ours.values_list("pk", flat=True))


def _for_unit(by: Actor, units: Collection[int]) -> int | None:
    """The unit a place is for: one of the person's that whoever signs up leads, else the first."""
    led = [unit for unit in units if by.may(Power.APPROVE, unit)]
    return min(led or units, default=None)


def accept(seat: Seat, *, by: Actor, at: datetime) -> SeatState:
    """Yes to an offer. Raises NotAllowed, or ArenaError where it has run out. Logged."""
    with _change(_occasion(seat), "course.offer_accepted", by=by) as change:
        details = occasions.details(_occasion(seat))
        require(rules.can_answer(by, seated.current(seat)))
        require(rules.can_come(starts_at(details), at=at), ArenaError)
        row = seats.accept(seat, change=change, at=at)
        telling.taken(details, row, by=by)
        return row


def decline(seat: Seat, *, by: Actor, at: datetime) -> SeatState:
    """No to an offer: whoever waits next gets it. Raises NotAllowed or ArenaError. Logged."""
    with _change(_occasion(seat), "course.offer_declined", by=by) as change:
        require(rules.can_answer(by, before := seated.current(seat)))
        row, details = seats.decline(seat, change=change, at=at), occasions.details(_occasion(seat))
        telling.TELLER.taken_off(details, before, by=by)
        settle(row.pool, details, change=change, at=at)
        return row


def take_off(seat: Seat, *, by: Actor, at: datetime) -> SeatState:
    """Not coming after all, or not waiting any more: whoever waits next gets an offer.

    Raises NotAllowed or ArenaError. Logged.
    """
    occasion = _occasion(seat)
    with _change(occasion, "course.taken_off", by=by) as change:
        keeps, details, before = _keeps(by, occasion), occasions.details(occasion), seated.current(seat)
        require(rules.can_take_off(by, before, keeps=keeps))
        require(rules.is_open(details, keeps=keeps, on=at.date()), ArenaError)
        require(rules.can_leave(was_there=seat.pk in present.came(occasion)), ArenaError)
        row = seats.withdraw(seat, change=change, at=at)
        if rules.is_open(details, on=at.date()):
            telling.TELLER.taken_off(details, before, by=by)
            settle(row.pool, details, change=change, at=at)
        return row


def let_run_out(*, at: datetime) -> int:
    """Offers nobody took in time have run out, and the next ones get theirs. Answers with how many sessions it was
    at. To be done often; pages know for themselves what has run out. Logged."""
    late = Occasion.objects.filter(pools__in=seated.to_settle(at=at), arena__recipe=recipe.code)
    for occasion in late:
        with _change(occasion, "course.offer_lapsed", by=BY_ITSELF) as change:
            settle(Pool.objects.get(occasion=occasion), occasions.details(occasion), change=change, at=at)
    return len(late)


def _occasion(seat: Seat) -> Occasion:
    occasion = seat.pool.occasion
    if occasion is None:
        raise ArenaError(_("This is not on the list any more."))
    return occasion


def _change(occasion: Occasion, verb: str, *, by: Actor) -> AbstractContextManager[Change]:
    title = courses.details(occasion.arena).title
    return audit.change(occasion.organisation_id, by=by, verb=verb, subject=title, is_common=False)
