"""Reading what comes before an agreement, and who may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import SeatState
from stafett.arenas.models import State as SeatIs
from stafett.arenas.seats import queries as seats
from stafett.arenas.seats import rules as seat_rules
from stafett.lib.clock import OSLO
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.recipes.placement import queries
from stafett.recipes.placement.models import Application, Offer, Said, Stay
from stafett.recipes.placement.offers import queries as offered
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.workflow import UNDECIDED

type Guest = tuple[int, int]
"""A person, and the unit they come from, by number."""


def guests(actor: Actor, *, on: date) -> QuerySet[Employment]:
    """Who may be sent by somebody: they themselves, and those who work in units they lead; each where they work."""
    rows = Employment.objects.open().filter(
        people.active(on), Q(person_id=actor.person_id) | Q(unit_id__in=arenas.leads(actor))
    )
    return rows.filter(organisation_id=actor.organisation_id).order_by("person_id", "unit_id", "pk")


def undecided(actor: Actor, offer: Offer) -> list[Now]:
    """What somebody has a part in that was asked of an offer, and is neither agreed on nor over; the newest first."""
    known = shown(queries.visible_to(actor).filter(offer=offer))
    return [now for now in known if now.state in UNDECIDED and queries.parts_of(actor, now)]


def conversation(stay: Stay) -> QuerySet[Said]:
    """What was said, the first first."""
    return Said.objects.open().filter(stay=stay).order_by("opened", "pk")


@dataclass(frozen=True)
class Place:
    """Where a stay is in the line for its month: how many are before and with it, or until when a place that came
    free is kept for it; whether that day is past."""

    number: int | None = None
    until: datetime | None = None
    has_lapsed: bool = False


def place(now: Now, *, at: datetime) -> Place:
    """Where a stay that waits stands in line."""
    seat = now.application.place if now.application else None
    row: SeatState | None = seats.current(seat) if seat else None
    if row is None:
        return Place()
    match seat_rules.state_of(row, at=at):
        case SeatIs.WAITING:
            return Place(number=seats.place_in_line(row))
        case SeatIs.OFFERED:
            return Place(until=row.until)
        case SeatIs.LAPSED:
            return Place(has_lapsed=True)
    return Place()


def shown(stays: Iterable[Stay]) -> list[Now]:
    """Some stays as they stand, the newest first."""
    return sorted(queries.now_of(stays), key=lambda now: -now.stay.pk)


def is_of_another_stay(place: SeatState, stay: Stay) -> bool:
    """Whether a place in a month is one that the guest asked for by another stay."""
    asked = Application.objects.open().filter(place=place.seat_id)
    return asked.exclude(stay=stay).exists()


def is_in_another_month(now: Now, first: date, *, on: date) -> bool:
    """Whether the guest's place is among those of another month than a first day's. Who has begun keeps theirs, and
    what was agreed of that month stands."""
    place = now.application.place if now.application else None
    offer, agreed = now.stay.offer, now.details.starts_on
    if agreed is not None and (agreed <= on or (agreed.year, agreed.month) == (first.year, first.month)):
        return False
    return offer is not None and place is not None and offered.month(offer, first) != place.pool


def is_full(now: Now, first: date, *, on: date) -> bool:
    """Whether the guest has no place where a stay would begin on a day, and would get none."""
    if now.stay.offer is None or not is_in_another_month(now, first, on=on):
        return False
    return offered.is_full(now.stay.offer, first, at=datetime.combine(on, time(), OSLO))
