"""A leader registers what several people have been seen to do."""

import pytest
from django.urls import reverse

from stafett.plans.models import Steps
from stafett.records.models import Achievement
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


def test_it_counts_at_once_as_approved_by_the_leader(
    client_of, alice: Member, bob: Member, unit_a, course, today
) -> None:
    response = client_of(alice).post(
        reverse("claims:register", args=[unit_a.pk]),
        {"competence": course.pk, "people": [bob.person.pk], "achieved_on": today.isoformat(), "level": 1},
    )

    (made,) = Achievement.objects.open()
    assert response.url == reverse("units:detail", args=[unit_a.pk])
    assert (made.person, made.approved_on, made.decided_by, made.unit) == (
        bob.person,
        today,
        "Alice Aas",
        unit_a,
    )


def test_oneself_and_strangers_cannot_be_chosen(
    client_of, alice: Member, bob: Member, charlie: Member, unit_a, course, today
) -> None:
    for person in (alice.person, charlie.person):
        response = client_of(alice).post(
            reverse("claims:register", args=[unit_a.pk]),
            {"competence": course.pk, "people": [person.pk], "achieved_on": today.isoformat(), "level": 1},
        )
        assert response.status_code == 422

    assert list(Achievement.objects.all()) == []


def test_those_named_in_the_address_are_ticked_beforehand(
    client_of, alice: Member, bob: Member, unit_a, course
) -> None:
    form = (
        client_of(alice)
        .get(reverse("claims:register", args=[unit_a.pk]), {"competence": course.pk, "person": bob.person.pk})
        .context["form"]
    )

    assert (form["competence"].value(), form["people"].value()) == (str(course.pk), [str(bob.person.pk)])


def test_an_adviser_who_sees_but_does_not_approve_gets_404(client_of, erik: Member, unit_a) -> None:
    assert client_of(erik).get(reverse("claims:register", args=[unit_a.pk])).status_code == 404


def test_where_the_plan_asks_for_more_it_is_told_that_it_waits(
    client_of, alice: Member, bob: Member, trust, unit_a
) -> None:
    course = factories.competence(trust, "Blood transfusion")
    plan = factories.plan(trust)
    factories.requirement(plan, course, steps=Steps.TWO)
    factories.assignment(plan, unit_a)

    response = client_of(alice).post(
        f"/claims/register/{unit_a.pk}/",
        {"competence": course.pk, "people": [bob.person.pk], "achieved_on": "2026-06-15", "level": 1},
        follow=True,
    )

    assert [str(message) for message in response.context["messages"]] == [
        "Registered for 1 person.",
        "1 of them waits for somebody else, as the plan asks.",
    ]
