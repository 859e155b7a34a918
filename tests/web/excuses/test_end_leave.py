"""Saying when somebody is back, or taking a leave back, on a page."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.people.models import Leave
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def leave(bob: Member) -> Leave:
    return factories.leave(bob.person, starts_on=days_ago(10))


def address(leave: Leave) -> str:
    return reverse("excuses:end_leave", args=[leave.pk])


def back(day) -> dict[str, str]:
    return {"do": "end", "back_on": day.isoformat()}


def test_somebody_is_back_on_a_day(client_of, alice: Member, bob: Member, leave: Leave) -> None:
    page = client_of(alice).post(address(leave), back(TODAY))

    assert page.url == reverse("excuses:person", args=[bob.person.pk])
    assert Leave.objects.open().get().ends_on == days_ago(1)


def test_a_day_that_does_not_fit_is_told_beside_it(client_of, alice: Member, leave: Leave) -> None:
    page = client_of(alice).post(address(leave), back(days_ago(10)))

    assert page.status_code == 422
    assert page.context["form"].errors["back_on"][0].startswith("The day back must be after the first day")


def test_it_is_taken_back(client_of, alice: Member, leave: Leave) -> None:
    client_of(alice).post(address(leave), {"do": "take_back"})

    assert list(Leave.objects.open()) == []


def test_who_comes_second_sees_how_it_stands(client_of, gunnar: Member, leave: Leave) -> None:
    now = factories.correct(leave, ends_on=days_ahead(9))

    page = client_of(gunnar).post(address(leave), back(days_ahead(5)))

    assert page.status_code == 409
    assert (page.context["one"].row, page.context["form"]["back_on"].value()) == (
        now,
        days_ahead(5).isoformat(),
    )
    assert list(Leave.objects.open()) == [now]


def test_what_was_taken_back_meanwhile_is_told(client_of, gunnar: Member, leave: Leave) -> None:
    factories.close(leave)

    page = client_of(gunnar).post(address(leave), back(TODAY))
    assert [str(one) for one in get_messages(page.wsgi_request)] == ["Somebody has taken this back."]


@pytest.mark.parametrize(("who", "status"), [("hanne", 302), ("bob", 302), ("charlie", 404), ("dana", 404)])
def test_nobody_else_ends_it(client_of, leave: Leave, who: str, status: int, request) -> None:
    browser = client_of(request.getfixturevalue(who))

    answers = {
        browser.post(address(leave), {"do": do, **back(TODAY)}).status_code for do in ("end", "take_back")
    }
    assert answers == {status}
    assert list(Leave.objects.open()) == [leave]


def test_who_is_back_after_the_last_day_there_is_is_told_so(client_of, alice: Member, bob: Member) -> None:
    leave = factories.leave(bob.person, starts_on=date.max)
    client = client_of(alice, headers={"accept-language": "en"})

    assert client.get(address(leave)).status_code == 200
    page = client.post(address(leave), back(date.max))
    assert (page.status_code, "The day must be between 1900 and 2199." in page.text) == (422, True)
