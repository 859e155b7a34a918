"""Courses: planned and signed up for, full and offered on, attended by code and by list, and held; with scripts and
without."""

import pytest
from playwright.sync_api import Page, expect

from stafett.arenas.models import Arena
from stafett.recipes.course.sign_up import actions as sign_up
from tests import factories
from tests.factories import Member, arenas, courses, days_ahead
from tests.journeys.states import Examiner


@pytest.fixture
def course(fire, hanne, clinic) -> Arena:
    """A course that gives what everybody must have, kept by Hanne."""
    return courses.course(hanne.actor, clinic, fire)


@pytest.fixture
def berit(unit_a) -> Member:
    return factories.member(unit_a, "Berit Bakke")


def test_a_course_is_offered_booked_and_given_up_so_that_the_next_gets_in(
    come, fire, hanne, alice, bob, berit
) -> None:
    keeper, leader, employee = come(hanne), come(alice), come(berit)
    offer(keeper)

    leader.goto("/units/")
    leader.get_by_role("link", name="Book all").first.click()
    expect(leader.get_by_text("lack what it gives, and are chosen already")).to_be_visible()
    leader.get_by_label("Alice Aas").uncheck()
    leader.get_by_role("button", name="Sign up the chosen").click()
    expect(leader.get_by_text("1 person has a place.")).to_be_visible()
    expect(leader.get_by_text("1 waits.")).to_be_visible()

    employee.goto("/me/")
    expect(employee.get_by_role("main")).to_contain_text("planned 25 June 2026")
    employee.get_by_role("link", name="Fire course").click()
    employee.get_by_role("button", name="I cannot come").click()
    expect(employee.get_by_role("button", name="Put me on the waiting list")).to_be_visible()

    next_one = come(bob)
    next_one.goto("/courses/")
    next_one.get_by_role("link", name="Answer").click()
    next_one.get_by_role("button", name="Yes, I take the place").click()
    expect(next_one.get_by_text("You have a place")).to_be_visible()


def offer(page: Page) -> None:
    page.goto("/courses/")
    page.get_by_role("link", name="New course").click()
    page.get_by_label("Title").fill("Fire course")
    page.get_by_label("The unit it belongs to").select_option("Clinic of Medicine")
    page.get_by_label("What it gives").select_option("Fire safety")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="New day").click()
    page.get_by_label("First day").fill(days_ahead(10).isoformat())
    page.get_by_label("Places").fill("1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Planned. People can sign up now.")


def test_who_types_the_code_or_is_ticked_holds_it(come, course, hanne, bob, berit, today) -> None:
    held = courses.session(course, hanne.actor, today, 5)
    courses.signed_up(held, bob.person, berit.person, by=hanne.actor)
    keeper, employee = come(hanne), come(bob)

    keeper.goto(f"/courses/sessions/{held.pk}/")
    keeper.get_by_role("button", name="Make a code for the room").click()
    code = keeper.locator(".figure b").inner_text()
    employee.goto("/courses/")
    employee.get_by_role("link", name="I am here").click()
    employee.get_by_label("The code").fill(code.lower())
    employee.get_by_role("button", name="I am here").click()
    expect(employee.get_by_text("You were there.", exact=True)).to_be_visible()

    keeper.get_by_role("link", name="Tick who was there").click()
    expect(keeper.get_by_label("Bob Berg")).to_be_checked()
    keeper.get_by_label("Berit Bakke").check()
    keeper.get_by_role("button", name="Save").click()
    expect(keeper.get_by_role("status")).to_have_text("Saved. 1 more was there.")
    for member in (bob, berit):
        page = come(member)
        page.goto("/me/")
        expect(page.get_by_role("main")).to_contain_text("Everything is in order")


def test_every_state_is_accessible(
    visit, html_errors, course, hanne, alice, bob, berit, today, unit_b
) -> None:
    full = courses.session(course, hanne.actor, days_ahead(3), 1)
    held = courses.session(course, hanne.actor, today, None)
    went = courses.signed_up(full, alice.person, bob.person, berit.person, by=hanne.actor)
    keeper, waiting = Examiner(visit(hanne), html_errors), Examiner(visit(bob), html_errors)
    for address in ("", "?q=nothing", f"{course.pk}/", "code/"):
        waiting.visit(f"/courses/{address}")
    waiting.visit(f"/courses/sessions/{full.pk}/")
    sign_up.take_off(went.taken[0].seat, by=alice.actor, at=arenas.NOON)
    waiting.visit(f"/courses/sessions/{full.pk}/")
    waiting.visit("/me/")
    waiting.visit(f"/courses/sessions/{held.pk}/")

    for address in ("new/", f"{course.pk}/change/", f"{course.pk}/sessions/new/"):
        keeper.page.goto(f"/courses/{address}")
        keeper.page.locator("main form input:visible").first.fill("")
        keeper.page.locator("main form button").first.click()
        keeper.look(f"{address} sent empty")
    for address in ("", "change/", "sign-up/", f"sign-up/?unit={unit_b.pk}", "attendance/"):
        keeper.visit(f"/courses/sessions/{full.pk}/{address}")
    keeper.page.goto(f"/courses/sessions/{held.pk}/")
    keeper.page.locator("[value=code]").click()
    keeper.look("with a code")
    keeper.visit(f"/courses/sessions/{held.pk}/attendance/")
    keeper.page.goto(f"/courses/sessions/{full.pk}/change/")
    keeper.page.locator("main details > summary").last.click()
    keeper.page.locator("[value=call_off]").click()
    keeper.look("called off without a word")
    keeper.page.locator("[name=off-grounds]").fill("Kursholder er syk")
    keeper.page.locator("[value=call_off]").click()
    keeper.look("called off")
    keeper.visit(f"/courses/{course.pk}/")
    keeper.visit(f"/courses/sessions/{full.pk}/change/")

    assert keeper.report == ""
    assert waiting.report == ""
