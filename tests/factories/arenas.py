"""What people do together."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from stafett.arenas import actions as arenas
from stafett.arenas.models import Arena, Occasion, Pool, SeatState
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions.rules import When
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats.actions import Holder
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.clock import OSLO
from stafett.people.actor import command_line
from stafett.people.models import Organisation, Person, Unit

from .days import TODAY

NOON = datetime.combine(TODAY, time(12), OSLO)
"""The moment it is in tests of what runs out."""


@contextmanager
def change(organisation: Organisation) -> Iterator[Change]:
    """A change at the organisation's next log position, as a recipe's action opens it."""
    by = command_line(organisation.pk)
    with audit.change(organisation.pk, by=by, verb="tests.changed") as opened:
        yield opened


def arena(unit: Unit, title: str = "Something together", *, recipe: str = "tests", **setting: Any) -> Arena:
    """Something a unit does together with others."""
    said = arenas.Setting(title=title, owner_unit_id=unit.pk, **setting)
    with change(unit.organisation) as opened:
        return arenas.begin(recipe, unit.organisation_id, said, change=opened).arena


def occasion(
    arena: Arena, starts_on: date | None = TODAY, title: str = "A meeting", *, lasts: int = 1, **when: Any
) -> Occasion:
    """A moment of an arena, lasting some whole days if nothing else is said."""
    ends_on = starts_on and starts_on + timedelta(days=lasts - 1)
    said = When(starts_on=starts_on, ends_on=ends_on, lasts=lasts, **when)
    with change(arena.organisation) as opened:
        return occasions.plan(arena, title, said, change=opened).occasion


def pool(arena: Arena, quota: int | None = None, **fields: Any) -> Pool:
    """Places in an arena."""
    with change(arena.organisation) as opened:
        return seats.open_pool(arena, change=opened, quota=quota, **fields)


def seat(pool: Pool, person: Person, *, at: datetime = NOON, for_unit: Unit | None = None) -> SeatState:
    """The person has a place, or waits where there is none."""
    holder = Holder(person_id=person.pk, for_unit_id=for_unit and for_unit.pk)
    with change(pool.organisation) as opened:
        return seats.take(pool, [holder], change=opened, at=at)[0]


def moved(occasion: Occasion, starts_on: date | None) -> None:
    """It is another day, a single one; None: on none for now."""
    with change(occasion.organisation) as opened:
        occasions.move(occasion, When(starts_on=starts_on, ends_on=starts_on), change=opened)


def guest_seat(pool: Pool, guest_id: int) -> SeatState:
    """A guest has a place."""
    with change(pool.organisation) as opened:
        return seats.take(pool, [Holder(guest_id=guest_id)], change=opened, at=NOON)[0]
