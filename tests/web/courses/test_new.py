"""A new course."""

import pytest
from django.urls import reverse

from stafett.recipes.course import queries

pytestmark = pytest.mark.django_db

ADDRESS = reverse("courses:new")


def test_a_course_is_offered_by_who_writes_plans(client_of, alice, unit_a, safety) -> None:
    answer = client_of(alice).post(ADDRESS, {"title": "Fire", "owner": unit_a.pk, "gives_1": safety.pk})

    (made,) = queries.visible_to(alice.actor)
    assert answer.url == reverse("courses:detail", args=[made.pk])
    assert (queries.details(made).contact, queries.details(made).owner_unit) == (alice.person, unit_a)
    assert [one.competence for one in queries.gives([made])[made.pk]] == [safety]


def test_what_is_wrong_is_said_and_what_was_typed_kept(client_of, alice, unit_a, unit_b, safety) -> None:
    answer = client_of(alice).post(ADDRESS, {"title": "   ", "owner": unit_b.pk, "description": "So"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "owner"}
    assert "So</textarea>" in answer.text
    assert list(queries.visible_to(alice.actor)) == []


def test_a_refused_title_is_told(client_of, alice, unit_a) -> None:
    answer = client_of(alice).post(ADDRESS, {"title": "x" * 301, "owner": unit_a.pk})

    assert answer.status_code == 422
