"""A course is changed, also by two at once."""

import pytest
from django.urls import reverse

from stafett.recipes.course import queries

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
