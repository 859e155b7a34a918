"""Links to a stay."""

import pytest
from django.urls import reverse

from stafett.recipes.placement.outside.rules import BEYOND
from tests.factories import placements

pytestmark = pytest.mark.django_db

THERE = reverse("placements:there")


def test_links_are_for_who_leads_here(client_of, bob, alice, charlie, unit_a, stay) -> None:
    there = placements.there(bob, unit_a.pk)
    page = reverse("placements:outside", args=[there.pk])
    answers = [client_of(one).get(page).status_code for one in (alice, bob, charlie)]
    assert answers == [200, 404, 404]
    assert client_of(charlie).get(reverse("placements:outside", args=[stay.pk])).status_code == 404


def test_a_link_lasts_until_the_last_question_about_the_stay_is_answered(
    client_of, bob, alice, unit_a, monkeypatch
) -> None:
    stay, _host = placements.agreed_outside(bob, alice, unit_a.pk)
    monkeypatch.setenv("STAFETT_TODAY", placements.FIRST.isoformat())
    shown = client_of(alice).get(reverse("placements:outside", args=[stay.pk])).context["inviting"]
    assert shown.until == placements.TWELVE_WEEKS + BEYOND
