"""Before publishing or retiring a plan."""

import pytest
from django.urls import reverse

from stafett.plans.models import Draft
from stafett.standings.models import PreviewRun
from tests import factories
from tests.factories import Member, days_ago
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    return factories.plan(trust, "Basic plan", owner_unit=clinic)


@pytest.fixture
def draft(plan, clinic):
    return record(
        Draft, organisation=plan.organisation, plan=plan, version=2, title="Next", owner_unit=clinic
    )


def address(plan) -> str:
    return reverse("assignments:preview", args=[plan.pk])


def test_retiring_is_seen_on_a_day(plan, hanne: Member, client_of, today) -> None:
    answer = client_of(hanne).post(address(plan), {"do": "retire", "day": today.isoformat()})
    run = PreviewRun.objects.get()

    assert answer.url == reverse("assignments:result", args=[run.pk])
    assert run.asked == {"do": "retire", "plan_id": plan.pk, "retired_on": today.isoformat()}


def test_publishing_is_seen_where_there_is_a_draft(plan, draft, hanne: Member, client_of, today) -> None:
    assert "Publishing the draft, version 2" in client_of(hanne).get(address(plan)).text
    client_of(hanne).post(address(plan), {"do": "publish", "day": today.isoformat()})

    assert PreviewRun.objects.get().asked["effective_from"] == today.isoformat()


def test_a_day_gone_by_is_refused_and_stays(plan, hanne: Member, client_of) -> None:
    day = days_ago(1).isoformat()
    answer = client_of(hanne).post(address(plan), {"do": "retire", "day": day})

    assert answer.status_code == 422
    assert "First day without the plan: The day must be today or later." in answer.text
    assert f'value="{day}"' in answer.text


def test_what_cannot_be_published_is_told(plan, hanne: Member, client_of, today) -> None:
    answer = client_of(hanne).post(address(plan), {"do": "publish", "day": today.isoformat()})

    assert answer.status_code == 422
    assert not PreviewRun.objects.exists()


def test_who_does_not_answer_for_the_plan_reads_why(plan, draft, alice: Member, client_of, today) -> None:
    why = "Only those who write plans for the unit that owns this plan can see this beforehand."
    assert why in client_of(alice).get(address(plan)).text
    answer = client_of(alice).post(address(plan), {"do": "retire", "day": today.isoformat()})

    assert (answer.status_code, PreviewRun.objects.count()) == (422, 0)


def test_a_retired_plan_without_draft_has_nothing_to_look_at(plan, hanne: Member, client_of, today) -> None:
    factories.correct(plan.versions.get(), retired_on=today)

    assert "There is nothing to look at beforehand" in client_of(hanne).get(address(plan)).text
