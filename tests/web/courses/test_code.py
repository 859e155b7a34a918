"""Whoever types the code in the room was there."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.recipes.course.attending import actions
from tests.factories import courses

pytestmark = pytest.mark.django_db

ADDRESS = reverse("courses:code")


def test_it_is_noted_once_or_twice_and_told_what_waits(client_of, held_today, bob, hanne) -> None:
    courses.signed_up(held_today, bob.person, hanne.person, by=hanne.actor)
    code = actions.show_code(held_today, by=hanne.actor).code

    def told(member, typed=code) -> list[str]:
        answer = client_of(member).post(ADDRESS, {"code": typed})
        assert answer.url == reverse("courses:session", args=[held_today.pk])
        return [str(one) for one in get_messages(answer.wsgi_request)]

    assert told(bob) == told(bob, code.lower()) == ["It is noted that you were there."]
    assert told(hanne)[1:] == ["What it gives waits for approval, as your plan asks."]
    assert "You were there." in client_of(bob).get(reverse("courses:session", args=[held_today.pk])).text


def test_a_wrong_code_is_told(client_of, bob) -> None:
    answer = client_of(bob).post(ADDRESS, {"code": "NOSUCH"})

    assert answer.status_code == 422
    assert "No such code" in answer.text
    assert client_of(bob).post(ADDRESS, {"code": ""}).status_code == 422
