import pytest

from stafett.arenas.models import Party, Pool
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import actions as gatherings
from stafett.recipes.gathering import queries as series_of
from stafett.recipes.gathering.outside import queries
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db


def test_a_guest_belongs_to_the_member_their_link_says(series, gathering, guest, alice, today) -> None:
    assert queries.members(series) == ["Sør IKT"]
    assert queries.is_of_a_member(guest, series)
    assert queries.places(guest, gathering) == Pool.objects.get(occasion=gathering, for_unit=None)
    assert [link.guest_id for link in queries.links(series)] == [guest.guest_id]
    assert list(series_of.visible_to(guest)) == [series]


def test_those_from_a_member_whose_link_works(series, guest) -> None:
    assert queries.guests_from(series, "Sør IKT", on=TODAY) == {guest.guest_id}
    assert queries.guests_from(series, "Nord IKT", on=TODAY) == frozenset()
    assert queries.guests_from(series, "Sør IKT", on=days_ahead(366)) == frozenset()


def test_and_to_none_when_it_has_left(series, guest, gathering, alice, unit_a, today) -> None:
    party = Party.objects.open().get(arena=series, outside="Sør IKT")
    gatherings.remove_member(series, party, by=alice.actor, on=today)
    assert not queries.is_of_a_member(guest, series)
    Pool.objects.filter(occasion=gathering, for_unit=None).update(for_unit=unit_a)
    with pytest.raises(NotAllowed):
        queries.places(guest, gathering)
