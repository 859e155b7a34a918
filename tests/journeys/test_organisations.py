"""One human being in two organisations: each sees its own, and nothing of the other."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories


@pytest.fixture
def robert(elsewhere, unit_elsewhere, bob):
    """Bob, as the municipality knows him: on the same log-in, with a plan of its own."""
    made = factories.person(elsewhere, "Robert Berg", key="robert")
    factories.employment(made, unit_elsewhere)
    factories.tie(bob.identity, made)
    plan = factories.plan(elsewhere, "Home care basics")
    factories.requirement(plan, factories.competence(elsewhere, "Medication"), due_days=30)
    factories.assignment(plan, unit_elsewhere)
    return made


def switch_to(page: Page, organisation: str) -> None:
    page.locator("details.menu:visible > summary").click()
    page.get_by_role("button", name=organisation).click()


def found(page: Page, words: str) -> str:
    page.goto("/search/?q=" + words)
    return page.locator("#results").inner_text()


def test_switching_shows_the_other_page_and_nothing_of_the_first(come, fire, bob, robert) -> None:
    page = come(bob)
    page.goto("/me/")
    expect(page.get_by_role("heading", name="Fire safety")).to_be_visible()
    plan = page.get_by_role("link", name="For everybody").first.get_attribute("href")

    switch_to(page, "Solvik Municipality")
    expect(page).to_have_url("/me/")
    expect(page.get_by_role("heading", name="Medication")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Fire safety")
    assert "Nothing found" in found(page, "fire")
    assert "Home care" in found(page, "home")
    assert page.request.get(plan).status == 404

    switch_to(page, "Granli Hospital Trust")
    expect(page).to_have_url("/me/")
    expect(page.get_by_role("heading", name="Fire safety")).to_be_visible()
    assert "Nothing found" in found(page, "medication")


def test_neither_leader_finds_or_counts_what_belongs_to_the_other(
    come, fire, alice, charlie, bob, robert
) -> None:
    here, there = come(alice), come(charlie)

    assert "Bob Berg" in found(here, "berg")
    assert "Robert" not in found(here, "berg")
    assert "Robert Berg" in found(there, "berg")
    assert "Bob" not in found(there, "berg")
    there.goto("/units/")
    expect(there.get_by_role("heading", name="2 members")).to_be_visible()
    assert there.request.get(f"/people/{bob.person.pk}/").status == 404
    assert here.request.get(f"/people/{robert.pk}/").status == 404
