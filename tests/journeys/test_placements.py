"""Work shadowing: asked about, applied for, agreed by three, extended, noted from, ended and evaluated."""

import pytest
from playwright.sync_api import Locator, Page, expect

from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.workflow import Who
from tests import factories
from tests.factories import placements
from tests.journeys.states import Examiner


@pytest.fixture
def offer(charlie, unit_elsewhere) -> Offer:
    """Home care in Solvik takes guests."""
    return placements.offer(charlie, unit_elsewhere.pk)


@pytest.fixture
def agreed(offer, bob, alice, charlie, unit_a) -> Stay:
    stay = placements.asked(offer, bob, unit_a.pk)
    return placements.agreed(stay, {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie})


def told(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def ask(page: Page) -> str:
    """Somebody asks about the offer; the address of the stay."""
    page.goto("/work-shadowing/")
    page.get_by_role("link", name="A look at home care").click()
    page.get_by_label("Your message").fill("May I come?")
    page.get_by_role("button", name="Ask", exact=True).click()
    told(page, "Sent. The conversation is here; apply when you have talked it over.")
    page.get_by_role("link", name="Apply").click()
    page.get_by_label("Goals").fill("See the nights\nFind two common fixes")
    page.get_by_label("First day").fill("2027-02-18")
    page.get_by_label("Last day").fill("2027-05-12")
    page.get_by_role("button", name="Send the application").click()
    told(page, "Sent to your leader.")
    return page.url


def write_terms(page: Page) -> None:
    page.get_by_role("link", name="Write the terms").click()
    for label in ("Who pays", "Who is the employer during the stay", "Insurance", "Confidentiality"):
        page.get_by_label(label).fill("As agreed")
    for day in ("Tuesday", "Thursday"):
        page.get_by_label(day).check()
    page.get_by_role("button", name="See the days").click()
    expect(page.get_by_role("heading", name="22 days")).to_be_visible()
    expect(page.get_by_text("Skjærtorsdag")).to_be_visible()
    page.get_by_role("button", name="Save the version").click()
    told(page, "The version is saved. All three are asked to agree on it.")


def test_from_a_question_to_days_three_have_agreed_on(come, offer, bob, alice, charlie) -> None:
    guest, leader, host = come(bob), come(alice), come(charlie)
    address = ask(guest)
    leader.goto(address)
    leader.get_by_role("button", name="Say yes and send it to the host").click()
    told(leader, "Sent to the host.")
    host.goto(address)
    host.get_by_role("button", name="Say yes", exact=True).click()
    told(host, "You have said yes.")
    write_terms(host)
    for page in (guest, leader, host):
        page.goto(f"{address}agreement/")
        page.get_by_role("button", name="I agree").click()
    told(host, "All three have agreed. The days are set.")

    host.get_by_text("Extend the stay").first.click()
    host.get_by_label("New last day").fill("2027-06-09")
    host.get_by_label("Why").last.fill("More to see")
    host.get_by_role("button", name="Extend the stay").click()
    told(host, "The longer agreement is saved. All three are asked to agree on it.")
    guest.get_by_role("link", name="Work shadowing", exact=True).first.click()
    expect(guest.get_by_text("waits for you")).to_be_visible()
    guest.goto(f"{address}agreement/")
    expect(guest.get_by_text("8 new days:")).to_be_visible()


def test_an_answer_to_terms_that_have_changed_is_refused_with_the_difference(
    come, agreed, bob, charlie
) -> None:
    guest, host = come(bob), come(charlie)
    seen = terms.latest(agreed).version
    placements.terms.extend(agreed, placements.SIXTEEN_WEEKS, seen=seen, by=charlie.actor, on=factories.TODAY)
    guest.goto(f"/work-shadowing/{agreed.pk}/agreement/")
    host.goto(f"/work-shadowing/{agreed.pk}/terms/")
    host.get_by_label("Who pays").fill("The host")
    host.get_by_role("button", name="Save the version").click()
    guest.get_by_role("button", name="I agree").click()
    expect(guest.get_by_role("alert")).to_contain_text("nothing was saved")
    expect(guest.get_by_role("cell", name="The host", exact=True)).to_be_visible()


def test_a_return_visit_is_planned_moved_seen_and_called_off(come, agreed, alice, charlie, unit_a) -> None:
    host, leader = come(charlie), come(alice)
    for page in (host, leader):
        page.goto(f"/work-shadowing/{agreed.pk}/")
    form = open_form(host, "visit")
    form.get_by_label("What you come to see").fill("A night")
    form.get_by_label("Day").fill("2001-04-22")
    form.locator("button").click()
    expect(host.get_by_text("The day must be today or later.")).to_be_visible()
    host.locator("#visit-day").fill("2027-04-22")
    host.locator("button[value=visit]").click()
    told(host, "The return visit is planned.")

    form = open_form(host, "move_visit")
    form.get_by_label("To which day").fill("2027-04-29")
    form.locator("button").click()
    told(host, "The return visit is moved.")
    leader.goto(f"/work-shadowing/units/{unit_a.pk}/?on=2027-04-20")
    expect(leader.get_by_text("Return visit: A night (1 person)")).to_be_visible()

    form = open_form(host, "call_off_visit")
    form.get_by_label("Why").fill("Too few at work")
    form.locator("button").click()
    told(host, "The return visit is called off.")
    leader.reload()
    expect(leader.get_by_text("No guests in these weeks")).to_be_visible()


def open_form(page: Page, name: str) -> Locator:
    """One of the things that may be done, opened."""
    fold = page.locator(f"details:has(button[value={name}])")
    fold.locator("summary").click()
    return fold


def test_every_state_is_accessible(visit, html_errors, agreed, bob, alice, charlie, unit_a) -> None:
    examiner = Examiner(visit(charlie), html_errors)
    page, stay = examiner.page, f"/work-shadowing/{agreed.pk}/"
    for address in ("/work-shadowing/", "/work-shadowing/?kind=request", stay, f"{stay}agreement/"):
        examiner.visit(address)
    page.goto(f"{stay}terms/")
    page.locator("[name=payer]").fill("")
    page.locator("[value=save]").click()
    examiner.look("terms without a payer")
    page.locator("[name=payer]").fill("Vi")
    page.locator("[value=look]").click()
    examiner.look("days seen")
    page.locator("[value=save]").click()
    examiner.look("another version, with what is different")
    page.goto(stay)
    page.locator("details:has([value=note]) > summary").click()
    page.locator("[value=note]").click()
    examiner.look("a need without a title")
    planned = visits.Planned(title="A night", day=placements.FIRST, people=2)
    visits.plan(agreed, planned, by=charlie.actor, on=factories.TODAY)
    for name in ("move_visit", "call_off_visit"):
        page.goto(stay)
        open_form(page, name).locator("button").click()
        examiner.look(f"{name} sent empty")
    page.goto("/work-shadowing/new/")
    page.locator("main form [type=submit]").click()
    examiner.look("an offer sent empty")

    assert examiner.report == ""
    visited = Examiner(visit(alice), html_errors)
    visited.visit(f"/work-shadowing/units/{unit_a.pk}/?on={placements.FIRST}")
    assert visited.report == ""
