from datetime import date

import pytest
from django.urls import reverse

from stafett.arenas.models import Occasion, OccasionDetails
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(agreed, series) -> Occasion:
    """The first time: 23 June."""
    return Occasion.objects.filter(arena__follows=series).earliest("pk")


@pytest.fixture
def month(first) -> str:
    return reverse("gatherings:month", args=[first.pk])


def now(first: Occasion) -> OccasionDetails:
    return OccasionDetails.objects.open().get(occasion=first)


def said(first: Occasion, **more: str) -> dict[str, str]:
    given = {"starts_on": str(days_ahead(9)), "starts_time": "10:00", "ends_time": "11:00"}
    return given | {"grounds": "A storm.", "seen": str(now(first).pk)} | more


def test_who_answers_for_it_moves_one_time(client_of, first, month, meeting, charlie, told) -> None:
    browser = client_of(charlie)
    assert browser.post(month, said(first, grounds="")).status_code == 422
    assert browser.post(month, said(first, starts_on="")).status_code == 422
    assert browser.post(month, said(first, seen="1")).status_code == 422
    assert told(browser.post(month, said(first))) == [
        "Moved. Whoever takes part is told, and the other times stay as they are."
    ]
    assert (now(first).starts_on, now(first).sequence) == (days_ahead(9), 1)
    page = browser.get(meeting)
    assert "A storm." in page.text
    assert month in page.text
    assert "24 June 2026</time>, 10:00–11:00" in page.text


def test_who_answers_for_it_calls_one_time_off(client_of, first, month, meeting, charlie, told) -> None:
    browser = client_of(charlie)
    assert browser.post(month, {"off-grounds": " "}).status_code == 422
    assert told(browser.post(month, {"off-grounds": "A storm."})) == [
        "Called off. Whoever takes part is told, and the other times stay as they are."
    ]
    assert now(first).cancelled_on == TODAY
    (row,) = browser.get(meeting).context["rows"]
    assert [one.is_off for one in row[0].months][:2] == [True, False]
    assert "Called off on" in browser.get(month).text
    assert browser.post(month, {"off-grounds": "Again."}).status_code == 422


def test_on_a_public_holiday_the_next_working_day_is_suggested(
    client_of, first, month, meeting, charlie
) -> None:
    OccasionDetails.objects.filter(pk=now(first).pk).update(
        starts_on=date(2026, 12, 25), ends_on=date(2026, 12, 25)
    )
    browser = client_of(charlie)
    assert "public holiday: Første juledag" in browser.get(meeting).text
    page = browser.get(month)
    assert "This day is a public holiday: Første juledag." in page.text
    assert page.context["form"].initial["starts_on"] == date(2026, 12, 28)


def test_it_is_nobody_else_s_to_change(client_of, month, meeting, alice, bob) -> None:
    assert client_of(alice).get(month).status_code == 404
    assert client_of(bob).get(month).status_code == 404
    assert "Move it or call it off" not in client_of(alice).get(meeting).text
