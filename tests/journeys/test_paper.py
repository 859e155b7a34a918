"""A unit's pages on paper, for a meeting: what it is about and of which day, and nothing cut or only pressed."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.factories import days_ago

A4 = {"width": 700, "height": 1000}
"""The inside of a sheet, in CSS pixels."""
CUT = """() => [...document.querySelectorAll('main table, main ul, main section')]
  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def on_paper(come, trust, fire, alice, bob, unit_a):
    """`on_paper(address)` gives a page as it is printed, of a unit with more to do than stands open."""
    factories.claim(bob.person, fire, submitted_on=days_ago(3))
    plan = factories.plan(trust, "For the section", owner_unit=unit_a)
    factories.assignment(plan, unit_a)
    for number in range(12):
        factories.requirement(plan, factories.competence(trust, f"Thing {number:02}"), due_days=0)

    def opened(address: str) -> Page:
        page = come(alice)
        page.set_viewport_size(A4)
        page.emulate_media(media="print")
        page.goto(address.format(unit=unit_a.pk))
        return page

    return opened


@pytest.mark.parametrize("address", ["/units/{unit}/", "/units/{unit}/way/"])
def test_it_says_which_unit_and_day_and_leaves_out_what_is_pressed(on_paper, address) -> None:
    page = on_paper(address)

    expect(page.get_by_role("heading", name="Section A", exact=True)).to_be_visible()
    expect(page.get_by_text("As it stands on 15 June 2026.")).to_be_visible()
    expect(page.locator("header, footer, .tabs, .day-bar, .ds-button").filter(visible=True)).to_have_count(0)
    assert page.evaluate(CUT) == []


def test_the_way_to_green_is_there_to_its_end(on_paper) -> None:
    page = on_paper("/units/{unit}/way/")

    expect(page.get_by_role("link", name="Thing 11", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="If nobody renews anything")).to_be_visible()
    expect(page.get_by_role("rowheader", name="15 June 2027")).to_be_visible()
