"""A course is changed, also by two at once."""

import pytest
from django.urls import reverse

from stafett.recipes.course import queries
from tests.factories import courses

pytestmark = pytest.mark.django_db


def test_a_course_is_changed_and_who_comes_second_is_told(
    client_of, course, clinic, hanne, erik, safety
) -> None:
    address, seen = reverse("courses:change", args=[course.pk]), queries.details(course).pk
    form = client_of(hanne).get(address).context["form"]
    assert (form["title"].value(), form["gives_1"].value()) == ("Fire course", safety.pk)

    said = {"title": "Fire and smoke", "owner": clinic.pk, "seen": seen}
    assert client_of(hanne).post(address, said).status_code == 302
    second = client_of(erik).post(address, said | {"title": "Mine"})

    assert second.status_code == 409
    assert "Fire and smoke" in second.text
    assert 'value="Mine"' in second.text
    again = said | {"title": "Mine", "seen": second.context["seen"]}
    assert client_of(erik).post(address, again).status_code == 302
    assert queries.details(course).title == "Mine"
    assert client_of(erik).post(address, {"title": "", "seen": 1}).status_code == 422


def test_it_is_called_off_as_a_whole_with_a_word_why(client_of, course, session, hanne, bob) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)
    browser, address = client_of(hanne), reverse("courses:change", args=[course.pk])
    assert browser.post(address, {"do": "call_off", "off-grounds": ""}).status_code == 422
    answer = browser.post(address, {"do": "call_off", "off-grounds": "Nobody can hold it"}, follow=True)

    assert "1 person was on the list" in answer.text
    assert ("Nobody can hold it" in answer.text, "New day" in answer.text) == (True, False)
    again = browser.post(address, {"do": "call_off", "off-grounds": "Again"})
    assert (again.status_code, "Offer a new one instead." in again.text) == (422, True)
    shown = client_of(bob).get(reverse("courses:session", args=[session.pk])).text
    assert "Nobody can hold it" in shown
    assert "Fire course" not in browser.get(reverse("courses:list")).text
