"""The border: one link a browser, and every other page is closed to it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from stafett.records.models import Performance
from stafett.records.outside_assessors import actions
from stafett.web.guest import visits
from tests import factories
from tests.factories import GURO, days_ahead
from tests.web.test_access_table import names

from .conftest import arrive, ask

pytestmark = pytest.mark.django_db


def test_each_request_asks_whether_the_link_still_works(made, guro, at, alice, today) -> None:
    assert guro.get(at("practice")).status_code == 200
    actions.take_back(made.link, by=alice.actor, on=today)

    assert [guro.get(at(page)).status_code for page in ("welcome", "stored", "practice")] == [404] * 3
    assert guro.post(at("practice"), {"done": "1"}).status_code == 404


def test_after_the_last_day_the_session_is_worth_nothing(guro, at, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(31).isoformat())

    assert guro.get(at("welcome")).status_code == 404


def test_a_renewed_link_ends_what_came_by_the_old_one(made, guro, at, alice, today) -> None:
    again = actions.renew(made.link, by=alice.actor, on=today)

    assert guro.get(at("welcome")).status_code == 404
    assert arrive(again).get(reverse("guest:welcome", args=[again.link.pk])).status_code == 200


def test_the_link_opened_last_is_the_one_that_holds(made, at, alice, bob, cannula, today) -> None:
    """A page of the first, still open, does nothing: least of all on the list of the second."""
    catheter = factories.competence(alice.person.organisation, "Catheter")
    second = ask(alice, bob, cannula, today, replace(GURO, email="second@solvik.example.org"))
    browser = arrive(second, arrive(made))
    waiting = Performance.objects.get()

    assert browser.get(at("practice")).status_code == 404
    assert browser.post(at("practice"), {"done": waiting.pk}).status_code == 404
    assert browser.get(reverse("guest:practice", args=[second.link.pk])).status_code == 200
    assert (Performance.objects.get().signed_on, catheter.pk > 0) == (None, True)


def test_the_number_of_another_link_opens_nothing(guro, alice, bob, cannula, today) -> None:
    second = ask(alice, bob, cannula, today, replace(GURO, email="second@solvik.example.org"))

    for page in ("welcome", "stored", "practice"):
        assert guro.get(reverse(f"guest:{page}", args=[second.link.pk])).status_code == 404


def test_what_the_session_keeps_must_be_the_very_number(made, client, at) -> None:
    for kept in (str(made.link.pk), True, [made.link.pk], None, ""):
        session = client.session
        session["guest_link"] = kept
        session.save()
        answer = client.get(at("welcome")).status_code
        assert answer == 404 or (kept is True and made.link.pk == 1)


def test_a_link_of_another_kind_opens_no_page_of_this_one(alice, bob) -> None:
    other = factories.let_in("arena:1:2", by=alice)
    browser = Client()
    session = browser.session
    session[visits.LINK] = other.link.pk
    session.save()

    assert browser.get(reverse("guest:practice", args=[other.link.pk])).status_code == 404


def test_to_all_other_pages_a_guest_is_nobody(guro, client, bob, cannula, unit_a, trust) -> None:
    """The same answer, byte for byte, as to whoever has no link; the table in test_access_table walks them all."""
    places = [
        reverse("people:detail", args=[bob.person.pk]),
        reverse("claims:progress", args=[cannula.pk]),
        reverse("claims:guest", args=[bob.person.pk, cannula.pk]),
        reverse("units:detail", args=[unit_a.pk]),
        reverse("search:results") + "?q=bob",
        "/",
    ]
    for place in places:
        theirs, anybodys = guro.get(place), client.get(place)
        assert (theirs.status_code, theirs.url) == (anybodys.status_code, anybodys.url)
        assert theirs.status_code == 302
        assert guro.post(place).status_code == client.post(place).status_code


def test_logging_out_takes_the_link_along(made, at, client_of, erik) -> None:
    browser = arrive(made, client_of(erik))
    browser.post(reverse("accounts:logout"))

    assert browser.get(at("welcome")).status_code == 404


def test_every_page_of_guests_but_the_way_in_asks_for_the_link(made, client) -> None:
    ours = [name for name in names(get_resolver().url_patterns) if name.startswith("guest:")]
    inside = [name for name in ours if name not in ("guest:arrival", "guest:gone")]
    more = {"guest:gathering": [1], "guest:material": [1], "guest:question": [1]}
    addresses = {name: reverse(name, args=[made.link.pk, *more.get(name, [])]) for name in inside}
    answers = {name: client.get(address).status_code for name, address in addresses.items()}

    assert answers == dict.fromkeys(inside, 404) | {"guest:leave": 405}
