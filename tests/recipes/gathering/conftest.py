from datetime import datetime

import pytest

from stafett.arenas import actions
from stafett.arenas.models import Arena, Occasion
from stafett.people.models import Person, Unit
from stafett.recipes.gathering.rules import Who
from tests import factories
from tests.factories import arenas, gatherings

OUTSIDE = Who(None, "Sør IKT")


@pytest.fixture
def at() -> datetime:
    """The moment it is."""
    return arenas.NOON


@pytest.fixture
def series(alice, unit_a, unit_elsewhere) -> Arena:
    """Section A keeps it; Home care of another organisation, and one outside, are members too."""
    made = gatherings.series(alice.actor, unit_a)
    for who in (Who(unit_elsewhere.pk), OUTSIDE):
        _add(made, who)
    return made


def _add(series: Arena, who: Who) -> None:
    with arenas.change(series.organisation) as change:
        unit = Unit.objects.filter(pk=who.unit_id).first()
        actions.join(series, "member", unit=unit, outside=None if unit else who.outside, change=change)


@pytest.fixture
def ours(unit_a) -> Who:
    return Who(unit_a.pk)


@pytest.fixture
def theirs(unit_elsewhere) -> Who:
    return Who(unit_elsewhere.pk)


@pytest.fixture
def outside() -> Who:
    return OUTSIDE


@pytest.fixture
def gathering(series, alice) -> Occasion:
    """In two months, with two places for each."""
    return gatherings.gathering(series, alice.actor)


@pytest.fixture
def staff(unit_a) -> list[Person]:
    """Four who work in section A."""
    return [factories.member(unit_a, f"Nurse{number} Nilsen").person for number in range(4)]
