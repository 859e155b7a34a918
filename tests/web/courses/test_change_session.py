"""Another time or place, or called off."""

import pytest
from django.urls import reverse

from stafett.arenas.occasions import queries as occasions
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db


def said(session, **fields) -> dict:
    row = occasions.details(session)
    known = {
        "starts_on": days_ahead(30),
        "starts_time": "10:00",
        "ends_time": "11:00",
        "grounds": "Ill",
        "places": 2,
        "seen": row.pk,
        "do": "save",
    }
    return known | fields


@pytest.fixture
def address(session) -> str:
    return reverse("courses:change_session", args=[session.pk])


def test_it_moves_and_says_from_when_and_why(client_of, address, session, hanne, bob) -> None:
    assert client_of(hanne).get(address).context["form"]["place"].value() == "Room 3"
    answer = client_of(hanne).post(address, said(session), follow=True)

    assert "Everybody on the list keeps their place." in answer.text
    text = " ".join(client_of(bob).get(reverse("courses:session", args=[session.pk])).text.split())
    assert "It was to be on" in text
    assert "Ill" in text


def test_who_comes_second_sees_what_it_is_now(client_of, address, session, hanne, erik) -> None:
    first = said(session)
    client_of(hanne).post(address, first)
    second = client_of(erik).post(address, first | {"place": "Room 9"})

    assert second.status_code == 409
    assert 'value="Room 9"' in second.text
    assert f'name="seen" value="{occasions.details(session).pk}"' in second.text


def test_what_is_wrong_is_said(client_of, address, session, hanne) -> None:
    client = client_of(hanne)

    assert client.post(address, said(session, starts_on="")).status_code == 422
    assert client.post(address, said(session, ends_time="")).status_code == 422


def test_it_is_called_off_with_a_word_why(client_of, address, session, hanne, bob) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)
    client = client_of(hanne)
    assert client.post(address, {"do": "call_off", "off-grounds": ""}).status_code == 422
    answer = client.post(address, {"do": "call_off", "off-grounds": "Storm"}, follow=True)

    assert "1 person was on the list" in answer.text
    assert "Storm" in client_of(bob).get(reverse("courses:session", args=[session.pk])).text
    assert "cannot be changed" in client.get(address).text
    again = client.post(address, {"do": "call_off", "off-grounds": "Storm"})
    assert again.status_code == 422
