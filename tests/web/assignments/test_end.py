"""Ending what a plan is given for."""

import pytest
from django.urls import reverse

from stafett.plans.models import Assignment
from stafett.standings.models import PreviewRun
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    return factories.plan(trust, "Basic plan", owner_unit=clinic)


def address(row: Assignment) -> str:
    return reverse("assignments:end", args=[row.plan_id, row.pk])


def test_a_last_day_is_said_and_seen_first(plan, hanne: Member, unit_a, client_of, today) -> None:
    row = factories.assignment(plan, unit_a)
    answer = client_of(hanne).post(address(row), {"last_day": today.isoformat()})

    assert answer.url == reverse("assignments:result", args=[PreviewRun.objects.get().pk])
    assert PreviewRun.objects.get().asked == {
        "do": "end",
        "assignment_id": row.pk,
        "last_day": today.isoformat(),
    }
    assert Assignment.objects.open().get() == row


def test_what_has_not_begun_may_be_withdrawn(plan, hanne: Member, unit_a, client_of) -> None:
    row = factories.assignment(plan, unit_a, starts_on=days_ahead(3))
    client_of(hanne).post(address(row), {"how": "withdraw"})

    assert PreviewRun.objects.get().asked["last_day"] is None


@pytest.mark.parametrize(
    ("last_day", "sentence"),
    [
        (days_ago(1).isoformat(), "The last day must be today or later."),
        ("", "Last day: This field is required."),
        ("2026-13-01", "Last day: Write the day as year-month-day, such as 2026-11-21."),
    ],
)
def test_what_is_wrong_is_said(plan, hanne: Member, unit_a, client_of, last_day, sentence) -> None:
    row = factories.assignment(plan, unit_a)
    answer = client_of(hanne).post(address(row), {"last_day": last_day})

    assert answer.status_code == 422
    assert sentence in answer.text


def test_who_may_not_end_it_reads_why(plan, alice: Member, unit_a, client_of, today) -> None:
    row = factories.assignment(plan, unit_a)
    page = client_of(alice).get(address(row))
    assert "This is given by those who own the plan. Ask them to end it." in page.text
    answer = client_of(alice).post(address(row), {"last_day": today.isoformat()})

    assert (answer.status_code, PreviewRun.objects.count()) == (422, 0)


def test_what_is_given_elsewhere_is_not_there(plan, alice: Member, unit_b, client_of) -> None:
    assert client_of(alice).get(address(factories.assignment(plan, unit_b))).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_somebody_else_ended_meanwhile_leads_to_how_it_stands(
    plan, hanne: Member, unit_a, client_of, today, method
) -> None:
    ended = factories.close(factories.assignment(plan, unit_a))
    send = getattr(client_of(hanne), method)
    answer = send(address(ended), {"last_day": today.isoformat()}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("assignments:list", args=[plan.pk])
    assert "somebody has changed it meanwhile" in answer.text
    assert not PreviewRun.objects.exists()
