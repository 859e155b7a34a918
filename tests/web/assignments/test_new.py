"""Giving a plan: a mistake is told with what was typed kept, and nothing is done before it is seen."""

import pytest
from django.urls import reverse

from stafett.plans.models import Assignment
from stafett.standings.models import PreviewRun
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    made = factories.plan(trust, "Basic plan", owner_unit=clinic)
    factories.requirement(made, factories.competence(trust, "Fire safety"), due_days=10)
    return made


@pytest.fixture
def send(plan, client_of, unit_a, today):
    def post(member: Member, **typed):
        address = reverse("assignments:new", args=[plan.pk])
        return client_of(member).post(address, {"unit": unit_a.pk, "starts_on": today.isoformat(), **typed})

    return post


def test_it_is_seen_first_and_given_by_nobody_yet(send, alice: Member) -> None:
    answer = send(alice)
    run = PreviewRun.objects.get()

    assert answer.url == reverse("assignments:result", args=[run.pk])
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"unit": ""}, "Unit: This field is required."),
        ({"starts_on": "soon"}, "First day: Write the day as year-month-day, such as 2026-11-21."),
        ({"starts_on": days_ago(1).isoformat()}, "The first day must be today or later."),
        ({"starts_on": "9999-12-31"}, "First day: The day must be between 1900 and 2199."),
        ({"ends_on": days_ago(1).isoformat()}, "The last day must not be before the first day."),
        (
            {"who": "Nobody Here"},
            "One person: Nobody of this name works there. Write it as in the staff list.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(send, alice: Member, typed, sentence) -> None:
    answer = send(alice, **typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    for value in filter(None, typed.values()):
        assert f'value="{value}"' in answer.text
    assert not PreviewRun.objects.exists()


def test_a_unit_one_writes_no_plans_for_is_no_choice(send, alice: Member, unit_b) -> None:
    assert send(alice, unit=unit_b.pk).status_code == 422


def test_one_person_is_found_by_name(send, alice: Member, bob: Member) -> None:
    send(alice, who="berg")

    assert PreviewRun.objects.get().asked["person_id"] == bob.person.pk


def test_of_several_with_a_name_one_is_chosen(send, alice: Member, bob: Member, unit_a) -> None:
    other = factories.member(unit_a, "Berit Berg")
    asked = send(alice, who="berg")
    assert "Several have this name. Choose one." in asked.text
    assert "Berit Berg, nurse Section A" in asked.text
    send(alice, who="berg", person=other.person.pk)

    assert PreviewRun.objects.get().asked["person_id"] == other.person.pk


def test_what_one_came_with_is_filled_in(plan, alice: Member, unit_a, client_of) -> None:
    address = reverse("assignments:new", args=[plan.pk])
    page = client_of(alice).get(f"{address}?unit={unit_a.pk}&subunits=1&starts_on=2026-07-01")

    assert f'<option value="{unit_a.pk}" selected>' in page.text
    assert 'value="2026-07-01"' in page.text
