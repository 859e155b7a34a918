"""Whom to turn to: who has a power nearest above some units."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain

from .models import PersonDetails, RoleCode, Unit
from .queries import roles_held
from .roles import ROLES, Power
from .tree import tree


def nearest(
    organisation_id: int, unit_ids: Iterable[int], power: Power, *, on: date, other_than: int | None = None
) -> list[str]:
    """The names of those who hold a power over each unit from the nearest place above it where somebody
    other than one person does, in order. Four queries."""
    codes = [code for code, role in ROLES.items() if power in role.powers]
    others = [] if other_than is None else [other_than]
    return nearest_with(organisation_id, unit_ids, codes, on=on, other_than=others)


def nearest_with(
    organisation_id: int,
    unit_ids: Iterable[int],
    codes: Collection[RoleCode],
    *,
    on: date,
    other_than: Collection[int] = (),
) -> list[str]:
    """As `nearest`, of those who hold one of some roles, other than some persons."""
    found = people_nearest(organisation_id, unit_ids, codes, on=on, other_than=other_than)
    return list(found.values())


def people_nearest(
    organisation_id: int,
    unit_ids: Iterable[int],
    codes: Collection[RoleCode],
    *,
    on: date,
    other_than: Collection[int] = (),
) -> dict[int, str]:
    """As `nearest_with`: the name of each person."""
    found = _holders_nearest(organisation_id, unit_ids, codes, on=on, other_than=other_than)
    named = PersonDetails.objects.open().filter(person_id__in=found).order_by("family_name", "given_name")
    return {details.person_id: details.name for details in named}


def leaders(unit: Unit, *, on: date, other_than: Collection[int] = ()) -> set[int]:
    """The persons who lead a unit that day or stand in for its leader, or those of the nearest one above it that
    somebody leads; other than some persons."""
    codes = (RoleCode.LEADER, RoleCode.DEPUTY)
    return _holders_nearest(unit.organisation_id, [unit.pk], codes, on=on, other_than=other_than)


def _holders_nearest(
    organisation_id: int,
    unit_ids: Iterable[int],
    codes: Collection[RoleCode],
    *,
    on: date,
    other_than: Collection[int] = (),
) -> set[int]:
    units = tree(organisation_id, on=on)
    ways_up = [[node.id for node in reversed(units.path(unit_id))] for unit_id in unit_ids]
    roles = roles_held(on).filter(unit_id__in={*chain(*ways_up)}, role__in=codes)
    holders: dict[int, set[int]] = {}
    for unit, person in roles.exclude(person_id__in=other_than).values_list("unit_id", "person_id"):
        holders.setdefault(unit, set()).add(person)
    nearest_ones = (next((holders[unit] for unit in way if unit in holders), set()) for way in ways_up)
    return {*chain(*nearest_ones)}
