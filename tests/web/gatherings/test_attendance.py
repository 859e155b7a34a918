"""Who was there, ticked by the host."""

import pytest
from django.urls import reverse

from stafett.arenas.attendance import queries
from stafett.recipes.gathering.people import actions as people
from tests.factories import arenas, gatherings

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(series, alice, today):
    return gatherings.gathering(series, alice.actor, today)


@pytest.fixture
def place(held) -> str:
    return reverse("gatherings:attendance", args=[held.pk])


def test_whoever_is_ticked_was_there(
    client_of, held, place, alice, bob, charlie, unit_a, unit_elsewhere, told
) -> None:
    people.sign_up(held, gatherings.places(held, unit_a), [bob.person.pk], by=alice.actor, at=arenas.NOON)
    other = [charlie.person.pk]
    people.sign_up(held, gatherings.places(held, unit_elsewhere), other, by=charlie.actor, at=arenas.NOON)
    browser = client_of(alice)
    rows = browser.get(place).context["rows"]
    assert [name for name, _seat in rows] == ["Bob Berg, Section A", "Charlie Dahl, Home care"]

    answer = browser.post(place, {"seat": [rows[0][1]]})
    assert told(answer) == ["Saved. 1 more was there."]
    assert queries.came(held) == {rows[0][1]}
    page = browser.get(answer.url).text
    assert ("1 was there." in page, place in page) == (True, True)
    assert client_of(charlie).get(place).status_code == 404


def test_before_it_has_begun_and_with_nobody_there_is_no_list(client_of, held, place, address, alice) -> None:
    browser = client_of(alice)
    early = address("attendance")
    assert "It has not started yet." in browser.get(early).text
    assert browser.post(early, {"seat": []}).url == early
    assert "Nobody had a place" in browser.get(place).text


def test_who_is_not_on_the_list_cannot_be_ticked(client_of, place, alice) -> None:
    answer = client_of(alice).post(place, {"seat": "9"}, follow=True)
    assert "The list has changed meanwhile." in answer.text
