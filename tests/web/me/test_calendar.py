"""The address of my calendar is made, made anew and ended."""

import re

import pytest

from stafett.communication.models import CalendarLink

pytestmark = pytest.mark.django_db

CALENDAR = "/me/calendar/"


def address(page) -> str:
    return re.search(r">(http://testserver/calendar/[^<]+\.ics)<", page.text)[1]


def test_it_is_made_and_shown_once(client_of, bob):
    client = client_of(bob)
    assert "It has no address" in client.get(CALENDAR).text

    page = client.post(CALENDAR, {"make": "1"})
    found = address(page)
    assert found.replace("http:", "webcal:") in page.text
    assert "no-store" in page["Cache-Control"]
    assert client.get(found).status_code == 200

    again = client.get(CALENDAR).text
    assert "It has an address" in again
    assert found not in again


def test_a_new_one_takes_its_place(client_of, bob):
    client = client_of(bob)
    first, second = (address(client.post(CALENDAR, {"make": "1"})) for _ in range(2))

    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)


def test_it_is_ended(client_of, bob):
    client = client_of(bob)
    found = address(client.post(CALENDAR, {"make": "1"}))
    page = client.post(CALENDAR, {"end": "1"}, follow=True)

    assert [str(message) for message in page.context["messages"]] == ["The address no longer works."]
    assert (client.get(found).status_code, CalendarLink.objects.count()) == (404, 0)


def test_looking_makes_nothing(client_of, bob):
    client_of(bob).get(CALENDAR)

    assert CalendarLink.objects.count() == 0
