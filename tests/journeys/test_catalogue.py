"""Whoever writes plans keeps the catalogue: adds, changes and merges, and nobody loses what they hold."""

from playwright.sync_api import Page, expect

from tests import factories
from tests.factories import days_ago

NAME = "Fire safety in theatres"


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()


def unfold(page: Page, what: str) -> None:
    page.locator("summary", has_text=what).click()


def test_a_competence_is_added_when_none_like_it_will_do(come, scripts, fire, hanne) -> None:
    page = come(hanne)
    page.goto("/competences/")
    page.get_by_role("link", name="New competence").click()
    if scripts:
        with page.expect_response(lambda response: "name=" in response.url):
            page.get_by_label("Name").press_sequentially(NAME)
        expect(page.locator("#similar")).to_contain_text("Called much the same")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Valid for").select_option("1 year")
    page.get_by_label("Owner").select_option("Clinic of Medicine")
    unfold(page, "Ways to get there")
    page.get_by_role("group", name="Way 1").get_by_label("Title").fill("The fire brigade's course")
    unfold(page, "Practice list")
    page.get_by_role("group", name="To show 1").get_by_label("What is to be shown").fill("Find the hose")
    unfold(page, "What must be held before")
    page.get_by_label("Competence").last.fill("Fire")
    save(page)

    expect(page.get_by_role("group", name="One thing must be put right")).to_contain_text(
        "No competence has that name. Choose one from the list."
    )
    page.get_by_label("Competence").nth(2).fill("Fire safety")
    page.get_by_label("Competence").nth(3).fill("")
    expect(page.locator("#similar").get_by_role("link", name="Fire safety")).to_be_visible()
    save(page)

    expect(page.get_by_role("status")).to_have_text("Added to the catalogue.")
    about = page.get_by_role("region", name="What it is, and how to get there")
    for said in ("The fire brigade's course", "Find the hose", "Fire safety"):
        expect(about).to_contain_text(said)


def test_another_validity_is_told_before_it_is_saved(come, scripts, fire, erik, bob) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(300))
    page = come(erik)
    page.goto(f"/competences/{fire.pk}/")
    page.get_by_role("link", name="Change").click()
    page.get_by_label("Valid for").select_option("6 months")
    if scripts:
        expect(page.locator("#effect")).to_contain_text("1 of them would hold it no longer.")
    save(page)
    expect(page.get_by_role("link", name="Read what the other validity does")).to_be_visible()
    expect(page.locator("#effect")).to_contain_text("1 of them would hold it no longer.")
    save(page)

    expect(page.get_by_role("status")).to_have_text("Saved.")
    expect(page.locator("main")).to_contain_text("Valid for 6 months.")


def test_two_are_merged_and_parted_again(come, trust, fire, erik, bob) -> None:
    twin = factories.competence(trust, "Fire safety, basic")
    factories.achievement(bob.person, twin)
    page = come(erik)
    page.goto(f"/competences/{twin.pk}/")
    page.get_by_role("link", name="Merge into another").click()
    page.get_by_label("Use this instead").select_option("Fire safety")
    page.get_by_role("button", name="Show what happens").click()
    expect(page.locator("main")).to_contain_text("1 person holds the one that goes.")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("heading", name="Merged into Fire safety")).to_be_visible()

    employee = come(bob)
    employee.goto("/me/")
    expect(employee.get_by_role("heading", name="Everything is in order")).to_be_visible()

    page.get_by_role("link", name="Take the merge back").click()
    page.get_by_role("button", name="Take the merge back").click()
    expect(page.get_by_role("status")).to_contain_text("Each is used on its own again.")
    employee.goto("/me/")
    expect(employee.get_by_role("heading", name="Everything is in order")).to_have_count(0)
