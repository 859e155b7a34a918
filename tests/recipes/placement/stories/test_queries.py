from dataclasses import replace

import pytest

from stafett.people.actor import NOBODY
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.stories import actions, queries
from tests import factories
from tests.factories import placements
from tests.factories.placements import TWELVE_WEEKS

from .conftest import SAID

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(db):
    """Works in a third organisation."""
    return factories.member(factories.root_of(factories.organisation("Nes")), "Nils Nes")


def test_both_organisations_read_it_and_no_other(story, alice, dana, ida, stranger) -> None:
    for one in (alice, dana, ida):
        assert list(queries.visible_to(one.actor)) == [story]
    assert not queries.visible_to(stranger.actor).exists()
    assert not queries.visible_to(NOBODY).exists()


def test_or_everybody_where_that_was_chosen(completed, bob, stranger) -> None:
    story = actions.tell(completed, replace(SAID, breadth="everybody"), by=bob.actor, on=TWELVE_WEEKS)
    assert list(queries.visible_to(stranger.actor)) == [story]
    assert queries.of(completed) == story


def test_the_hosts_open_offers_stand_beside_it(story, completed, dana, offer, unit_elsewhere) -> None:
    now = stays.now(completed)
    assert queries.offers_of_host(dana.actor, now) == [(offer, "A look at home care")]
    assert queries.answered_by(now) == unit_elsewhere


def test_where_the_host_is_outside_the_guests_own_unit_answers(bob, alice, unit_a) -> None:
    stay, guest = placements.agreed_outside(bob, alice, unit_a.pk)
    assert queries.answered_by(stays.now(stay)) == unit_a
    assert queries.offers_of_host(alice.actor, stays.now(stay)) == []
    assert not queries.visible_to(guest).exists()
