from datetime import datetime

import pytest

from stafett.arenas.models import Arena, Pool
from stafett.people.models import Person
from tests import factories
from tests.factories import arenas


@pytest.fixture
def at() -> datetime:
    """The moment it is."""
    return arenas.NOON


@pytest.fixture
def arena(unit_a) -> Arena:
    return arenas.arena(unit_a)


@pytest.fixture
def pool(arena) -> Pool:
    """Two places."""
    return arenas.pool(arena, 2)


@pytest.fixture
def people(trust) -> list[Person]:
    """Five who have no other part in the story."""
    return [factories.person(trust, f"Person {number}") for number in range(5)]
