import pytest

from stafett.pulses.models import Wave
from tests.factories import Member, arenas, pulses


@pytest.fixture
def arena(unit_a):
    return arenas.arena(unit_a)


@pytest.fixture
def asked(arena, unit_a) -> list[Member]:
    """Six who have a place."""
    return pulses.members(unit_a, arena, 6)


@pytest.fixture
def wave(arena, asked) -> Wave:
    """They are asked how they are, and nobody can find out what they answer."""
    return pulses.wave(pulses.form(arena))
