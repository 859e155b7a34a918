"""Work shadowing in every state: accessible, valid, and never wider than the screen.

Each look is at something that stands on the page, which is asked for by name: a look at a page without it is a fault.
"""

from datetime import date, time, timedelta

import pytest
from playwright.sync_api import expect

from stafett.lib import clock
from stafett.people.guests.actions import LetIn
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stories import actions as stories
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms.actions import Reply
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.workflow import Who
from tests import factories
from tests.factories import TODAY, placements
from tests.factories.arenas import NOON
from tests.factories.placements import FIRST, SIXTEEN_WEEKS, TWELVE_WEEKS
from tests.journeys import states
from tests.journeys.states import Examiner
from tests.recipes.placement import conftest as given
from tests.recipes.placement.ends import conftest as ended

examine, completed = states.examine, ended.completed
offer, stay, everybody, agreed = given.offer, given.stay, given.everybody, given.agreed

HALFWAY, MONTHS_AFTER = date(2027, 3, 18), date(2027, 8, 12)
LEARNED = "Nights are something else. " * 12
BETTER = (
    "See legemiddelhåndteringsveilederen på https://intranett.example.org/legemiddelhandteringsveilederen"
)
OTHERWISE = "Only the first morning. " * 12
WHY = "Three of us are away until Easter. " * 8


def stands(one: Examiner, *there: str) -> None:
    """All of this stands on the page, by selector or as text=…"""
    for each in there:
        expect(one.page.locator(f"main >> {each}").first, f"{one.page.url} {each}").to_be_attached()


def look(one: Examiner, address: str, *there: str) -> None:
    """A page on which all of this stands."""
    one.visit(address)
    stands(one, *there)


def send(one: Examiner, address: str, button: str, *there: str) -> None:
    """A page on which all of this stands, after one of its forms was sent without a word."""
    one.page.goto(address)
    stands(one, button, *there)
    one.page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    one.page.locator(f"main >> {button}").click()
    stands(one, "[aria-invalid=true]", *there)
    one.look(f"{address} sent by {button}")


def page(stay: Stay, of_it: str = "") -> str:
    return f"/work-shadowing/{stay.pk}/{of_it}"


@pytest.fixture
def ended_outside(bob, alice, unit_a, monkeypatch) -> tuple[Stay, LetIn]:
    """Bob's twelve weeks with a host outside are over today, and who leads there has a link."""
    stay, _host = placements.agreed_outside(bob, alice, unit_a.pk)
    ends.finish(stay, by=alice.actor, on=TWELVE_WEEKS, at=placements.LATER)
    monkeypatch.setenv("STAFETT_TODAY", str(TWELVE_WEEKS))
    link, until = placements.links.links(stay).get(), TWELVE_WEEKS + timedelta(days=30)
    return stay, placements.outside.renew(stay, link, expires_on=until, by=alice.actor, on=TWELVE_WEEKS)


@pytest.fixture
def host_outside(examine, ended_outside) -> Examiner:
    """The browser of who leads there, which came by the link."""
    host = examine()
    host.page.goto(f"/guest/{ended_outside[1].token}/")
    return host


def test_what_a_guest_shares_is_read_by_a_host_outside_who_may_disagree(
    examine, ended_outside, host_outside, bob
) -> None:
    stay, made = ended_outside
    host, theirs = factories.guest_of(made.link), f"/guest/{made.link.pk}/take-part/"
    said = ends.evaluate(stay, 5, LEARNED, BETTER, is_shared=True, by=bob.actor, on=TWELVE_WEEKS)
    look(host_outside, theirs, "text=Nights are", "[value=disagree]", "[value=evaluate]")
    send(host_outside, theirs, "[value=disagree]")
    ends.disagree(stay, said.pk, OTHERWISE, by=host, on=TWELVE_WEEKS)
    ends.evaluate(stay, 2, LEARNED, by=host, on=TWELVE_WEEKS)
    look(examine(bob), page(stay), "text=Only the first", "#disagree-is_shared")

    assert examine.faults == ""


def test_what_a_guest_keeps_is_read_neither_there_nor_by_their_leader(
    examine, ended_outside, host_outside, bob, alice
) -> None:
    stay, made = ended_outside
    guest, leader = examine(bob), examine(alice)
    send(guest, page(stay), "[value=evaluate]", "#evaluate-is_shared", "[value=story]")
    ends.evaluate(stay, 5, LEARNED, BETTER, by=bob.actor, on=TWELVE_WEEKS)
    look(leader, page(stay), "#after-heading", "[value=count]")
    look(host_outside, f"/guest/{made.link.pk}/take-part/", "#after-heading", "[value=evaluate]")
    for one in (leader, host_outside):
        expect(one.page.locator("main")).not_to_contain_text("Nights are")

    assert examine.faults == ""


def test_what_both_think_and_what_has_changed_some_months_after(
    examine, completed, bob, alice, charlie, monkeypatch
) -> None:
    monkeypatch.setenv("STAFETT_TODAY", str(MONTHS_AFTER))
    theirs = ends.evaluate(completed, 2, LEARNED, BETTER, by=charlie.actor, on=MONTHS_AFTER)
    ends.evaluate(completed, 5, LEARNED, BETTER, by=bob.actor, on=MONTHS_AFTER)
    ends.disagree(completed, theirs.pk, OTHERWISE, by=bob.actor, on=MONTHS_AFTER)
    ends.tell(completed, "We answer sooner. " * 20, by=charlie.actor, on=MONTHS_AFTER)
    send(examine(bob), page(completed), "[value=tell]", "text=Only the first", "text=We answer sooner")
    ends.tell(completed, "They call at night. " * 20, by=bob.actor, on=MONTHS_AFTER)
    look(examine(alice), page(completed), "text=They call at night", "text=We answer sooner")

    assert examine.faults == ""


def test_a_story_with_an_open_invitation(examine, completed, bob, charlie, dana, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", str(TWELVE_WEEKS))
    told = stories.Told(title="What the nights taught us " * 5, text=LEARNED, invitation=OTHERWISE)
    stories.tell(completed, told, by=bob.actor, on=TWELVE_WEEKS)
    address = f"/work-shadowing/stories/{completed.pk}/"
    look(examine(charlie), page(completed), "[value=open_door]", f"a[href='{address}']")
    send(examine(dana), address, "button[type=submit]", "#invitation-heading", "#offers-heading")

    assert examine.faults == ""


def test_a_stay_that_waits_at_home_and_then_at_the_host(examine, stay, bob, alice, charlie) -> None:
    stays.apply(stay, placements.GOALS, FIRST, TWELVE_WEEKS, by=bob.actor, on=TODAY, at=NOON)
    send(examine(alice), page(stay), "[value=refuse]", "[value=back]")
    look(examine(bob), page(stay), "#goals-heading", "[value=withdraw]")
    stays.back(stay, by=alice.actor, at=NOON)
    send(examine(charlie), page(stay), "[value=decline]", "[value=accept]", "[value=route]")

    assert examine.faults == ""


def test_a_no_from_home_and_a_no_from_the_host(examine, stay, offer, bob, alice, charlie, unit_a) -> None:
    again = placements.sent(placements.asked(offer, bob, unit_a.pk), alice)
    stays.apply(stay, placements.GOALS, FIRST, TWELVE_WEEKS, by=bob.actor, on=TODAY, at=NOON)
    stays.refuse(stay, WHY, by=alice.actor, at=NOON)
    stays.decline(again, WHY, by=charlie.actor, at=NOON)
    guest = examine(bob)
    for one in (stay, again):
        look(guest, page(one), ".ds-alert[data-color=warning] >> text=Three of us")
    look(examine(alice), "/work-shadowing/", f"a[href$='/{stay.pk}/']", f"a[href$='/{again.pk}/']")

    assert examine.faults == ""


@pytest.fixture
def in_line(bob, alice, charlie, unit_a, unit_elsewhere) -> tuple[Stay, Stay]:
    """One may begin in a month, which Gro is to do; Bob waits in line."""
    cap = placements.offer(charlie, unit_elsewhere.pk, per_month=1)
    gro = factories.member(unit_a, "Gro Gran")
    asked = [placements.asked(cap, one, unit_a.pk) for one in (gro, bob)]
    first, second = (placements.accepted(one, alice, charlie) for one in asked)
    return first, second


def test_a_place_in_line_and_one_that_is_kept(examine, in_line, bob, alice, charlie) -> None:
    first, waits = in_line
    look(examine(charlie), page(waits), ".ds-alert[data-color=info]", "[value=decline]")
    stays.withdraw(first, by=alice.actor, at=clock.now())
    look(examine(bob), page(waits), ".ds-alert[data-color=success]", "[value=take]")

    assert examine.faults == ""


def test_a_place_that_was_kept_until_yesterday(examine, in_line, bob, alice) -> None:
    first, waits = in_line
    stays.withdraw(first, by=alice.actor, at=clock.now() - timedelta(days=15))
    look(examine(bob), page(waits), ".ds-alert[data-color=warning]", "[value=wait]")

    assert examine.faults == ""


def test_terms_that_somebody_asks_to_have_changed(examine, stay, bob, alice, charlie) -> None:
    placements.accepted(stay, alice, charlie)
    period = (FIRST, TWELVE_WEEKS)
    put = terms.propose(
        stay, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, *period,
        seen=None, by=charlie.actor, on=TODAY,
    )  # fmt: skip
    terms.answer(stay, put, Who.HOME, reply=Reply(False, WHY), by=alice.actor, on=TODAY)
    look(examine(charlie), page(stay), "#agreement-heading", "text=Three of us", "a[href$='/terms/']")
    send(examine(bob), page(stay, "agreement/"), "[value=no]", "text=Three of us")

    assert examine.faults == ""


def test_an_extension_that_somebody_does_not_agree_to(examine, agreed, alice, bob, charlie) -> None:
    seen = placements.agreements.latest(agreed).version
    put = terms.extend(agreed, SIXTEEN_WEEKS, seen=seen, grounds=WHY, by=charlie.actor, on=TODAY)
    terms.answer(agreed, put, Who.GUEST, reply=Reply(False, OTHERWISE), by=bob.actor, on=TODAY)
    leader = examine(alice)
    look(leader, page(agreed), "#agreement-heading", "text=Only the first")
    look(leader, page(agreed, "agreement/"), "#new-heading", "#older-heading", "text=Only the first")

    assert examine.faults == ""


@pytest.fixture
def from_nes(charlie, unit_elsewhere) -> Stay:
    """A guest from a third organisation, with names as long as they are."""
    nes = factories.organisation("Nordre Storfjord interkommunale helse- og omsorgssamarbeid")
    night = factories.unit(factories.root_of(nes), "Hjemmesykepleie og responssenter, natt")
    ola = factories.member(night, "Ola-Kristoffer Øvrebotten Nes", role_code="leader")
    nils = factories.member(night, "Nils Ståle Tjønndalsvik-Helgesen")
    asked = placements.asked(placements.offer(charlie, unit_elsewhere.pk), nils, night.pk)
    return placements.agreed(asked, {Who.GUEST: nils, Who.HOME: ola, Who.HOST: charlie})


def test_who_comes_what_they_have_found_and_what_was_given_and_received(
    examine, agreed, from_nes, bob, charlie, unit_elsewhere, monkeypatch
) -> None:
    monkeypatch.setenv("STAFETT_TODAY", str(HALFWAY))
    for one in (agreed, from_nes):
        for kind in ("insight", "need", "need_out_of_hours"):
            noted = found.Found(kind=kind, title=f"Found, {kind}", text=LEARNED, unit_id=one.home_unit_id)
            found.note(one, noted, by=charlie.actor, on=HALFWAY)
        known = {"starts": time(22), "ends": time(7), "place": "Vaktrommet i 3. etasje", "people": 2}
        back = visits.Planned(title="A night", day=HALFWAY, **known)
        visits.plan(one, back, by=charlie.actor, on=HALFWAY)
    host = examine(charlie)
    look(host, f"/work-shadowing/units/{unit_elsewhere.pk}/", "text=Nils Ståle", "text=need_out_of_hours")
    look(host, "/work-shadowing/balance/", "tbody tr:nth-child(2)")
    look(examine(bob), page(agreed), "#found-heading", "#days-heading", "[value=move_visit]")

    assert examine.faults == ""
