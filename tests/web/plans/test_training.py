"""The plan on paper."""

from django.urls import reverse

from stafett.plans.models import PlanVersion
from tests import factories


def test_goal_target_group_and_what_why_how_often_for_whom(client_of, bob, trust, clinic, course) -> None:
    plan = factories.plan(trust, "Ward plan", owner_unit=clinic)
    factories.correct(PlanVersion.objects.get(plan=plan), goal="Calm nights", target_group="All nurses")
    factories.requirement(plan, course, due_days=-1, why="It saves lives")
    factories.assignment(plan, clinic, subunits=True, positions=["nurse"])

    page = client_of(bob, headers={"accept-language": "en"}).get(reverse("plans:training", args=[plan.pk]))

    for text in (
        "Calm nights", "All nurses", "It saves lives", "Mandatory. Every year, before the first day.",
        "Clinic of Medicine", "nurse", "in one step, by the leader, or who stands in",
    ):  # fmt: skip
        assert text in " ".join(page.text.split())


def test_no_named_person_stands_on_it(client_of, bob, alice, plan, unit_a) -> None:
    factories.assignment(plan, unit_a, person=alice.person)

    assert "Alice" not in client_of(bob).get(reverse("plans:training", args=[plan.pk])).text


def test_strangers_find_nothing(client_of, charlie, plan) -> None:
    assert client_of(charlie).get(reverse("plans:training", args=[plan.pk])).status_code == 404
