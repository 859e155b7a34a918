"""Links for people from a member that does not use Stafett."""

import pytest
from django.urls import reverse

from stafett.people.models import GuestLink
from tests.factories import days_ahead, gatherings

pytestmark = pytest.mark.django_db

THEM = {
    "name": "Guro Gjest",
    "works_at": "Sør IKT",
    "email": "guro@sor.example.org",
    "language": "en",
    "ask": "1",
}


def test_who_keeps_the_series_makes_links(client_of, series, gathering, alice, charlie, bob) -> None:
    page = reverse("gatherings:outside", args=[series.pk])
    answers = [client_of(one).get(page).status_code for one in (alice, charlie, bob)]
    assert answers == [200, 404, 404]
    browser = client_of(alice)
    said = THEM | {"expires_on": days_ahead(30).isoformat()}
    assert browser.post(page, said | {"works_at": "Nord IKT"}).status_code == 422
    assert "The link for Guro Gjest is made" in browser.post(page, said).text
    link = GuestLink.objects.open().get()
    assert 'id="made-link"' in browser.post(page, {"renew": link.pk}).text
    browser.post(page, {"take_back": GuestLink.objects.open().get().pk})
    assert not GuestLink.objects.open().exists()


def test_nobody_is_asked_where_all_are_here(client_of, alice, unit_a) -> None:
    series = gatherings.series(alice.actor, unit_a)
    page = client_of(alice).get(reverse("gatherings:outside", args=[series.pk])).text
    assert "All members use Stafett here" in page
