"""Somebody from outside comes."""

import pytest
from django.urls import reverse

from stafett.communication.models import Message
from stafett.people.models import GuestLink
from stafett.recipes.placement import queries
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.offers import actions as offers
from tests.factories import days_ahead, placements

pytestmark = pytest.mark.django_db

THERE = reverse("placements:there")


def test_a_guest_from_outside(client, client_of, offer, charlie, alice) -> None:
    page = reverse("placements:here", args=[offer.pk])
    them = {"name": "Guro Gjest", "works_at": "Granli", "email": "guro@granli.example.org", "language": "en"}
    them |= {"expires_on": days_ahead(30).isoformat(), "text": "Welcome"}
    browser = client_of(charlie)
    assert client_of(alice).get(page).status_code == 404
    assert browser.get(page).status_code == 200
    assert browser.post(page, them | {"email": "charlie@example.org"}).status_code == 422
    shown = browser.post(page, them)
    stay = Stay.objects.get()
    assert "The link for Guro Gjest is made" in shown.text
    assert client.get(shown.context["made"]["url"], follow=True).status_code == 200
    assert reverse("placements:outside", args=[stay.pk]) in shown.text
    again = browser.post(page, them)
    assert (again.status_code, "This is begun already." in again.text) == (422, True)
    now = queries.now(stay)
    assert (now.home.outside, now.guest.guest_id) == ("Granli", GuestLink.objects.get().guest_id)
    written = offers.Written(
        title="Home care", unit_id=now.host.unit_id, learns="x", contact_id=charlie.person.pk, is_open=False
    )
    seen = offer.arena.details.filter(closed=None).get().pk
    known = {"by": charlie.actor, "on": days_ahead(0), "at": placements.NOON}
    offers.alter(offer, written, seen=seen, **known)
    assert browser.get(page).status_code == 404


def test_the_guest_s_link_may_be_mailed_at_once(client_of, offer, charlie, settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    them = {"name": "Guro Gjest", "works_at": "Granli", "email": "guro@granli.example.org", "language": "en"}
    them |= {"expires_on": days_ahead(30).isoformat(), "text": "Welcome", "by_mail": "on"}
    shown = client_of(charlie).post(reverse("placements:here", args=[offer.pk]), them).text

    assert "It is on its way to guro@granli.example.org" in shown
    assert Message.objects.filter(guest__isnull=False, dropped=False).get().link.startswith("/guest/")
