import pytest

from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.outside import queries
from stafett.recipes.placement.workflow import Who
from tests.factories import placements
from tests.factories.guests import guest_of, let_in

pytestmark = pytest.mark.django_db


def test_who_outside_has_a_part(stay, bob, alice, charlie, unit_a) -> None:
    there = placements.there(bob, unit_a.pk)
    guest = placements.invited(there, alice)
    other = guest_of(let_in(f"arena:{stay.pk}", by=alice).link)

    now = stays.now(there)
    assert stays.parts_of(guest, now) == {Who.HOST}
    assert stays.parts_of(guest, stays.now(stay)) == set()
    assert stays.parts_of(other, stays.now(stay)) == set()
    assert [queries.may_invite(one, now) for one in (alice.actor, bob.actor, charlie.actor, guest)] == [
        True,
        False,
        False,
        False,
    ]
    assert not queries.may_invite(charlie.actor, stays.now(stay))
    assert list(stays.visible_to(guest)) == [there]
    assert [link.guest_id for link in queries.links(there)] == [guest.guest_id]
    assert set(stays.visible_to(alice.actor)) == set(Stay.objects.all())
