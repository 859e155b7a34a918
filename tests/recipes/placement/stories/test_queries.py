from dataclasses import replace
from datetime import timedelta

import pytest

from stafett.arenas.models import ArenaDetails
from stafett.arenas.occasions import actions as occasions
from stafett.people.actor import NOBODY
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.stories import actions, queries
from stafett.recipes.placement.terms import queries as terms
from tests import factories
from tests.factories import TODAY, arenas, placements
from tests.factories.placements import LATER, TWELVE_WEEKS

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


def test_it_lasted_from_the_first_day_that_was_to_the_real_last_one(stay, everybody, alice) -> None:
    placements.agreed(stay, everybody)
    first, second = list(terms.days_of([stay])[:2])
    with arenas.change(stay.arena.organisation) as change:
        occasions.cancel(first.occasion, grounds="Ill", change=change, on=TODAY)
    last_day = TWELVE_WEEKS - timedelta(days=14)
    ends.break_off(stay, last_day, "Ill", by=alice.actor, on=TWELVE_WEEKS, at=LATER)
    assert queries.lasted(stays.now(stay)) == (second.starts_on, last_day)


def test_the_contact_is_the_offers_for_those_who_see_the_offer(
    story, completed, offer, charlie, dana, stranger
) -> None:
    now = stays.now(completed)
    assert queries.contact_of(dana.actor, now) == charlie.person.pk
    ArenaDetails.objects.open().filter(arena=offer.pk).update(open_to="organisation")
    assert queries.contact_of(stranger.actor, now) is None
    assert queries.contact_of(NOBODY, now) is None


def test_a_host_outside_has_no_offer_and_no_contact(bob, alice, unit_a) -> None:
    stay, _guest = placements.agreed_outside(bob, alice, unit_a.pk)
    assert queries.contact_of(alice.actor, stays.now(stay)) is None
