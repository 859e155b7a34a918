"""A claim goes its way: practised, signed by one, approved by another; and somebody stands in for the leader."""

import pytest
from playwright.sync_api import Page, expect

from stafett.people.models import RoleCode
from stafett.plans.models import Steps
from stafett.records.models import CatalogueEntry, Practice
from tests import factories
from tests.factories import Member, days_ago
from tests.factories.audit import record


@pytest.fixture
def transfusion(trust, clinic):
    """Everybody in the clinic must have it; it takes a practice list, a signature and an approval, and is risky."""
    course = factories.competence(trust, "Blood transfusion")
    plan = factories.plan(trust, "Blood", owner_unit=clinic)
    factories.requirement(plan, course, due_days=30, steps=Steps.TWO)
    factories.assignment(plan, clinic, subunits=True)
    record(CatalogueEntry, organisation=trust, competence=course, is_risky=True)
    record(
        Practice, organisation=trust, competence=course, key="p", text="Check identity at the bed", times=2
    )
    return course


@pytest.fixture
def edda(unit_b, unit_a) -> Member:
    """Assessor in section A."""
    return factories.member(unit_b, "Edda Eide", role_code=RoleCode.ASSESSOR, over=unit_a)


def practise(page: Page, course) -> None:
    page.goto(f"/competences/{course.pk}/")
    page.get_by_role("link", name="How far you have come").click()
    for day in ("2026-06-13", "2026-06-14"):
        page.get_by_label("Day").fill(day)
        page.get_by_role("button", name="Add it").click()
        expect(page.get_by_role("status")).to_have_text("Added. It waits for an assessor to sign it.")


def claim(page: Page) -> None:
    page.goto("/me/")
    page.get_by_role("link", name="I have done this").click()
    page.get_by_role("button", name="Send for approval").click()


def test_a_claim_in_two_steps(come, transfusion, alice, bob, edda) -> None:
    employee, assessor, leader = come(bob), come(edda), come(alice)
    claim(employee)
    expect(employee.get_by_text("Missing: Check identity at the bed (0 of 2 signed).").first).to_be_visible()
    practise(employee, transfusion)

    assessor.goto("/me/")
    assessor.get_by_role("navigation").get_by_role("link", name="To sign").first.click()
    for _ in range(2):
        expect(assessor.get_by_role("button", name="Sign").first).to_be_focused()
        assessor.keyboard.press("Enter")
        expect(assessor.get_by_role("status")).to_have_text("1 signed.")
    expect(assessor.get_by_role("heading", name="Nothing waits to be signed")).to_be_visible()

    employee.goto(f"/claims/progress/{transfusion.pk}/")
    employee.get_by_label("I can do it alone").check()
    employee.get_by_role("button", name="Save").click()
    employee.get_by_role("link", name="Send it for approval").click()
    employee.get_by_role("button", name="Send for approval").click()
    expect(employee.locator("main")).to_contain_text("An assessor signs it first.")

    leader.goto("/claims/")
    expect(leader.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    assessor.goto("/claims/signing/")
    assessor.get_by_role("link", name="Look and sign").click()
    assessor.get_by_label("What you saw").fill("Twice at the bed.")
    assessor.get_by_role("button", name="Sign").click()
    expect(assessor.get_by_role("status")).to_contain_text("Signed.")

    leader.goto("/claims/")
    leader.get_by_label("Bob Berg: Blood transfusion").check()
    leader.get_by_role("button", name="Approve the chosen").click()
    expect(leader.locator("main")).to_contain_text("This is marked as risky.")
    leader.get_by_role("link", name="Blood transfusion").click()
    expect(leader.locator("main")).to_contain_text("Twice at the bed.")
    expect(leader.locator("main")).to_contain_text("I can do it alone")
    leader.get_by_role("button", name="Approve", exact=True).click()
    expect(leader.get_by_role("status")).to_have_text("Approved.")

    employee.goto("/me/")
    expect(employee.get_by_role("heading", name="Everything is in order")).to_be_visible()


def test_somebody_stands_in_and_never_decides_about_the_leader(come, fire, alice, bob, unit_a) -> None:
    dag = factories.member(unit_a, "Dag Dale")
    factories.claim(bob.person, fire)
    factories.claim(alice.person, fire)
    leader, delegate = come(alice), come(dag)
    leader.goto("/units/")
    leader.get_by_role("link", name="Who stands in").click()
    leader.get_by_label("Who", exact=True).select_option("Dag Dale")
    leader.get_by_label("Delegate").check()
    leader.get_by_role("button", name="Let them stand in").click()
    expect(leader.get_by_role("group", name="One thing must be put right")).to_contain_text(
        "Say the last day"
    )
    expect(leader.get_by_label("Delegate")).to_be_checked()
    leader.get_by_label("Last day").fill("2026-06-30")
    leader.get_by_role("button", name="Let them stand in").click()
    expect(leader.get_by_role("region", name="Now and to come")).to_contain_text("Dag Dale")

    delegate.goto("/claims/")
    expect(delegate.get_by_role("row", name="Bob Berg")).to_be_visible()
    expect(delegate.get_by_role("row", name="Alice Aas")).to_have_count(0)
    delegate.get_by_label("Bob Berg: Fire safety").check()
    delegate.get_by_role("button", name="Approve the chosen").click()
    expect(delegate.get_by_role("status")).to_have_text("1 approved.")

    leader.get_by_role("button", name="Take back").click()
    expect(leader.get_by_role("status")).to_have_text("Taken back.")
    delegate.goto("/me/")
    expect(delegate.get_by_role("link", name="To approve")).to_have_count(0)


def test_what_is_no_longer_needed_stands_apart(come, fire, alice, bob) -> None:
    factories.claim(bob.person, fire)
    factories.achievement(bob.person, fire, achieved_on=days_ago(1))
    employee, leader = come(bob), come(alice)
    employee.goto("/claims/mine/")
    expect(employee.locator("main")).to_contain_text(
        "No longer needed. It has been approved in another way meanwhile."
    )

    leader.goto("/claims/")
    leader.get_by_role("button", name="Lay all of these aside").click()

    expect(leader.get_by_role("status")).to_have_text("1 laid aside.")


def test_something_else_is_accepted_with_grounds(come, trust, fire, alice, bob) -> None:
    factories.claim(bob.person, factories.competence(trust, "Fire course at Solvik"))
    leader, employee = come(alice), come(bob)
    leader.goto("/claims/")
    leader.get_by_role("link", name="Fire course at Solvik").click()
    leader.get_by_text("Accept it as something else").click()
    leader.get_by_label("It counts as").select_option("Fire safety")
    leader.get_by_label("Why it is as good").fill("The same teacher and the same day.")
    leader.get_by_role("button", name="Accept with these grounds").click()
    expect(leader.get_by_role("status")).to_have_text("Accepted.")

    employee.goto("/claims/mine/")
    expect(employee.locator("main")).to_contain_text(
        "Accepted with these grounds: The same teacher and the same day."
    )
