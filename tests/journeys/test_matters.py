"""A need is raised, answered, passed on, and its answer reaches whoever raised it, also without a name."""

from playwright.sync_api import Page, expect

from stafett.matters.box import actions as box
from stafett.matters.models import Meaning
from tests.factories import TODAY, days_ago, days_ahead, matters
from tests.journeys import states

examine = states.examine

SEND = "main form button[type=submit]"


def write(page: Page, title: str, *, privacy: str = "My name is shown to whoever may read it") -> None:
    page.goto("/matters/")
    page.get_by_role("link", name="Raise something").first.click()
    page.get_by_label("What it is about").fill(title)
    page.get_by_label("Tell more").fill("One cannot see who comes.")
    page.get_by_label(privacy).check()
    page.get_by_role("button", name="Send").click()


def test_a_proposal_is_answered_and_the_raiser_reads_it(come, bob, alice, unit_a) -> None:
    employee, leader = come(bob), come(alice)
    write(employee, "A lamp in the corridor")
    expect(employee.get_by_role("main")).to_contain_text("within two weeks")

    leader.goto("/matters/")
    leader.get_by_role("link", name="Section A").click()
    leader.get_by_role("link", name="A lamp in the corridor").click()
    leader.get_by_label("Being tried").check()
    leader.get_by_label("What you say to whoever raised it").fill("We try one by the door.")
    leader.get_by_label("Next day").fill("")
    leader.get_by_role("button", name="Answer").click()
    expect(leader.get_by_role("main")).to_contain_text("Say when there will be an answer")
    leader.get_by_label("Next day").fill("2026-07-31")
    leader.get_by_role("button", name="Answer").click()
    expect(leader.get_by_role("status")).to_have_text("Answered. Whoever raised it can read it.")

    employee.goto("/matters/")
    expect(employee.get_by_role("main")).to_contain_text("We try one by the door.")


def test_it_is_passed_on_and_comes_back_as_the_same(come, bob, alice, unit_a, unit_b) -> None:
    lamp = matters.matter(bob, unit_a)
    leader = come(alice)
    leader.goto(f"/matters/{lamp.pk}/")
    leader.get_by_role("link", name="Pass it on to another unit").click()
    leader.get_by_label("To which unit").select_option(label="Section B")
    leader.get_by_label("Why").fill("The lights are theirs.")
    leader.get_by_label("Last day to answer").fill("2026-07-01")
    leader.get_by_role("button", name="Pass it on").click()
    expect(leader.get_by_role("status")).to_contain_text("Passed on.")

    leader.get_by_label("When there will be an answer").fill("2026-07-05")
    leader.get_by_role("button", name="Take it back").click()
    expect(leader.get_by_role("status")).to_have_text("It is with you again.")
    expect(leader.get_by_role("main")).to_contain_text("The lights are theirs.")


def test_without_a_name_the_code_gives_the_answer(come, bob, alice, unit_a) -> None:
    employee, leader = come(bob), come(alice)
    write(employee, "The corridor is too dark", privacy="Nobody can find out that it was me")
    code = employee.get_by_label("Your code").input_value()
    box.empty(on=days_ahead(1))

    leader.goto(f"/matters/unit/{unit_a.pk}/")
    expect(leader.get_by_role("main")).to_contain_text("Nobody knows")
    leader.get_by_role("link", name="The corridor is too dark").click()
    leader.get_by_label("Declined").check()
    leader.get_by_label("What you say to whoever raised it").fill("There is no money this year.")
    leader.get_by_role("button", name="Answer").click()
    expect(leader.get_by_role("status")).to_contain_text("Answered.")

    employee.goto("/matters/answer/")
    employee.get_by_label("Your code").fill(code.upper())
    employee.get_by_role("button", name="Read").click()
    expect(employee.get_by_role("main")).to_contain_text("There is no money this year.")


def test_what_others_raised_is_shown_while_one_types(visit, bob, gunnar, unit_a) -> None:
    matters.matter(gunnar, unit_a)
    page = visit(bob, language="en-GB")
    page.goto("/matters/new/")
    page.get_by_label("What it is about").press_sequentially("Lamp in the corridor")
    expect(page.get_by_role("link", name="A lamp in the corridor")).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Raised")).to_be_visible()


def test_every_state_is_accessible(examine, bob, alice, gunnar, unit_a, unit_b) -> None:
    leader, employee = examine(alice), examine(bob)
    employee.visit("/matters/")
    employee.visit("/matters/answer/")
    leader.visit(f"/matters/unit/{unit_a.pk}/")
    lamp = matters.matter(
        bob, unit_a, "En lampe i korridoren mellom sengeposten og poliklinikken", text="Mørkt."
    )
    leader.visit(f"/matters/{lamp.pk}/merge/")
    other = matters.matter(gunnar, unit_a, "Lampe i korridoren", on=days_ago(40), privacy="answerer")
    code = matters.boxed(unit_a, "Uten navn")
    box.empty(on=TODAY)
    employee.visit("/matters/new/")
    employee.page.locator("[name=title]").fill("Lampe i korridoren")
    employee.page.locator(SEND).click()
    employee.look("something alike")
    employee.page.locator(SEND).click()
    employee.look("raised all the same")
    for address in (f"/matters/unit/{unit_a.pk}/", f"/matters/{lamp.pk}/", f"/matters/{other.pk}/merge/"):
        leader.visit(address)
    leader.page.goto(f"/matters/{lamp.pk}/pass-on/")
    leader.page.locator(SEND).click()
    leader.look("passed on without a word")
    matters.answered(lamp, alice, Meaning.TRYING, due_on=days_ahead(9), effect="Lysere.")
    matters.passed_on(lamp, unit_b, alice)
    leader.visit(f"/matters/{lamp.pk}/")
    employee.visit(f"/matters/{lamp.pk}/")
    employee.visit("/matters/")
    employee.page.goto("/matters/answer/")
    employee.page.locator("[name=code]").fill(code)
    employee.page.locator(SEND).click()
    employee.look("answered by code")
    employee.page.goto("/matters/new/")
    employee.page.locator("[name=title]").fill("Et skap")
    employee.page.locator("[value=nobody]").check()
    employee.page.locator(SEND).click()
    employee.look("put in the box")

    assert examine.faults == ""
