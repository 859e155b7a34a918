"""Links to a stay."""

import pytest
from django.urls import reverse

from tests.factories import placements

pytestmark = pytest.mark.django_db

THERE = reverse("placements:there")


def test_links_are_for_who_leads_here(client_of, bob, alice, charlie, unit_a, stay) -> None:
    there = placements.there(bob, unit_a.pk)
    page = reverse("placements:outside", args=[there.pk])
    answers = [client_of(one).get(page).status_code for one in (alice, bob, charlie)]
    assert answers == [200, 404, 404]
    assert client_of(charlie).get(reverse("placements:outside", args=[stay.pk])).status_code == 404
