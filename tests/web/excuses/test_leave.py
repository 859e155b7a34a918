"""Entering a leave on a page: its days, and never why."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.people.models import Leave
from tests import factories
from tests.factories import TODAY, Member, days_ahead

pytestmark = pytest.mark.django_db


def address(member: Member) -> str:
    return reverse("excuses:leave", args=[member.person.pk])


def days(first, last=None) -> dict[str, str]:
    return {"starts_on": first.isoformat(), "ends_on": last.isoformat() if last else ""}


def test_it_asks_for_days_alone_and_says_so(client_of, alice: Member, bob: Member) -> None:
    page = client_of(alice).get(address(bob))

    assert list(page.context["form"].fields) == ["starts_on", "ends_on"]
    assert "Stafett does not ask why." in page.text


def test_what_it_does_is_told_beforehand(client_of, alice: Member, bob: Member, fire, trust) -> None:
    factories.achievement(bob.person, fire, achieved_on=factories.days_ago(355))
    page = client_of(alice).post(address(bob), days(TODAY, days_ahead(83)) | {"do": "look"})

    assert [one.before.title for one in page.context["longer"]] == ["Fire safety"]
    assert page.context["no_red_before"] == days_ahead(84 + 30)
    assert list(Leave.objects.all()) == []


def test_what_was_red_is_red_again_afterwards(client_of, alice: Member, bob: Member, fire) -> None:
    page = client_of(alice).post(address(bob), days(TODAY) | {"do": "look"})

    assert [one.before.title for one in page.context["still_red"]] == ["Fire safety"]
    assert "Nothing new turns red." in page.text


def test_it_is_entered_and_told(client_of, alice: Member, bob: Member) -> None:
    page = client_of(alice).post(address(bob), days(TODAY) | {"do": "save"})

    (made,) = Leave.objects.open()
    assert page.url == reverse("excuses:person", args=[bob.person.pk])
    assert (made.person, made.starts_on, made.ends_on) == (bob.person, TODAY, None)
    assert [str(one) for one in get_messages(page.wsgi_request)] == ["The leave of Bob Berg is entered."]


def test_one_that_overlaps_is_refused_in_a_sentence(client_of, alice: Member, bob: Member) -> None:
    factories.leave(bob.person, starts_on=TODAY)
    page = client_of(alice).post(address(bob), days(days_ahead(1), days_ahead(2)) | {"do": "look"})

    assert page.status_code == 422
    assert "There is a leave already, from 15 June 2026 until further notice." in page.text
    assert page.context["form"]["starts_on"].value() == days_ahead(1).isoformat()


@pytest.mark.parametrize("who", ["bob", "hanne"])
def test_who_may_read_but_not_enter_is_sent_back(client_of, bob: Member, who: str, request) -> None:
    page = client_of(request.getfixturevalue(who)).post(address(bob), days(TODAY) | {"do": "save"})

    assert page.url == reverse("excuses:person", args=[bob.person.pk])
    assert list(Leave.objects.all()) == []
