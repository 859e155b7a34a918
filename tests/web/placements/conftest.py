from datetime import datetime

import pytest

from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.workflow import Who
from tests.factories import Member, arenas, placements


@pytest.fixture
def offer(charlie, unit_elsewhere) -> Offer:
    """Home care in Solvik takes guests."""
    return placements.offer(charlie, unit_elsewhere.pk)


@pytest.fixture
def stay(offer, bob, unit_a) -> Stay:
    """Bob has asked about it."""
    return placements.asked(offer, bob, unit_a.pk)


@pytest.fixture
def everybody(bob, alice, charlie) -> dict[Who, Member]:
    return {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie}


@pytest.fixture
def accepted(stay, alice, charlie) -> Stay:
    """The host has said yes."""
    return placements.accepted(stay, alice, charlie)


@pytest.fixture
def agreed(stay, everybody) -> Stay:
    """Bob comes on Tuesdays and Thursdays for twelve weeks."""
    return placements.agreed(stay, everybody)


@pytest.fixture
def at_noon() -> datetime:
    return arenas.NOON
