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
    answer = client.post(address(held_today), {"seat": [seats[0], seats[2]]})

    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "Saved. 2 more were there.",
        "1 competence waits for somebody else, as the plan asks.",
    ]
    assert Achievement.objects.open().filter(approved_on=today).get().person == staff[0]
    assert client.get(address(held_today)).context["came"] == {seats[0], seats[2]}


def test_before_it_has_started_there_is_no_list(client_of, session, held_today, hanne) -> None:
    client = client_of(hanne)

    assert "It has not started yet." in client.get(address(session)).text
    assert client.post(address(session), {"seat": []}).url == address(session)
    assert "Nobody had a place" in client.get(address(held_today)).text


def test_who_is_not_on_the_list_cannot_be_ticked(client_of, held_today, session, hanne, bob) -> None:
    (row,) = courses.signed_up(session, bob.person, by=bob.actor).taken
    for seat in (row.seat_id, "x"):
        answer = client_of(hanne).post(address(held_today), {"seat": seat}, follow=True)
        assert "The list has changed" in answer.text


def test_from_whom_something_is_taken_back_is_said_by_name(
    client_of, held_today, staff, alice, hanne
) -> None:
    seats = [row.seat_id for row in courses.signed_up(held_today, *staff[:3], by=alice.actor).taken]
    client = client_of(hanne)
    client.post(address(held_today), {"seat": seats})
    client.get(address(held_today))  # what was said is read

    answer = client.post(address(held_today), {"seat": seats[2]})

    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "Saved.",
        "Not there after all: Nurse0 Nilsen, Nurse1 Nilsen. What the course gave is taken back.",
    ]


def test_who_waits_stands_on_the_list_and_others_are_signed_up_from_it(
    client_of, course, staff, alice, hanne, today
) -> None:
    full = courses.session(course, hanne.actor, today, 1)
    courses.signed_up(full, *staff[:2], by=alice.actor)

    context = client_of(hanne).get(address(full)).context
    assert [name for name, _seat in context["rows"]] == [
        "Nurse0 Nilsen",
        "Nurse1 Nilsen, on the waiting list",
    ]
    assert context["others_at"] == reverse("courses:sign_up", args=[full.pk])
