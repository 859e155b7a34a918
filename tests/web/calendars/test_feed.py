"""A calendar at its secret address."""

import pytest
import vobject
from django.test import Client

from stafett.communication import actions
from stafett.people.models import Identity, Tie
from tests import factories
from tests.factories import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(bob) -> str:
    return f"/calendar/{actions.make_calendar_link(person_id=bob.person.pk)}.ics"


def events(answer) -> list:
    return getattr(vobject.readOne(answer.content.decode()), "vevent_list", [])


def test_my_last_days_stand_in_it(client: Client, feed, bob, fire):
    factories.achievement(bob.person, fire, achieved_on=days_ago(300))

    answer = client.get(feed)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = events(answer)
    assert event.summary.value == "Last day: Fire safety"
    assert event.dtstart.value.isoformat() == "2026-08-19"
    assert event.url.value == "http://testserver/me/"


def test_it_is_in_its_readers_language(client: Client, feed, bob, fire):
    factories.achievement(bob.person, fire, achieved_on=days_ago(300))
    Identity.objects.filter(pk=bob.identity.pk).update(language="nb")
    english = client.get(feed, headers={"Accept-Language": "en"}).content

    assert client.get(feed, headers={"Accept-Language": "nn"}).content == english


def test_what_is_red_or_never_turns_red_is_no_day(client: Client, feed, fire):
    assert events(client.get(feed)) == []


def test_nothing_of_anybody_else_stands_in_it(client: Client, feed, alice, fire):
    factories.achievement(alice.person, fire, achieved_on=days_ago(300))

    assert events(client.get(feed)) == []


def test_whoever_has_it_already_is_told_so(client: Client, feed, bob, fire):
    first = client.get(feed)
    again = client.get(feed, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (first["Cache-Control"], first["X-Robots-Tag"]) == ("private, max-age=900", "noindex")

    factories.achievement(bob.person, fire, achieved_on=days_ago(300))
    assert client.get(feed, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_stranger_finds_nothing(client: Client, feed, client_of, alice):
    for address in ("/calendar/guessed.ics", "/calendar/.ics", feed.replace(".ics", "x.ics"), feed.upper()):
        assert client.get(address).status_code == 404
        assert client_of(alice).get(address).status_code == 404


def test_it_is_read_and_nothing_else(client: Client, feed):
    assert client.post(feed).status_code == 405
    assert client.head(feed).status_code == 200


def test_it_ends_with_the_log_in(client: Client, feed, bob):
    factories.close(Tie.objects.get(person=bob.person))

    assert client.get(feed).status_code == 404


def test_it_lets_nobody_in(client: Client, feed):
    client.get(feed)

    assert client.get("/me/").status_code == 302
    assert "sessionid" not in client.cookies
