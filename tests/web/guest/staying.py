"""A host outside whose leader has a link: what the tests of its pages share."""

import pytest

from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.terms import actions as terms
from tests.factories import GURO, days_ahead, placements
from tests.factories.arenas import NOON
from tests.factories.guests import guest_of
from tests.factories.placements import FIRST, TWELVE_WEEKS

from .conftest import arrive


@pytest.fixture
def stay(bob, alice, unit_a):
    return placements.sent(placements.there(bob, unit_a.pk), alice)


@pytest.fixture
def made(stay, alice, today):
    return outside.invite(stay, GURO, expires_on=days_ahead(365), by=alice.actor, on=today)


@pytest.fixture
def host(made):
    """The browser of the host's leader."""
    return arrive(made)


@pytest.fixture
def agreeing(stay, made, alice, today):
    """Terms wait for all three."""
    stays.accept(stay, by=guest_of(made.link), at=NOON)
    period, pattern = (FIRST, TWELVE_WEEKS), placements.TUESDAYS_AND_THURSDAYS
    terms.propose(stay, placements.WORDING, pattern, *period, seen=None, by=alice.actor, on=today)
    return stay
