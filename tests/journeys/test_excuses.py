"""A leader exempts somebody and enters a leave, sees beforehand what it does, and takes both back."""

from playwright.sync_api import Page, expect

from tests import factories
from tests.factories import Member, days_ago
from tests.journeys.states import Examiner

OWN = "/excuses/{}/"


def counts(page: Page, member: Member) -> str:
    """The figures of the person's page, as the leader reads them."""
    page.goto(f"/people/{member.person.pk}/")
    return " ".join(page.locator("#lines .sheet").first.inner_text().split())


def exempt(page: Page, member: Member) -> None:
    page.goto(f"/people/{member.person.pk}/")
    page.get_by_role("link", name="Exemptions and leave").click()
    page.get_by_role("link", name="New exemption").click()
    page.get_by_label("What").select_option(label="Fire safety")
    page.get_by_label("is in training").check()
    page.get_by_label("Last day").fill("2026-07-31")
    page.get_by_role("button", name="See what it does").click()
    expect(page.get_by_role("heading", name="What it does, from 15 June 2026")).to_be_visible()
    expect(page.get_by_text("One thing turns grey:")).to_be_visible()
    page.get_by_role("button", name="Give the exemption").click()
    expect(page.get_by_role("status")).to_have_text("Bob Berg is exempt.")


def test_an_exemption_is_given_seen_by_the_person_and_taken_back(come, fire, alice, bob) -> None:
    leader, employee = come(alice), come(bob)
    before = counts(leader, bob)
    exempt(leader, bob)
    assert counts(leader, bob) == "1 Exempt or on leave"

    employee.goto(OWN.format(bob.person.pk))
    expect(employee.get_by_role("main")).to_contain_text("From 15 June 2026 through 31 July 2026.")
    expect(employee.get_by_role("main")).to_contain_text("Given by Alice Aas.")
    expect(employee.get_by_role("link", name="New exemption")).to_have_count(0)

    leader.goto(OWN.format(bob.person.pk))
    leader.get_by_role("link", name="End or take back").click()
    leader.get_by_role("button", name="Take it back").click()
    expect(leader.get_by_role("status")).to_have_text("Taken back.")
    assert counts(leader, bob) == before == "1 Missing or expired"


def test_a_leave_is_entered_and_somebody_is_back(come, fire, alice, bob) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(355))
    page = come(alice)
    page.goto(OWN.format(bob.person.pk))
    page.get_by_role("link", name="New leave").click()
    expect(page.get_by_text("Stafett does not ask why.")).to_be_visible()
    page.get_by_label("Last day away").fill("2026-09-06")
    page.get_by_role("button", name="See what it does").click()
    expect(page.get_by_text("Nothing new turns red before 7 October 2026.")).to_be_visible()
    page.get_by_role("button", name="Enter the leave").click()
    expect(page.get_by_role("status")).to_have_text("The leave of Bob Berg is entered.")

    page.get_by_role("link", name="New leave").click()
    page.get_by_label("First day away").fill("2026-08-01")
    page.get_by_role("button", name="See what it does").click()
    expect(page.get_by_role("main")).to_contain_text(
        "There is a leave already, from 15 June 2026 through 6 September 2026."
    )
    expect(page.get_by_label("First day away")).to_have_value("2026-08-01")

    page.goto(OWN.format(bob.person.pk))
    page.get_by_role("link", name="Back, or take back").click()
    page.get_by_label("Back on").fill("2026-08-03")
    page.get_by_role("button", name="Save the day").click()
    expect(page.get_by_role("main")).to_contain_text("From 15 June 2026 through 2 August 2026")


def test_who_comes_second_sees_what_the_first_did(come, fire, alice, gunnar, bob) -> None:
    leave = factories.leave(bob.person, starts_on=days_ago(5))
    first, second = come(alice, expected=frozenset({"409"})), come(gunnar, expected=frozenset({"409"}))
    for page in (first, second):
        page.goto(f"/excuses/leaves/{leave.pk}/")
    first.get_by_label("Back on").fill("2026-07-01")
    first.get_by_role("button", name="Save the day").click()
    expect(first.get_by_role("status")).to_have_text("The leave is changed.")

    second.get_by_label("Back on").fill("2026-07-20")
    second.get_by_role("button", name="Save the day").click()
    expect(second.get_by_role("alert")).to_contain_text("Somebody has changed this since you opened it.")
    expect(second.get_by_role("main")).to_contain_text("through 30 June 2026")
    expect(second.get_by_label("Back on")).to_have_value("2026-07-20")
    second.get_by_role("button", name="Save the day").click()
    expect(second.get_by_role("main")).to_contain_text("through 19 July 2026")


def test_every_state_is_accessible(visit, html_errors, fire, alice, bob) -> None:
    examiner = Examiner(visit(alice, expected=frozenset({"422", "409"})), html_errors)
    own, page = OWN.format(bob.person.pk), examiner.page
    for form, first in ((f"{own}exempt/", "2026-06-20"), (f"{own}leave/", "2026-06-20")):
        page.goto(form)
        page.locator("[name=starts_on]").fill("")
        page.locator("[value=look]").click()
        examiner.look(f"{form} sent empty")
        page.locator("[name=starts_on]").fill(first)
        if "exempt" in form:
            page.locator("[name=what]").select_option(index=1)
            page.locator("[name=grounds]").first.check()
        page.locator("[value=look]").click()
        examiner.look(f"{form} looked at")
        page.locator("[value=save]").click()
        examiner.look(f"{own} after {form}")
    examiner.visit(own)
    leave = bob.person.leaves.get()
    factories.correct(leave, ends_on=days_ago(-9))
    page.goto(f"/excuses/leaves/{leave.pk}/")
    page.locator("[value=end]").click()
    examiner.look("somebody was first")

    assert examiner.report == ""
