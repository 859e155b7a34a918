"""Something is asked before and after: answered by code, so that nobody is found out and both still compare."""

import pytest
from playwright.sync_api import Page, expect

from stafett.arenas.models import Arena
from stafett.lib.keys import new_code
from stafett.pulses import actions
from stafett.pulses.models import Privacy
from tests.factories import arenas as meetings
from tests.factories import days_ago, days_ahead, gatherings, pulses
from tests.journeys import states

examine = states.examine
SEND = "main form button[type=submit]"


@pytest.fixture
def arena(unit_a) -> Arena:
    return meetings.arena(unit_a)


def answer(page: Page, calm: str, *, code: str = "") -> None:
    page.goto("/asked/")
    page.get_by_role("link", name="How are you?").first.click()
    expect(page.get_by_role("main")).to_contain_text("Nobody can find out what you answer")
    page.get_by_label(calm, exact=True).check()
    page.get_by_label("The code you kept from last time").fill(code)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_one_answers_twice_by_a_code_and_all_see_the_change(come, arena, unit_a, alice, monkeypatch) -> None:
    members = pulses.members(unit_a, arena, 5)
    form = pulses.form(arena)
    before, after = pulses.wave(form), pulses.wave(form, days_ahead(90), "After")
    codes = [new_code() for _one in members]
    for one, code in zip(members[1:], codes[1:], strict=True):
        pulses.answered(before, one, 2, code=code)
        pulses.answered(after, one, 4, code=code, on=days_ahead(91))
    page = come(members[0])
    answer(page, "2")
    code = page.get_by_label("Your code").input_value()

    monkeypatch.setenv("STAFETT_TODAY", days_ahead(92).isoformat())
    answer(page, "4", code=code)
    expect(page.get_by_label("Your code")).to_have_count(0)

    actions.unseal(on=days_ahead(200))
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(200).isoformat())
    leader = come(alice)
    leader.goto(f"/asked/{after.pk}/results/")
    expect(leader.get_by_role("main")).to_contain_text("2.0 → 4.0")
    expect(leader.get_by_role("main")).to_contain_text("5 answered both times")


def test_the_keeper_asks_before_and_after_and_ends_it(come, alice, unit_a) -> None:
    series = gatherings.series(alice.actor, unit_a)
    gatherings.gathering(series, alice.actor)
    page = come(alice)
    page.goto(f"/gatherings/{series.pk}/")
    page.get_by_role("link", name="Questions we ask").click()
    page.get_by_role("link", name="Ask something").click()
    page.get_by_label("What it is called").fill("How well do we know each other?")
    first = page.get_by_role("group", name="Question 1")
    first.locator("[name=questions-0-text]").fill("Whom do you call at night?")
    first.get_by_label("How it is answered").select_option("words")
    later = page.get_by_role("group", name="Time 2")
    later.get_by_label("What this time is called").fill("After")
    later.get_by_label("What the day depends on").select_option(label="The last day of it all")
    later.get_by_label("How long after").fill("12")
    page.get_by_role("button", name="See how it looks").click()
    expect(page.get_by_role("heading", name="As those who are asked see it")).to_be_visible()

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status")).to_contain_text("Planned.")
    expect(page.get_by_role("main")).to_contain_text("moves with another day")
    page.get_by_text("End it").first.click()
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_role("status")).to_contain_text("Ended.")
    expect(page.get_by_role("row")).to_have_count(2)


def press(page: Page, button: str) -> None:
    """A button by what it sends, whatever the language."""
    name, _sign, value = button.partition("=")
    page.locator(f'main button[name="{name}"][value="{value}"]').click()


def test_every_state_of_asking_is_accessible(examine, alice, unit_a) -> None:
    series = gatherings.series(alice.actor, unit_a)
    keeper = examine(alice)
    keeper.visit(f"/asked/of/{series.pk}/")
    keeper.visit(f"/asked/of/{series.pk}/new/")
    for button in ("do=save", "do=preview", "more=1"):
        press(keeper.page, button)
        keeper.look(button)
    keeper.page.goto(f"/asked/of/{series.pk}/new/")
    keeper.page.locator("[name=title]").fill("How well do we know each other?")
    keeper.page.locator("[name=questions-0-text]").fill("Whom do you call at night?")
    for button in ("do=preview", "do=save"):
        press(keeper.page, button)
        keeper.look(button)
    keeper.visit(f"/asked/of/{series.pk}/")

    assert examine.faults == ""


def test_every_state_is_accessible(examine, arena, unit_a, unit_b, alice) -> None:
    members = [
        *pulses.members(unit_a, arena, 6, name="Medarbeider"),
        *pulses.members(unit_b, arena, 5, name="Kollega"),
    ]
    form = pulses.form(arena, title="Hvordan har dere det på vaktene om natten og i helgene?")
    over, now = pulses.wave(form, days_ago(30), "Før"), pulses.wave(form, name="Etter")
    shown = pulses.wave(pulses.form(arena, Privacy.OPEN), days_ago(30), "Åpen")
    few = pulses.wave(form, days_ago(40), "Få")
    for one in members:
        pulses.answered(over, one, 3, on=days_ago(28), shift="day", more="Mer kaffe og roligere netter.")
        pulses.answered(shown, one, 4, on=days_ago(28), more="Bra.")
    actions.unseal(on=days_ahead(1))
    employee, leader = examine(members[0]), examine(alice)
    employee.visit("/asked/")
    leader.visit("/asked/")
    for wave in (over, shown, few, now):
        leader.visit(f"/asked/{wave.pk}/results/")
    leader.visit(f"/asked/{over.pk}/results/?group={unit_a.pk}")
    leader.visit(f"/asked/{now.pk}/")
    employee.visit(f"/asked/{now.pk}/")
    employee.page.locator(SEND).click()
    employee.look("sent empty")
    employee.page.locator("[name=q-calm]").first.check()
    employee.page.locator(SEND).click()
    employee.look("answered")

    assert examine.faults == ""
