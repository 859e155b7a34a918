from collections.abc import Callable
from datetime import datetime

import pytest

from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.workflow import Who
from tests import factories
from tests.factories import Member, arenas, placements


@pytest.fixture
def at() -> datetime:
    """The moment it is."""
    return arenas.NOON


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
    """Those whose consent is needed."""
    return {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie}


@pytest.fixture
def agreed(stay, everybody) -> Stay:
    """Bob comes on Tuesdays and Thursdays for twelve weeks."""
    return placements.agreed(stay, everybody)


@pytest.fixture
def ida(unit_elsewhere) -> Member:
    """Works with the host."""
    return factories.member(unit_elsewhere, "Ida Juul")


@pytest.fixture
def another(offer, alice, unit_a) -> Callable[[str], Stay]:
    """Somebody else of section A applies for the same month."""

    def apply(name: str) -> Stay:
        guest = factories.member(unit_a, name)
        return placements.sent(placements.asked(offer, guest, unit_a.pk), alice)

    return apply
