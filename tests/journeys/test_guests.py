"""Somebody outside is asked to sign, comes by a link, signs, and is shown nothing else."""

import re
from datetime import time

from playwright.sync_api import Page, expect

from stafett.arenas.models import Pool
from stafett.pulses import actions
from stafett.pulses.models import Response
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, arenas, days_ago, days_ahead, gatherings, pulses
from tests.journeys import states
from tests.web.guest import conftest as guests
from tests.web.guest.conftest import asked_at, performed

cannula, made, done, examine = guests.cannula, guests.made, guests.done, states.examine
gathered_outside = guests.gathered_outside
SEND = "main form button[type=submit]"


def test_a_leader_asks_somebody_outside_who_signs_and_the_person_sees_it(
    come, alice, bob, cannula, done, live_server
) -> None:
    leader = come(alice)
    leader.goto("/claims/signing/")
    leader.get_by_role("link", name="Ask somebody outside to sign").click()
    leader.get_by_label("Name", exact=True).fill("Guro Gjest")
    leader.get_by_label("Where the person works").fill("Solvik Municipality")
    leader.get_by_label("E-mail address").fill("bob@example.org")
    leader.get_by_role("button", name="Make the link").click()
    expect(leader.locator("main")).to_contain_text("that of the person who is to be signed for")
    expect(leader.get_by_label("Where the person works")).to_have_value("Solvik Municipality")
    leader.get_by_label("E-mail address").fill("guro@solvik.example.org")
    leader.get_by_role("button", name="Make the link").click()
    expect(leader.get_by_role("heading", name="The link for Guro Gjest is made")).to_be_visible()

    guest = come(None)
    guest.goto(leader.get_by_label("Link", exact=True).input_value())
    expect(guest.get_by_role("heading", name="Welcome, Guro Gjest")).to_be_visible()
    expect(guest).to_have_url(re.compile(r"/guest/\d+/$"))
    guest.get_by_role("link", name="Go on").click()
    guest.get_by_role("button", name=re.compile("^Sign")).click()
    expect(guest.get_by_role("status")).to_have_text("1 signed.")
    guest.goto("/me/")
    expect(guest).to_have_url(re.compile(r"/login/\?next=/me/$"))

    employee = come(bob)
    employee.goto(f"/claims/progress/{cannula.pk}/")
    expect(employee.locator("main")).to_contain_text("signed by Guro Gjest, Solvik Municipality")

    leader.get_by_role("button", name=re.compile("^Take back")).click()
    expect(leader.get_by_role("status")).to_contain_text("The link does not work any more.")
    guest.goto("/help/")
    guest.go_back()
    guest.goto(leader.url)
    expect(guest.get_by_role("heading", name="Log in")).to_be_visible()


def test_the_language_is_chosen_and_the_guest_leaves(come, made) -> None:
    guest = come(None)
    guest.goto(f"/guest/{made.token}/")
    guest.get_by_text("Guro Gjest", exact=True).first.click()
    guest.get_by_role("button", name="Bokmål").click()
    expect(guest.locator("html")).to_have_attribute("lang", "nb")
    expect(guest).to_have_url(re.compile(r"/guest/\d+/$"))
    guest.get_by_text("Guro Gjest", exact=True).first.click()
    guest.locator("form[action$='/leave/'] button").click()
    expect(guest).to_have_url(re.compile(r"/help/$"))


def test_who_takes_part_by_a_link_answers_what_they_are_asked(come, gathered_outside, monkeypatch) -> None:
    series, gathering, made = gathered_outside
    form = asked_at(series, gathering, made).form
    pulses.wave(form, days_ahead(5), "After")
    guest = come(None)
    guest.goto(f"/guest/{made.token}/")
    answer(guest, "2")
    expect(guest.get_by_role("heading", name="Keep this code for next time")).to_be_visible()
    code = guest.get_by_label("Your code").input_value()
    guest.get_by_role("main").get_by_role("link", name="Your link").click()
    expect(guest.get_by_role("heading", name="To answer")).to_have_count(0)

    monkeypatch.setenv("STAFETT_TODAY", days_ahead(5).isoformat())
    guest.get_by_role("link", name="Go on").click()
    answer(guest, "4", code=code)
    expect(guest.get_by_label("Your code")).to_have_count(0)
    actions.unseal(on=days_ahead(9))
    assert len({row.pair for row in Response.objects.all()} - {""}) == 1


def answer(page: Page, calm: str, *, code: str = "") -> None:
    page.get_by_role("link", name="How are you?").click()
    expect(page.get_by_role("main")).to_contain_text("Nobody can find out what you answer")
    page.get_by_label(calm, exact=True).check()
    page.get_by_label("The code you kept from last time").fill(code)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_somebody_at_a_member_outside_takes_the_baton_by_their_link(come, gathered_outside, alice) -> None:
    _series, gathering, made = gathered_outside
    leader, guest = come(alice), come(None)
    leader.goto(f"/gatherings/at/{gathering.pk}/baton/")
    leader.get_by_label("Sør IKT").check()
    leader.get_by_label("Why this one").fill("They have a new house.")
    leader.get_by_role("button", name="Offer").click()
    expect(leader.get_by_text("Somebody there has a link, and answers by it.")).to_be_visible()

    guest.goto(f"/guest/{made.token}/")
    guest.get_by_role("link", name="Go on").click()
    guest.get_by_role("link", name="Answer").click()
    guest.get_by_role("button", name="Take the baton").click()
    expect(guest.get_by_role("status")).to_have_text("Thank you! The baton is yours.")
    expect(guest.get_by_role("heading", name="Sør IKT hosts")).to_be_visible()
    guest.get_by_text("Give the baton back").click()
    guest.get_by_label("Why not this time").fill("Fire in the house")
    guest.get_by_role("button", name="Say so").click()
    expect(guest.get_by_role("status")).to_have_text("The others can read why.")
    leader.reload()
    expect(leader.get_by_role("main")).to_contain_text("said no through Guro Gjest, Sør IKT")


def test_a_gathering_for_guests_in_every_state(examine, gathered_outside, alice, unit_a) -> None:
    series, gathering, made = gathered_outside
    outside, last = (
        Who(None, "Sør IKT"),
        gatherings.gathering(series, alice.actor, days_ago(300), title="Then"),
    )
    said = Proposed(
        kind="fixed_point", title="Morning coffee of those who are on duty", owner=Who(unit_a.pk),
        review_on=days_ahead(90), meets_on=days_ahead(8), meets_from=time(9), meets_to=time(10),
        link="https://meet.example.org/coffee",
    )  # fmt: skip
    put = proposals.propose(last, said, by=alice.actor, on=days_ago(299))
    proposals.agree(put.matter, by=alice.actor, on=TODAY)
    arenas.guest_seat(Pool.objects.get(arena__follows=series), made.link.guest_id)
    baton.offer(gathering, outside, why="They have a new house.", by=alice.actor, on=TODAY)
    guest, page = examine(), f"/guest/{made.link.pk}/gatherings/{gathering.pk}/"
    guest.visit(f"/guest/{made.token}/")
    guest.visit(f"/guest/{made.link.pk}/take-part/")
    guest.visit(page)
    guest.page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    guest.page.locator("[value=decline]").click()
    guest.look("declined without a word")
    guest.page.locator("[value=take]").click()
    guest.look("taken")
    keeper = examine(alice)
    keeper.visit(f"/gatherings/at/{gathering.pk}/baton/")

    assert examine.faults == ""


def test_what_a_guest_is_asked_in_every_state(examine, gathered_outside) -> None:
    series, gathering, made = gathered_outside
    wave, guest = asked_at(series, gathering, made), examine()
    for page in (made.token, made.link.pk, f"{made.link.pk}/take-part", f"{made.link.pk}/asked/{wave.pk}"):
        guest.visit(f"/guest/{page}/")
    guest.page.locator(SEND).click()
    guest.look("sent empty")
    guest.page.locator("[name=q-calm]").first.check()
    guest.page.locator(SEND).click()
    guest.look("answered")
    guest.visit(f"/guest/{made.link.pk}/asked/{wave.pk}/")

    assert examine.faults == ""


def test_a_guests_pages_in_every_state(examine, alice, bob, made, cannula, today) -> None:
    guest = examine()
    for place in ("/guest/gone/", "/guest/made-up/", f"/guest/{made.link.pk}/"):
        guest.visit(place, status=404)
    guest.visit(f"/guest/{made.token}/")
    for page in ("", "stored/", "practice/"):
        guest.visit(f"/guest/{made.link.pk}/{page}")
    guest.page.locator("header details > summary").click()
    guest.look("the menu")
    performed(bob, cannula, today, note="Left arm. " * 30)
    guest.visit(f"/guest/{made.link.pk}/practice/")
    while guest.page.locator("main li button").count():
        guest.page.locator("main li button").first.click()
    guest.look("nothing waits")
    guest.visit(f"/guest/{made.link.pk}/stored/")

    assert examine.faults == ""


def test_asking_in_every_state(examine, alice, bob, made, cannula) -> None:
    leader, place = examine(alice), f"/claims/guest/{bob.person.pk}/{cannula.pk}/"
    leader.page.goto(place)
    leader.page.locator("main button[name=ask]").click()
    leader.look("sent empty")
    leader.page.locator("main button[name=renew]").click()
    leader.look("a link is made")
    leader.page.locator("main button[name=take_back]").click()
    leader.look("nobody is asked")
    examine(bob).visit(place)

    assert examine.faults == ""
