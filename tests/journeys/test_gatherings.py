"""Gatherings whose host rotates: begun, planned, the baton passed to another organisation, postponed a year."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import Member, gatherings

from .states import Examiner


@pytest.fixture
def bella(charlie: Member, unit_elsewhere) -> Member:
    """Leads the other member."""
    return charlie


def status(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(text)


def begin(page: Page) -> None:
    page.goto("/gatherings/")
    page.get_by_role("link", name="Begin a series").click()
    page.get_by_label("What the gatherings are called").fill("The four companies meet")
    page.get_by_role("button", name="Begin").click()
    status(page, "Begun.")
    page.get_by_label("Or the name of one outside").fill("Sør IKT")
    page.get_by_role("button", name="Add").click()
    status(page, "Added.")


def test_a_series_is_begun_and_its_first_gathering_planned_by_its_host(come, alice, bob) -> None:
    page = come(alice)
    begin(page)
    page.get_by_role("link", name="The four companies meet").click()
    page.get_by_role("link", name="Plan a gathering").click()
    page.get_by_label("What this one is called").fill("The first gathering")
    page.get_by_label("First day").fill("2026-10-06")
    page.get_by_label("Place", exact=False).first.fill("The mountain hotel")
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("button", name="Offer").click()
    expect(page.get_by_role("heading", name="Section A hosts")).to_be_visible()
    expect(page.get_by_role("heading", name="Send the invitation")).to_be_visible()

    page.get_by_role("link", name="The first gathering").click()
    page.get_by_role("link", name="The people and their groups").click()
    page.get_by_text("Sign up people").first.click()
    page.get_by_label("Bob Berg").check()
    page.get_by_role("button", name="Sign up").click()
    status(page, "Signed up.")

    guest = come(bob)
    guest.goto("/gatherings/")
    guest.get_by_role("link", name="The first gathering").click()
    guest.get_by_role("button", name="By link").click()
    expect(guest.get_by_text("You come by link.")).to_be_visible()


def test_the_baton_is_taken_and_the_gathering_postponed_without_anybody_signing_up_again(
    come, alice, bella, unit_a, unit_elsewhere
) -> None:
    series = gatherings.with_others(alice.actor, unit_a, gatherings.Who(unit_elsewhere.pk))
    at = gatherings.gathering(series, alice.actor)
    keeper, host = come(alice), come(bella)
    keeper.goto(f"/gatherings/at/{at.pk}/baton/")
    keeper.get_by_label("Home care").check()
    keeper.get_by_label("Why this one").fill("They have a new house.")
    keeper.get_by_role("button", name="Offer").click()

    host.goto("/gatherings/")
    host.get_by_role("link", name="The gathering").click()
    host.get_by_role("link", name="Answer").click()
    host.get_by_role("button", name="Take the baton").click()
    status(host, "Thank you! The baton is yours.")
    host.get_by_role("link", name="The gathering").click()
    host.get_by_role("link", name="When and where").click()
    host.get_by_role("link", name="Postpone by a year").click()
    host.get_by_label("Why it is moved").fill("A storm is coming.")
    host.get_by_role("button", name="Save").click()
    expect(host.get_by_text("A storm is coming.")).to_be_visible()
    expect(host.get_by_role("main")).to_contain_text("Home care")


def test_every_state_is_accessible(visit, html_errors, alice, unit_a, unit_elsewhere) -> None:
    series = gatherings.with_others(alice.actor, unit_a, gatherings.Who(unit_elsewhere.pk))
    at = gatherings.gathering(series, alice.actor)
    examiner = Examiner(visit(alice), html_errors)
    page = examiner.page
    page.goto(f"/gatherings/at/{at.pk}/baton/")
    page.locator("[value=offer]").click()
    examiner.look("hosted, with the kit")
    page.goto(f"/gatherings/at/{at.pk}/people/")
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    page.locator("[name=people]").first.check()
    page.locator("[value^=sign_up]").click()
    examiner.look("somebody comes")
    page.goto(f"/gatherings/at/{at.pk}/proposals/")
    page.locator("[value=propose]").click()
    examiner.look("proposed nothing")
    examiner.visit(f"/gatherings/at/{at.pk}/agenda/")
    examiner.visit(f"/gatherings/at/{at.pk}/")

    assert examiner.report == ""
