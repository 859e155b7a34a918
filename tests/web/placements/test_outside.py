"""Stays with somebody outside: begun there, begun from there, and who may make links."""

import pytest
from django.urls import reverse

from stafett.people.models import GuestLink
from stafett.recipes.placement import queries
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.offers import actions as offers
from tests.factories import days_ahead, placements

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


def test_a_guest_from_outside(client_of, offer, charlie, alice) -> None:
    page = reverse("placements:here", args=[offer.pk])
    them = {"name": "Guro Gjest", "works_at": "Granli", "email": "guro@granli.example.org", "language": "en"}
    them |= {"expires_on": days_ahead(30).isoformat(), "text": "Welcome"}
    browser = client_of(charlie)
    assert client_of(alice).get(page).status_code == 404
    assert browser.get(page).status_code == 200
    assert browser.post(page, them | {"email": "charlie@example.org"}).status_code == 422
    shown = browser.post(page, them, follow=True).text
    assert ("Guro Gjest" in shown, "New link" in shown) == (True, True)
    now = queries.now(Stay.objects.get())
    assert (now.home.outside, now.guest.guest_id) == ("Granli", GuestLink.objects.get().guest_id)
    written = offers.Written(
        title="Home care", unit_id=now.host.unit_id, learns="x", contact_id=charlie.person.pk, is_open=False
    )
    seen = offer.arena.details.filter(closed=None).get().pk
    known = {"by": charlie.actor, "on": days_ahead(0), "at": placements.NOON}
    offers.alter(offer, written, seen=seen, **known)
    assert browser.get(page).status_code == 404


def test_links_are_for_who_leads_here(client_of, bob, alice, charlie, unit_a, stay) -> None:
    there = placements.there(bob, unit_a.pk)
    page = reverse("placements:outside", args=[there.pk])
    answers = [client_of(one).get(page).status_code for one in (alice, bob, charlie)]
    assert answers == [200, 404, 404]
    assert client_of(charlie).get(reverse("placements:outside", args=[stay.pk])).status_code == 404
