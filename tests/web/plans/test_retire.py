"""A plan that is asked for no more says from when, and why."""

from django.urls import reverse

from stafett.plans.models import PlanVersion
from tests.factories import days_ago, days_ahead

GROUNDS = "It is part of the plan for nurses now."
ENGLISH = {"headers": {"accept-language": "en"}}


def retire(client, plan, **said):
    return client.post(reverse("plans:retire", args=[plan.pk]), said)


def test_those_it_asks_see_when_and_why(client_of, hanne, bob, plan) -> None:
    retire(client_of(hanne), plan, retired_on=days_ahead(30), grounds=GROUNDS)

    client = client_of(bob, **ENGLISH)
    for page in (reverse("plans:detail", args=[plan.pk]), reverse("plans:list"), reverse("me:me")):
        text = " ".join(client.get(page).text.split())
        assert "15 July 2026" in text, page
        assert GROUNDS in text, page


def test_afterwards_it_asks_for_nothing(client_of, hanne, bob, plan) -> None:
    retire(client_of(hanne), plan, retired_on=days_ahead(30), grounds=GROUNDS)
    client = client_of(bob, **ENGLISH)

    assert client.get(reverse("me:me"), {"on": days_ahead(29)}).context["plans"] != []
    assert client.get(reverse("me:me"), {"on": days_ahead(30)}).context["plans"] == []


def test_without_grounds_or_in_the_past_it_is_told_and_kept(client_of, hanne, plan) -> None:
    client = client_of(hanne, **ENGLISH)

    silent = retire(client, plan, retired_on=days_ahead(3), grounds="")
    late = retire(client, plan, retired_on=days_ago(1), grounds=GROUNDS)

    assert [(one.status_code, one.context["form"].is_valid()) for one in (silent, late)] == [(422, False)] * 2
    assert "Write why, so that those it asks know." in silent.text
    assert GROUNDS in late.text
    assert PlanVersion.objects.get(closed=None).retired_on is None


def test_others_are_told_that_they_may_not(client_of, alice, plan) -> None:
    client = client_of(alice, **ENGLISH)

    answer = client.get(reverse("plans:retire", args=[plan.pk]), follow=True)
    retire(client, plan, retired_on=days_ahead(3), grounds=GROUNDS)

    assert "You may only write plans for units where you lead" in answer.text
    assert PlanVersion.objects.get(closed=None).retired_on is None


def test_the_day_one_comes_with_stands_there(client_of, hanne, plan) -> None:
    day = days_ahead(40).isoformat()

    assert (
        f'value="{day}"'
        in client_of(hanne).get(reverse("plans:retire", args=[plan.pk]), {"retired_on": day}).text
    )
