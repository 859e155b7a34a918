"""My week: what stands in it, from line to page and back; with scripts and without."""

import pytest
from playwright.sync_api import expect

from stafett.arenas.models import Arena
from stafett.matters.models import Meaning
from stafett.pulses.models import Privacy
from stafett.recipes.course.sign_up import actions as sign_up
from tests import factories
from tests.factories import arenas, courses, days_ago, days_ahead, matters, placements, pulses
from tests.journeys.states import Examiner


@pytest.fixture
def course(fire, hanne, clinic) -> Arena:
    return courses.course(hanne.actor, clinic, fire)


def test_what_i_owe_is_done_from_my_week_and_the_raiser_reads_it_in_theirs(
    come, fire, alice, bob, unit_a
) -> None:
    factories.achievement(alice.person, fire)
    matters.matter(bob, unit_a, "A lamp in the corridor", on=days_ago(20), due_on=days_ago(2))
    leader = come(alice)
    leader.goto("/week/")
    expect(leader.get_by_role("heading", name="What I owe")).to_contain_text("1 overdue")
    leader.get_by_role("link", name="A lamp in the corridor").click()
    leader.get_by_label("Adopted").check()
    leader.get_by_label("What you say to whoever raised it").fill("It hangs there on Friday.")
    leader.get_by_label("Next day").fill("")
    leader.get_by_role("button", name="Answer", exact=True).click()
    expect(leader.get_by_role("status")).to_have_text("Answered. Whoever raised it can read it.")
    leader.goto("/week/")
    expect(leader.get_by_text("Nothing you have to do by")).to_be_visible()

    raiser = come(bob)
    raiser.goto("/week/")
    expect(raiser.get_by_text("It hangs there on Friday.")).to_be_visible()


def test_i_take_what_i_am_offered_and_find_it_in_its_week(come, course, hanne, alice, bob) -> None:
    session = courses.session(course, hanne.actor, days_ahead(9), 1)
    taken, _waits = (courses.signed_up(session, one.person, by=hanne.actor) for one in (alice, bob))
    sign_up.take_off(taken.taken[0].seat, by=alice.actor, at=arenas.NOON)
    page = come(bob)

    page.goto("/week/")
    page.get_by_role("link", name="Fire course").click()
    page.get_by_role("button", name="Yes, I take the place").click()
    expect(page.get_by_role("status")).to_have_text("The place is taken.")
    page.goto("/week/")
    expect(page.get_by_text("Nobody waits for an answer from you.")).to_be_visible()
    page.get_by_role("link", name="Week 26").click()
    expect(page.get_by_role("main")).to_contain_text("Wednesday 24 June 2026")
    expect(page.get_by_role("link", name="Fire course")).to_be_visible()
    page.get_by_role("link", name="This week").click()
    expect(page.get_by_text("Nothing stands in your week.")).to_be_visible()


def test_every_state_is_accessible(
    visit, html_errors, course, hanne, alice, bob, charlie, unit_a, unit_elsewhere, fire
) -> None:
    full, empty = Examiner(visit(alice), html_errors), Examiner(visit(bob), html_errors)
    empty.visit("/week/")
    for day in (0, 2):
        other = courses.course(hanne.actor, unit_a, title=f"Course {day}")
        courses.signed_up(courses.session(other, hanne.actor, days_ahead(day)), alice.person, by=alice.actor)
    for number in range(12):
        matters.matter(
            bob, unit_a, f"A long thing to say {number} " * 6, on=days_ago(20), due_on=days_ahead(number - 3)
        )
    own = matters.matter(alice, unit_a, "A bench")
    matters.answered(own, alice, Meaning.TRYING, answer="In the garden. " * 30, due_on=days_ahead(30))
    arena = arenas.arena(unit_a)
    arenas.seat(arenas.pool(arena), alice.person)
    pulses.wave(pulses.form(arena, Privacy.OPEN))
    placements.asked(placements.offer(charlie, unit_elsewhere.pk), bob, unit_a.pk)
    factories.claim(bob.person, fire)
    for address in ("", "?week=2026-W24", "?week=2026-W26", "?week=nonsense"):
        full.visit(f"/week/{address}")
    empty.visit("/week/")

    assert full.report == ""
    assert empty.report == ""
