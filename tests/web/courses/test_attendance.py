"""Who was there, ticked by who keeps or holds the course."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.records.models import Achievement
from tests.factories import courses

pytestmark = pytest.mark.django_db


def address(session) -> str:
    return reverse("courses:attendance", args=[session.pk])


def test_whoever_is_ticked_holds_it(client_of, held_today, staff, alice, hanne, today) -> None:
    went = courses.signed_up(held_today, *staff[:2], hanne.person, by=hanne.actor)
    seats = [row.seat_id for row in went.taken]
    client = client_of(hanne)
    assert [name for name, _seat in client.get(address(held_today)).context["rows"]] == [
        "Hanne Iversen",
        "Nurse0 Nilsen",
        "Nurse1 Nilsen",
    ]
    answer = client.post(address(held_today), {"seat": [seats[0], seats[2], "x"]})

    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "Saved. 2 more were there.",
        "1 competence waits for somebody else, as the plan asks.",
    ]
    assert Achievement.objects.open().filter(approved_on=today).get().person == staff[0]
    assert client.get(address(held_today)).context["came"] == {seats[0], seats[2]}


def test_before_it_has_started_there_is_no_list(client_of, session, held_today, hanne) -> None:
    client = client_of(hanne)

    assert "It has not started yet." in client.get(address(session)).text
    assert client.post(address(session), {"seat": []}).status_code == 200
    assert "Nobody had a place" in client.get(address(held_today)).text
