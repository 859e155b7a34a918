"""The stay the whole was drawn from: two days a week from 18 February, with another purpose halfway, four weeks more, a
visit back, a need that is answered at home, and a story; and the same with a host who comes by a link."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from stafett.matters.models import Matter
from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.workflow import Who
from tests.factories import days_ahead, placements
from tests.factories.placements import SIXTEEN_WEEKS
from tests.journeys import states
from tests.journeys.test_placements import told, write_terms
from tests.web.guest import conftest as guests

applying_outside, writing_outside = guests.applying_outside, guests.writing_outside


@pytest.fixture
def offer(charlie, unit_elsewhere) -> Offer:
    """Home care in Solvik takes guests."""
    return placements.offer(charlie, unit_elsewhere.pk)


@pytest.fixture
def agreed(offer, bob, alice, charlie, unit_a) -> Stay:
    """Twelve weeks on Tuesdays and Thursdays."""
    stay = placements.asked(offer, bob, unit_a.pk)
    return placements.agreed(stay, {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie})


def do(page: Page, opens: str, button: str, **filled: str) -> None:
    """Open one of the small forms of a stay, fill it in and send it."""
    page.locator("summary", has_text=re.compile(f"^{opens}$")).click()
    form = page.locator("details[open]", has=page.get_by_role("button", name=button, exact=True))
    for name, value in filled.items():
        form.locator(f"[name={name}]").fill(value)
    form.get_by_role("button", name=button, exact=True).click()


def answer(page: Page, matter: Matter) -> None:
    """Whoever leads the unit answers, on the same record."""
    page.goto(f"/matters/unit/{matter.raised_to_id}/")
    page.get_by_role("link", name=matter.title).click()
    page.get_by_label("Adopted").check()
    page.get_by_label("What you say to whoever raised it").fill("There is one from June")
    page.get_by_role("button", name="Answer").click()
    told(page, "Answered. Whoever raised it can read it.")


def agree(address: str, *pages: Page) -> None:
    for page in pages:
        page.goto(address)
        page.get_by_role("button", name="I agree").click()


def test_the_stay_itself(come, agreed, bob, alice, charlie, dana, monkeypatch) -> None:
    guest, leader, host, reader = come(bob), come(alice), come(charlie), come(dana)
    address = f"/work-shadowing/{agreed.pk}/"
    monkeypatch.setenv("STAFETT_TODAY", "2027-04-05")
    guest.goto(address)
    do(guest, "Write or change the purpose", "Write or change the purpose", purpose="To see the whole")
    told(guest, "The purpose is noted.")
    guest.locator("summary", has_text="Note an insight or a need").click()
    guest.get_by_label("What kind").select_option(label="Need outside office hours")
    guest.get_by_label("What it is about").fill("Somebody to ask at night")
    guest.get_by_label("Which unit it concerns").select_option(value=str(agreed.home_unit_id))
    guest.get_by_role("button", name="Note an insight or a need").click()
    told(guest, "It is noted. Whoever leads the unit answers it.")
    answer(leader, Matter.objects.get())
    guest.goto(f"/matters/{Matter.objects.get().pk}/")
    expect(guest.get_by_role("main")).to_contain_text("There is one from June")
    host.goto(address)
    do(host, "Plan a return visit", "Plan a return visit", title="The duty desk", day="2027-04-20")
    told(host, "The return visit is planned.")

    host.goto(f"{address}agreement/")
    host.get_by_text("Extend the stay").first.click()
    host.get_by_label("New last day").fill(str(SIXTEEN_WEEKS))
    host.get_by_label("Why").last.fill("More to see")
    host.get_by_role("button", name="Extend the stay").click()
    expect(host.get_by_text("8 new days:")).to_be_visible()
    agree(f"{address}agreement/", guest, leader, host)
    told(host, "All three have agreed. The days are set.")

    monkeypatch.setenv("STAFETT_TODAY", str(SIXTEEN_WEEKS))
    guest.goto(address)
    guest.get_by_role("button", name="The stay is completed").click()
    do(
        guest,
        "Tell others about it",
        "Tell others about it",
        title="What the nights taught us",
        text="They see all of it.",
        invitation="Ask me about the nights",
    )
    told(guest, "Told. Others can read it.")
    reader.goto("/work-shadowing/stories/")
    reader.get_by_role("link", name="What the nights taught us").click()
    expect(reader.get_by_text("Ask me about the nights")).to_be_visible()
    reader.get_by_label("Your answer").fill("May we come in August?")
    reader.get_by_role("button", name="Answer").click()
    told(reader, "Sent. You see here what becomes of it.")


def test_a_host_outside_takes_part_by_a_link(come, bob, alice, unit_a) -> None:
    guest, leader, host = come(bob), come(alice), come(None)
    guest.goto("/work-shadowing/")
    guest.get_by_role("link", name="Go somewhere that does not use Stafett").click()
    for label, said in (("Where", "Solvik Municipality"), ("What it is about", "Home care")):
        guest.get_by_role("textbox", name=label).fill(said)
    guest.get_by_label("Your message").fill("May I go?")
    guest.get_by_role("button", name="Begin").click()
    told(guest, "Begun. Who leads the guest makes a link for the host’s leader.")
    address = guest.url

    leader.goto(address)
    leader.get_by_role("link", name="Apply").click()
    leader.get_by_label("Goals").fill("See the nights\nFind two common fixes")
    leader.get_by_label("First day").fill("2027-02-18")
    leader.get_by_label("Last day").fill("2027-05-12")
    leader.get_by_role("button", name="Send the application").click()
    leader.get_by_role("link", name="Links for those who are not here").click()
    leader.get_by_label("Name", exact=True).fill("Guro Gjest")
    leader.get_by_label("Where the person works").fill("Solvik Municipality")
    leader.get_by_label("E-mail address").fill("guro@solvik.example.org")
    leader.get_by_label("Last day the link works").fill("2027-05-30")
    leader.get_by_role("button", name="Make the link").click()
    host.goto(leader.get_by_label("Link", exact=True).input_value())
    expect(host.get_by_text("You take part in work shadowing from Section A")).to_be_visible()
    host.get_by_role("link", name="Go on").click()
    theirs = host.url
    do(host, "Pass it on among your own", "Pass it on among your own", where="Nights", who="Siv Sjef")
    told(host, "It is passed on. Who leads the guest makes a link for them.")
    expect(host.get_by_text("Nights: Siv Sjef")).to_be_visible()
    do(host, "Say yes, but there is no place yet", "Say yes, but there is no place yet")
    told(host, "You have said yes. Say here when there is a place.")
    do(host, "There is a place now", "There is a place now")
    told(host, "The guest and their leader are told. Write the terms next.")

    leader.goto(address)
    write_terms(leader)
    agree(f"{address}agreement/", guest, leader)
    host.goto(theirs)
    host.get_by_role("link", name="Read the agreement").click()
    host.get_by_role("button", name="I agree").click()
    told(host, "All three have agreed. The days are set.")
    host.goto(theirs)
    do(host, "Note an insight or a need", "Note an insight or a need", title="Somebody to ask at night")
    expect(host.get_by_role("heading", name="Insights and needs")).to_be_visible()


def test_the_pages_of_guests_are_accessible(visit, html_errors, bob, alice, unit_a) -> None:
    stay, _host = placements.agreed_outside(bob, alice, unit_a.pk)
    link = placements.links.links(stay).get()
    known = {"expires_on": days_ahead(9), "by": alice.actor, "on": placements.TODAY}
    made = placements.outside.renew(stay, link, **known)
    examiner = states.Examiner(visit(None), html_errors)
    examiner.page.goto(f"/guest/{made.token}/")
    for page in ("", "take-part/", "agreement/"):
        examiner.visit(f"/guest/{made.link.pk}/{page}")
    leader = states.Examiner(visit(alice), html_errors)
    for page in (f"{stay.pk}/outside/", "stories/", "there/"):
        leader.visit(f"/work-shadowing/{page}")

    assert examiner.report + leader.report == ""


def test_the_forms_of_guests_are_accessible(visit, html_errors, applying_outside, writing_outside) -> None:
    for made, page in ((applying_outside, "apply"), (writing_outside, "terms")):
        examiner = states.Examiner(visit(None), html_errors)
        examiner.page.goto(f"/guest/{made.token}/")
        examiner.visit(reverse(f"guest:{page}", args=[made.link.pk]))
        assert examiner.report == ""
