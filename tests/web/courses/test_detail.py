"""A course: what it is about, whom to ask, and its days."""

import pytest
from django.urls import reverse

from stafett.recipes.course import actions
from stafett.recipes.course.actions import Offered
from tests.factories import courses, days_ahead
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def test_a_course_says_what_it_gives_whom_to_ask_and_when(
    client_of, course, session, clinic, hanne, bob, safety
):
    actions.alter(
        course,
        Offered(
            title="Fire",
            owner_unit_id=clinic.pk,
            contact_id=hanne.person.pk,
            description="Come in old clothes.",
            gives=(safety.pk,),
        ),
        by=hanne.actor,
        on=NOON.date(),
    )
    called_off = courses.session(course, hanne.actor, days_ahead(9))
    actions.cancel_session(called_off, grounds="Ill", by=hanne.actor, at=NOON)
    address = reverse("courses:detail", args=[course.pk])
    text = client_of(bob).get(address).text

    for said in ("Come in old clothes.", "Fire safety", "Hanne Iversen", "hanne@example.org", "Called off"):
        assert said in text
    assert "New day" not in text
    assert "New day" in client_of(hanne).get(address).text


def test_without_a_day_it_says_so(client_of, course, bob) -> None:
    assert "No day is planned" in client_of(bob).get(reverse("courses:detail", args=[course.pk])).text
