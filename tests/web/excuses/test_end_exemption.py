"""Ending an exemption earlier, or taking it back, on a page."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.plans.models import Exemption, Plan
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def exemption(fire, bob: Member) -> Exemption:
    plan = Plan.objects.get(key="fire")
    return factories.exemption(bob.person, plan, starts_on=days_ago(10), ends_on=days_ahead(30))


def address(exemption: Exemption) -> str:
    return reverse("excuses:end_exemption", args=[exemption.pk])


def back(day) -> dict[str, str]:
    return {"do": "end", "back_on": day.isoformat()}


def test_it_is_asked_for_again_from_a_day(client_of, alice: Member, exemption, bob: Member) -> None:
    page = client_of(alice).post(address(exemption), back(days_ahead(5)))

    assert page.url == reverse("excuses:person", args=[bob.person.pk])
    assert Exemption.objects.open().get().ends_on == days_ahead(4)


def test_a_day_that_does_not_fit_is_told_beside_it(client_of, alice: Member, exemption) -> None:
    page = client_of(alice).post(address(exemption), back(days_ago(2)))

    assert page.status_code == 422
    assert page.context["form"].errors["back_on"] == [
        "The day must be today or later: what was exempt before, was exempt."
    ]


def test_it_is_taken_back(client_of, alice: Member, exemption) -> None:
    page = client_of(alice).post(address(exemption), {"do": "take_back"})

    assert [str(one) for one in get_messages(page.wsgi_request)] == ["Taken back."]
    assert list(Exemption.objects.open()) == []


def test_who_comes_second_sees_how_it_stands_with_what_they_typed(client_of, gunnar, exemption) -> None:
    now = factories.correct(exemption, ends_on=days_ahead(9))

    page = client_of(gunnar).post(address(exemption), back(days_ahead(5)))

    assert page.status_code == 409
    assert "Somebody has changed this since you opened it." in page.text
    assert (page.context["one"].row, page.context["form"]["back_on"].value()) == (
        now,
        days_ahead(5).isoformat(),
    )
    assert reverse("excuses:end_exemption", args=[now.pk]) in page.text
    assert list(Exemption.objects.open()) == [now]


def test_what_was_taken_back_meanwhile_is_told(client_of, gunnar: Member, exemption, bob: Member) -> None:
    factories.close(exemption)

    page = client_of(gunnar).post(address(exemption), back(TODAY))
    assert page.url == reverse("excuses:person", args=[bob.person.pk])
    assert [str(one) for one in get_messages(page.wsgi_request)] == ["Somebody has taken this back."]


def test_what_came_by_file_is_said_to_come_again(client_of, alice: Member, exemption) -> None:
    assert "the next file may say the same again" in client_of(alice).get(address(exemption)).text


@pytest.mark.parametrize(("who", "status"), [("hanne", 302), ("bob", 302), ("charlie", 404), ("dana", 404)])
def test_nobody_else_ends_it(client_of, exemption, who: str, status: int, request) -> None:
    browser = client_of(request.getfixturevalue(who))

    answers = {
        browser.post(address(exemption), {"do": do, **back(TODAY)}).status_code for do in ("end", "take_back")
    }
    assert answers == {status}
    assert list(Exemption.objects.open()) == [exemption]
