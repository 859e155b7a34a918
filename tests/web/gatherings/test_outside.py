"""Links for people from a member that does not use Stafett."""

import pytest
from django.urls import reverse

from stafett.arenas.occasions.rules import When, Where
from stafett.people.models import GuestLink
from stafett.recipes.gathering import actions
from stafett.recipes.gathering.actions import Planned
from tests.factories import TODAY, days_ahead, gatherings

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


def test_where_no_link_lasts_as_long_it_is_said(client_of, series, alice) -> None:
    page, far = reverse("gatherings:outside", args=[series.pk]), days_ahead(500)
    planned = Planned(title="Later", when=When(starts_on=far, ends_on=far), where=Where())
    first = actions.plan(series, planned, by=alice.actor, on=TODAY)

    shown = client_of(alice).get(page)

    assert (shown.context["inviting"].beyond, "Make a new one when it ends." in shown.text) == (far, True)
    soon = When(starts_on=days_ahead(40), ends_on=days_ahead(40))
    actions.set_time(first.occasion, soon, Where(), grounds="Sooner", by=alice.actor, on=TODAY)
    assert "Make a new one when it ends." not in client_of(alice).get(page).text


def test_nobody_is_asked_where_all_are_here(client_of, alice, unit_a) -> None:
    series = gatherings.series(alice.actor, unit_a)
    page = client_of(alice).get(reverse("gatherings:outside", args=[series.pk])).text
    assert "All members use Stafett here" in page
