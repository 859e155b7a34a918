"""A professional lead writes a plan, a leader comments, it is published and changed; two write at once."""

from datetime import date

from playwright.sync_api import Page, expect

from stafett.plans.models import PlanVersion, Requirement
from tests import factories


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def begin(page: Page, title: str) -> None:
    page.goto("/plans/")
    follow(page, "New plan")
    page.get_by_label("Title").fill(title)
    press(page, "Begin to write")


def ask(page: Page, words: str, competence: str) -> None:
    follow(page, "Add a requirement")
    page.get_by_label("Words in the name of a competence").fill(words)
    press(page, "Find")
    press(page, f"Add {competence}")


def test_a_plan_is_written_reviewed_published_and_changed(come, fire, hanne, alice, bob, clinic) -> None:
    page: Page = come(hanne)
    begin(page, "Safe nights")
    ask(page, "fir", "Fire safety")
    page.get_by_label("How often").select_option("6")
    page.get_by_label("First deadline", exact=True).select_option("-1")
    page.get_by_label("Why it is asked").fill("Nights are dark.")
    press(page, "Save")
    expect(page.locator(".asked")).to_contain_text(
        "Every 6 months, before the first day, warned 60 days before."
    )
    expect(page.locator(".asked")).to_contain_text("New: who does not hold it turns red 13 July 2026.")
    page.locator("section", has_text="About the plan").get_by_role("link", name="Edit").click()
    page.get_by_label("Goal").fill("Nobody gets hurt.")
    press(page, "Save")
    press(page, "Send for review")
    address = page.url

    reviewer = come(alice)
    reviewer.goto("/drafts/")
    follow(reviewer, "Safe nights")
    reviewer.get_by_label("Comment", exact=True).fill("Temps too, please.")
    press(reviewer, "Comment")
    expect(reviewer.locator("blockquote")).to_contain_text("Temps too, please.")

    page.goto(address)
    expect(page.locator("blockquote")).to_contain_text("Alice Aas")
    follow(page, "Publish …")
    press(page, "Publish")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Safe nights")
    _change(page)

    row = Requirement.objects.get(plan__versions__title="Safe nights", plan__versions__version=2, version=2)
    assert (row.validity_months, row.redo, row.transition_days) == (3, True, 90)
    assert PlanVersion.objects.filter(title="Safe nights").count() == 2
    reader = come(bob)
    reader.goto(f"/plans/{row.plan_id}/compare/")
    expect(reader.locator("del")).to_contain_text(["every 6 months"])


def _change(page: Page) -> None:
    press(page, "Write a new version")
    follow(page, "Edit Fire safety")
    page.get_by_label("How often").select_option("3")
    page.get_by_label("Do it again: everybody shows it anew").check()
    page.get_by_label("Days of transition").fill("90")
    press(page, "Save")
    expect(page.locator(".asked")).to_contain_text("Nobody is red because of this change before")
    press(page, "Send for review")
    follow(page, "Publish …")
    press(page, "Publish")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Safe nights")


def test_the_sentence_is_said_while_one_types(visit, fire, alice, unit_a) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="fire"))
    page = visit(alice, language="en-GB")
    page.goto(f"/drafts/{draft.plan_id}/requirement/")
    sentence = page.locator("#sentence")

    page.get_by_label("First deadline", exact=True).select_option("-1")
    expect(sentence).to_contain_text("before the first day")
    page.get_by_label("Days of warning").fill("45")
    expect(sentence).to_contain_text("warned 45 days before")


def test_two_who_write_at_once_see_each_others_words(come, fire, alice, gunnar, unit_a) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="fire"))
    mine, theirs = come(alice), come(gunnar)
    for page in (mine, theirs):
        page.goto(f"/drafts/{draft.plan_id}/about/")
    theirs.get_by_label("Title").fill("Gunnar's nights")
    press(theirs, "Save")

    mine.get_by_label("Goal").fill("Alice's goal,\nin two lines.")
    press(mine, "Save")
    expect(mine.get_by_role("heading", level=1)).to_have_text("Somebody else has saved")
    expect(mine.locator("ins")).to_have_text(["Gunnar's nights"])
    expect(mine.locator(".typed")).to_contain_text("Alice's goal")
    press(mine, "Save mine on top")

    expect(mine.locator("main")).to_contain_text("Alice's goal")


def test_a_plan_is_retired_with_grounds(come, fire, hanne, bob) -> None:
    page = come(hanne)
    page.goto("/plans/")
    follow(page, "For everybody")
    follow(page, "Retire …")
    page.get_by_label("Retired from").fill(date(2026, 8, 1).isoformat())
    page.get_by_label("Why").fill("Part of the plan for nurses now.")
    press(page, "Retire the plan")
    expect(page.locator("main")).to_contain_text(
        "Retired from 1 August 2026. Part of the plan for nurses now."
    )

    theirs = come(bob)
    theirs.goto("/me/")
    expect(theirs.locator("main")).to_contain_text(
        "Retired from 1 August 2026. Part of the plan for nurses now."
    )
