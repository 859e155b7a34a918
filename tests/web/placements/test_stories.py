"""The list of what people tell of their stays."""

import pytest
from django.urls import reverse

from tests.factories import placements

pytestmark = pytest.mark.django_db


def test_the_newest_first_for_those_who_may_read_it(client_of, bob, alice, charlie, unit_a) -> None:
    page = reverse("placements:stories")
    assert "Nobody has told anything yet" in client_of(bob).get(page).text
    placements.hosted_outside(bob, alice, unit_a.pk)
    assert "Nights" in client_of(bob).get(page).text
    assert "Nights" not in client_of(charlie).get(page).text
