from datetime import datetime

import pytest

from stafett.arenas.models import Arena, Occasion
from stafett.people.models import Person
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
    return gatherings.with_others(alice.actor, unit_a, Who(unit_elsewhere.pk), OUTSIDE)


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
