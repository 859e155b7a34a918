"""Everything by keys alone, and always to be seen where one is."""

import pytest
from playwright.sync_api import Page, expect

from stafett.records.models import Performance
from tests import factories
from tests.factories.audit import record

HERE = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const name = here.matches('input') ? here.labels[0]?.innerText : here.innerText;
  const inside = here.matches('input[type=date]:not(:focus-visible)');  // at its calendar, which the browser marks
  const seen = (inside || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
    && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return [(name || here.tagName).trim().replace(/\\s+/g, ' '), seen];
}"""
FURTHEST = 60
FORMS = {
    "/login/": None,
    "/claims/new/": "bob",
    "/my-login/password/": "bob",
    "/claims/": "alice",
    "/claims/register/{unit}/": "alice",
    "/import/": "erik",
}
"""Each form that can be sent with something amiss, and by whom; an invitation's are tested with logging in."""


def walk_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so; all that is passed must be seen to have it."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        here, seen = page.evaluate(HERE)
        assert seen, f"“{here}” has the focus, and nothing shows it"
        if name in here:
            return
    raise AssertionError(f"“{name}” was never reached")


def test_a_leader_approves_by_keys_alone(come, fire, alice, bob) -> None:
    factories.claim(bob.person, fire)
    page = come(alice)
    page.goto("/units/")
    walk_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    walk_to(page, "Look at them and approve")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()

    walk_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    walk_to(page, "Bob Berg: Fire safety")
    page.keyboard.press("Space")
    expect(page.get_by_label("Bob Berg: Fire safety")).to_be_checked()
    walk_to(page, "Approve the chosen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 approved.")


def test_one_claim_after_the_other_is_approved_by_keys_alone(come, trust, fire, alice, bob) -> None:
    pump = factories.competence(trust, "Infusion pump")
    factories.claim(bob.person, fire, submitted_on=factories.days_ago(5))
    factories.claim(bob.person, pump, submitted_on=factories.days_ago(3))
    page = come(alice)
    page.goto("/claims/")
    walk_to(page, "Look at one after the other")
    page.keyboard.press("Enter")

    for name in ("Fire safety", "Infusion pump"):
        expect(page.get_by_role("heading", name=name, level=1)).to_be_focused()
        walk_to(page, "Approve")
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Approved.")


def test_what_is_passed_over_waits_and_what_was_decided_is_undone_by_keys(
    come, trust, fire, alice, bob
) -> None:
    pump = factories.competence(trust, "Infusion pump")
    first = factories.claim(bob.person, fire, submitted_on=factories.days_ago(5))
    factories.claim(bob.person, pump, submitted_on=factories.days_ago(3))
    page = come(alice)
    page.goto(f"/claims/{first.pk}/")
    walk_to(page, "Next")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Infusion pump", level=1)).to_be_focused()
    walk_to(page, "Approve")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()
    expect(page.get_by_label("Bob Berg: Fire safety")).to_be_visible()
    walk_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Bob Berg: Infusion pump")).to_be_visible()


def test_a_key_held_down_signs_once(visit, trust, alice, bob) -> None:
    practice = factories.practice(factories.competence(trust, "Cannula"), "Insert a cannula")
    for days in (4, 2):
        record(
            Performance, organisation=trust, person=bob.person, competence=practice.competence,
            practice=practice.key, done_on=factories.days_ago(days),
        )  # fmt: skip
    page, sent = visit(alice, language="en"), []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    page.goto("/claims/signing/")
    page.keyboard.down("Enter")
    expect(page.get_by_role("status")).to_have_text("1 signed.")
    expect(page.get_by_role("button", name="Sign")).to_be_focused()
    page.keyboard.down("Enter")
    page.wait_for_timeout(300)
    page.keyboard.up("Enter")
    assert len(sent) == 1

    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing waits to be signed")).to_be_visible()


def test_what_is_folded_opens_and_the_menu_too(come, fire, alice, bob) -> None:
    factories.achievement(bob.person, fire)
    page = come(bob)
    page.goto("/me/")
    walk_to(page, "Bob Berg")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Who looked at me")).to_be_visible()
    walk_to(page, "Log out")

    page.goto("/me/")
    walk_to(page, "In order")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Fire safety")).to_be_visible()


@pytest.mark.parametrize("address", FORMS)
def test_after_an_error_one_stands_at_the_summary_and_goes_on_to_the_field(
    come, fire, bob, unit_a, request, address
) -> None:
    factories.claim(bob.person, fire)
    page = come(request.getfixturevalue(FORMS[address]) if FORMS[address] else None)
    page.goto(address.format(unit=unit_a.pk))
    page.locator("main [required]").evaluate_all("all => all.forEach(field => { field.required = false })")
    page.locator("main form[method=post] button").first.click()

    summary = page.get_by_role("group", name="must be put right")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    field = page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    expect(page.locator(field)).to_be_focused()
