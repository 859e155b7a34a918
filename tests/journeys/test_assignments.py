"""A plan is given to a clinic after it is seen whom it hits, and ended again; a draft is seen before it bites."""

import pytest
from playwright.sync_api import Page, expect

from stafett.plans.models import Assignment, Draft
from stafett.standings.preview import runs
from tests import factories
from tests.factories.audit import record


@pytest.fixture
def plan(trust, clinic):
    """Asks for a course before the first day, and is given to nobody."""
    made = factories.plan(trust, "New pumps", owner_unit=clinic)
    factories.requirement(made, factories.competence(trust, "Infusion pump"), due_days=-1)
    return made


def figures(page: Page) -> str:
    """The three figures first."""
    return " ".join(page.get_by_role("region", name="All in all").inner_text().split())


def test_a_plan_is_given_when_it_is_seen_whom_it_hits(come, plan, hanne, bob, gunnar, today) -> None:
    page = come(hanne)
    page.goto(f"/plans/{plan.pk}/")
    page.get_by_role("link", name="Give it, or end it").click()
    expect(page.get_by_role("heading", name="Nobody has this plan")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Give the plan").first.click()
    page.get_by_label("Unit").select_option("Section A")
    page.get_by_role("button", name="See whom it hits").click()
    assert figures(page).startswith("1 person enters 0 people leave 1 person turns red")
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("Unit").select_option("Clinic of Medicine")
    page.get_by_label("And everything below it").check()
    page.get_by_role("button", name="See whom it hits").click()
    assert figures(page).startswith(
        "3 people enter 0 people leave 3 people turn red 3 turn red on 15 June 2026."
    )
    page.get_by_text("Section B").click()
    expect(page.get_by_role("link", name="Gunnar Holm")).to_be_visible()
    assert not Assignment.objects.exists()
    page.get_by_role("button", name="Give the plan").click()
    expect(page.get_by_role("status")).to_have_text("The plan is given.")

    page.get_by_role("link", name="End it").click()
    page.get_by_label("Give it a last day").check()
    page.get_by_role("button", name="See whom it hits").click()
    assert "3 people leave" in figures(page)
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_role("status")).to_have_text("It has a last day now.")
    assert Assignment.objects.open().get().ends_on == today


def test_a_draft_is_seen_before_it_bites_also_when_many_are_touched(
    come, plan, hanne, bob, clinic, monkeypatch
) -> None:
    monkeypatch.setattr(runs, "MANY", 0)
    factories.assignment(plan, clinic, subunits=True)
    course = factories.competence(plan.organisation, "Ultrasound")
    record(Draft, organisation=plan.organisation, plan=plan, version=2, title="New pumps", owner_unit=clinic,
           requirements=[{"key": "ultrasound", "accepts": [course.pk], "due_days": 5}])  # fmt: skip
    page = come(hanne)
    page.goto(f"/plans/{plan.pk}/preview/")
    page.get_by_label("Takes effect").fill("2026-07-01")
    page.locator("button[value=publish]").click()
    expect(page.get_by_role("heading", name="By unit")).to_be_visible()

    assert figures(page) == (
        "0 people enter 0 people leave 2 people turn red 2 turn red by 30 August 2026 if nothing is done meanwhile. "
        "The transition ends 30 August 2026."
    )
    assert (
        page.get_by_role("link", name="On to publishing").get_attribute("href")
        == f"/drafts/{plan.pk}/publish/"
    )
