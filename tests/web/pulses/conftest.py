import pytest

from stafett.pulses.models import Pulse, Wave
from stafett.recipes import asking
from tests.factories import TODAY, Member, arenas, days_ahead, gatherings, pulses


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


@pytest.fixture
def series(alice, unit_a):
    """Alice keeps a series, with a gathering in sixty days."""
    made = gatherings.series(alice.actor, unit_a)
    gatherings.gathering(made, alice.actor)
    return made


@pytest.fixture
def kept(series, alice) -> Pulse:
    """Something is to be asked in it, from tomorrow on."""
    rounds = [pulses.turn("Before", days_ahead(1)), pulses.turn("After", days_ahead(90))]
    return asking.begin(series, pulses.planned(*rounds), by=alice.actor, on=TODAY)
