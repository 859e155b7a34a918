from dataclasses import replace

import pytest

from stafett.people.actor import Actor
from stafett.people.guests.rules import Asked
from stafett.recipes.gathering.outside import actions
from tests.factories import days_ahead
from tests.factories.guests import GURO, guest_of

SOR = replace(GURO, works_at="Sør IKT")


@pytest.fixture
def asked() -> Asked:
    """Somebody from the member outside."""
    return SOR


@pytest.fixture
def guest(series, alice, asked, today) -> Actor:
    """Guro comes from Sør IKT, by a link."""
    return guest_of(actions.invite(series, asked, expires_on=days_ahead(365), by=alice.actor, on=today).link)
