import pytest

from stafett.arenas.models import Arena
from tests.factories import arenas


@pytest.fixture
def arena(unit_a) -> Arena:
    return arenas.arena(unit_a)
