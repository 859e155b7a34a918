"""Somebody goes to a host outside."""

import pytest
from django.urls import reverse

from stafett.recipes.placement.models import Stay

pytestmark = pytest.mark.django_db

THERE = reverse("placements:there")


def test_going_to_a_host_outside(client_of, bob, alice, unit_a) -> None:
    browser = client_of(bob)
    said = {"host": "Solvik Municipality", "title": "Home care", "text": "May I go?"}
    said["guest"] = f"{bob.person.pk}-{unit_a.pk}"
    assert browser.post(THERE, said | {"host": " "}).status_code == 422
    assert browser.post(THERE, said | {"text": "12057900499"}).status_code == 422
    page = browser.post(THERE, said, follow=True).text
    assert ("Solvik Municipality" in page, "Links for those" in page) == (True, False)
    assert "Solvik Municipality" in browser.get(reverse("placements:list")).text
    leader = client_of(alice).get(reverse("placements:stay", args=[Stay.objects.get().pk])).text
    assert "Links for those who are not here" in leader
