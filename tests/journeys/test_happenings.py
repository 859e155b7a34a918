"""Something happened: told to whoever holds a competence, read by them, and followed until it is done."""

import pytest
from playwright.sync_api import Page, expect

from stafett.records.models import Competence
from tests import factories
from tests.journeys.states import Examiner


@pytest.fixture
def pump(trust, alice, bob) -> Competence:
    """Alice and Bob may use the pump."""
    made = factories.competence(trust, "Infusion pump")
    for member in (alice, bob):
        factories.achievement(member.person, made)
    return made


def tell(page: Page, pump: Competence) -> None:
    page.goto(f"/competences/{pump.pk}/")
    page.get_by_role("link", name="Something happened").click()
    page.get_by_label("What happened").fill("The pump has new software")
    page.get_by_label("What people must know").fill("The alarm sounds otherwise.")
    page.get_by_role("button", name="See who gets it").click()
    expect(page.get_by_role("heading", name="2 people get a task")).to_be_visible()
    page.get_by_role("button", name="Send to 2 people").click()
    expect(page.get_by_role("status")).to_have_text("2 people have got a task.")


def test_who_holds_it_reads_it_and_the_author_sees_how_far_it_has_come(come, pump, hanne, bob) -> None:
    author, employee = come(hanne), come(bob)
    tell(author, pump)
    expect(author.get_by_role("heading", name="0 of 2 people have read it")).to_be_visible()

    employee.goto("/me/")
    employee.get_by_role("link", name="The pump has new software").first.click()
    employee.get_by_role("link", name="Read what happened").click()
    expect(employee.get_by_text("The alarm sounds otherwise.")).to_be_visible()
    employee.get_by_role("button", name="I have read and understood this").click()
    expect(employee.get_by_role("button", name="I have read and understood this")).to_have_count(0)

    author.goto("/plans/")
    author.get_by_role("link", name="Something happened").click()
    author.get_by_role("link", name="The pump has new software").click()
    author.get_by_text("End it").first.click()
    author.get_by_label("Why it ends").fill("It was called back.")
    author.get_by_role("button", name="End it").click()
    expect(author.get_by_role("status")).to_have_text("Ended. Nobody is asked to read it any more.")
    expect(author.get_by_role("main")).to_contain_text("It was called back.")


def test_every_state_is_accessible(visit, html_errors, pump, hanne, trust) -> None:
    examiner = Examiner(visit(hanne), html_errors)
    page = examiner.page
    examiner.visit("/happenings/")
    examiner.visit(f"/happenings/new/{factories.competence(trust, 'Scales').pk}/")
    page.goto(f"/happenings/new/{pump.pk}/")
    page.locator("[value=look]").click()
    examiner.look("sent empty")
    page.locator("[name=title]").fill(
        "Ny programvare i infusjonspumpene på alle sengeposter og poliklinikker"
    )
    page.locator("[name=text]").fill("Alarmen låter annerledes.")
    page.locator("[value=look]").click()
    examiner.look("looked at")
    page.locator("[value=send]").click()
    examiner.look("sent")
    examiner.visit("/happenings/")
    page.go_back()
    page.locator("main details > summary").click()
    page.locator("[value=end]").click()
    examiner.look("ended without grounds")
    page.locator("[name=grounds]").fill("Alle har lest det.")
    page.locator("[value=end]").click()
    examiner.look("ended")

    assert examiner.report == ""
