"""A gathering from signing up to the next one: postponed a year with everybody on board, one too many from one side,
and what was said and proposed carried on to the next."""

import pytest
from playwright.sync_api import Locator, Page, expect

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor
from stafett.communication.models import Message
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from tests import factories
from tests.factories import TODAY, Member, days_ahead, gatherings, pulses
from tests.factories import arenas as meetings


@pytest.fixture
def bella(charlie: Member) -> Member:
    """Leads Home care, the other member."""
    return charlie


@pytest.fixture
def series(alice, unit_a, unit_elsewhere):
    return gatherings.with_others(alice.actor, unit_a, gatherings.Who(unit_elsewhere.pk))


def status(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(text)


def part(page: Page, name: str) -> Locator:
    """The part of a page with a heading."""
    return page.get_by_role("region", name=name)


def sign_up(page: Page, member: str, *names: str) -> None:
    """On the page of who comes."""
    side = part(page, member)
    side.get_by_text("Sign up people").click()
    for name in names:
        side.get_by_label(name, exact=True).check()
    side.get_by_role("button", name="Sign up").click()
    status(page, "Signed up.")


def test_two_sign_up_it_is_postponed_a_year_and_they_do_nothing(
    come, series, alice, bob, bella, unit_elsewhere
) -> None:
    at = gatherings.gathering(series, alice.actor)
    baton.offer(at, gatherings.Who(unit_elsewhere.pk), why="A new house", by=alice.actor, on=TODAY)
    baton.accept(at, by=bella.actor, on=TODAY)
    pulses.wave(pulses.form(series), None, "After", hangs_on=Hanging(Anchor.OCCASION_START, at.pk, months=3))
    keeper, host, guest = come(alice), come(bella), come(bob)
    for page, member, name in ((keeper, "Section A", "Bob Berg"), (host, "Home care", "Charlie Dahl")):
        page.goto(f"/gatherings/at/{at.pk}/people/")
        sign_up(page, member, name)
    for page in (guest, host):
        page.goto(f"/gatherings/at/{at.pk}/")
        page.get_by_role("button", name="By link").click()
        expect(page.get_by_text("You come by link.")).to_be_visible()
    keeper.goto(f"/gatherings/{series.pk}/")
    keeper.get_by_role("link", name="Questions we ask").click()
    expect(keeper.get_by_role("main")).to_contain_text("After 14 November 2026")

    host.get_by_role("link", name="When and where").click()
    host.get_by_role("link", name="Postpone by a year").click()
    host.get_by_label("Why it is moved").fill("A storm is coming.")
    host.get_by_role("button", name="Save").click()
    status(host, "Everybody keeps their place")

    for page in (guest, host):
        page.goto(f"/gatherings/at/{at.pk}/")
        expect(part(page, "You have a place")).to_contain_text("You come by link.")
        expect(page.get_by_role("main")).to_contain_text("14 August 2027")
        expect(page.get_by_role("main")).to_contain_text("Host: Home care")
    keeper.reload()
    expect(keeper.get_by_role("main")).to_contain_text("After 14 November 2027")
    host.get_by_role("link", name="The baton and the host’s kit").click()
    expect(part(host, "The host’s checklist")).to_contain_text("2027")
    expect(part(host, "The host’s checklist")).not_to_contain_text("2026")
    asked = [
        row.calendar["entry"]
        for row in Message.objects.filter(person=bob.person).order_by("pk")
        if row.calendar
    ]
    assert [(entry["uid"], entry["sequence"], entry["starts"][:10]) for entry in asked] == [
        (at.uid, 0, "2026-08-14"),
        (at.uid, 1, "2027-08-14"),
    ]


def test_the_13th_from_one_side_waits_on_that_side_and_the_other_side_has_places(
    come, series, alice, bella, unit_a
) -> None:
    at = gatherings.gathering(series, alice.actor, places=12)
    twelve = [factories.member(unit_a, f"Nurse{number} Nilsen").person.pk for number in range(12)]
    people.sign_up(at, gatherings.places(at, unit_a), twelve, by=alice.actor, at=meetings.NOON)
    factories.member(unit_a, "Nora Sist")
    page, other = come(alice), come(bella)
    page.goto(f"/gatherings/at/{at.pk}/people/")
    sign_up(page, "Section A", "Nora Sist")

    ours = part(page, "Section A")
    expect(ours).to_contain_text("12 of 12 places taken")
    expect(ours.get_by_role("heading", name="Nora Sist")).to_contain_text("waits for a place")
    expect(ours.get_by_text("waits for a place")).to_have_count(1)
    other.goto(f"/gatherings/at/{at.pk}/people/")
    sign_up(other, "Home care", "Charlie Dahl")
    expect(part(other, "Home care")).to_contain_text("1 of 12 places taken")
    expect(part(other, "Home care").get_by_text("waits for a place")).to_have_count(0)
    other.goto(f"/gatherings/at/{at.pk}/")
    expect(part(other, "Who comes")).to_contain_text("Section A: 12 of 12 1 waits")

    page.locator("details", has_text="Nurse0 Nilsen").locator("summary").click()
    page.locator("details", has_text="Nurse0 Nilsen").get_by_role("button", name="Does not come").click()
    status(page, "Taken off the list.")
    expect(part(page, "Section A").get_by_text("waits for a place")).to_have_count(0)
    expect(part(page, "Section A").get_by_role("heading", name="Nora Sist")).to_be_visible()


def add_point(page: Page, title: str, minutes: int) -> None:
    form = part(page, "Add a point")
    form.get_by_label("What it is about").fill(title)
    form.get_by_label("Minutes").fill(str(minutes))
    form.get_by_role("button", name="Add").click()
    status(page, "Added.")


def write(page: Page, point: str, kind: str, text: str) -> None:
    under = part(page, point)
    under.get_by_text("Write", exact=False).first.click()
    under.get_by_label(kind, exact=True).check()
    under.get_by_label("What was said").fill(text)
    under.get_by_role("button", name="Save").click()
    status(page, "Written.")


def test_members_own_their_points_write_their_minutes_and_the_next_opens_with_what_was_proposed(
    come, series, alice, bella, monkeypatch
) -> None:
    at = gatherings.gathering(series, alice.actor, days_ahead(1))
    after = gatherings.gathering(series, alice.actor, days_ahead(366), title="Next year’s")
    keeper, other = come(alice), come(bella)
    keeper.goto(f"/gatherings/at/{at.pk}/agenda/")
    keeper.get_by_label("Whose point it is").select_option(label="Section A")
    add_point(keeper, "News", 30)
    other.goto(f"/gatherings/at/{at.pk}/agenda/")
    add_point(other, "Security", 60)
    points = part(other, "2 points")
    expect(points.get_by_role("listitem").filter(has_text="News")).to_contain_text("Section A")
    expect(points.get_by_role("listitem").filter(has_text="Security")).to_contain_text("Home care")

    monkeypatch.setenv("STAFETT_TODAY", days_ahead(1).isoformat())
    other.goto(f"/gatherings/at/{at.pk}/minutes/")
    expect(part(other, "News").get_by_text("Write", exact=False)).to_have_count(0)
    write(other, "Security", "Decision", "We try the list together.")
    keeper.goto(f"/gatherings/at/{at.pk}/minutes/")
    expect(part(keeper, "Security")).to_contain_text("Decision: We try the list together.")
    write(keeper, "News", "Information", "A new house opens.")

    keeper.goto(f"/gatherings/at/{at.pk}/proposals/")
    keeper.get_by_label("Shared solution").check()
    keeper.get_by_label("What you propose").fill("One list of those on duty")
    keeper.get_by_label("Who takes it further").select_option(label="Home care")
    keeper.get_by_label("When it is looked at again").fill(days_ahead(180).isoformat())
    keeper.get_by_role("button", name="Propose").click()
    status(keeper, "Proposed.")
    expect(keeper.get_by_role("main")).to_contain_text(
        "Home care takes it further. Looked at again on 12 December 2026."
    )

    other.goto(f"/gatherings/at/{at.pk}/proposals/")
    other.get_by_role("link", name="One list of those on duty").click()
    other.get_by_label("Adopted").check()
    other.get_by_role("button", name="Answer").click()
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(366).isoformat())
    keeper.goto(f"/gatherings/at/{after.pk}/")
    opening = part(keeper, "What became of last time’s proposals")
    expect(opening).to_contain_text("One list of those on duty")
    expect(opening).to_contain_text("Home care takes it further.")


def test_one_time_of_a_fixed_meeting_point_is_moved_and_another_called_off(
    come, series, alice, bella, unit_elsewhere
) -> None:
    at = gatherings.gathering(series, alice.actor)
    put = gatherings.fixed_point(at, gatherings.Who(unit_elsewhere.pk), alice.actor)
    proposals.agree(put.matter, by=bella.actor, on=TODAY)
    page, other = come(bella), come(alice)
    page.goto(f"/gatherings/{series.pk}/meeting-points/")
    times = part(page, "Morning coffee")
    times.get_by_role("listitem").nth(0).get_by_role("link").click()
    page.get_by_label("Day").fill("2026-06-24")
    page.get_by_label("Why it is moved").fill("Midsummer.")
    page.get_by_role("button", name="Move it").click()
    status(page, "the other times stay as they are")
    times.get_by_role("listitem").nth(1).get_by_role("link").click()
    page.locator("main summary").click()
    page.get_by_label("Why it is called off").fill("Everybody is away.")
    page.get_by_role("button", name="Call off this one").click()
    status(page, "the other times stay as they are")

    other.goto(f"/gatherings/{series.pk}/meeting-points/")
    said = part(other, "Morning coffee").get_by_role("listitem")
    expect(said.nth(0)).to_contain_text("24 June 2026, 09:00–09:30 Moved from 23 June 2026: Midsummer.")
    expect(said.nth(1)).to_contain_text("28 July 2026, 09:00–09:30 Called off Everybody is away.")
    expect(said.nth(2)).to_have_text("25 August 2026, 09:00–09:30")
    expect(other.get_by_role("link", name="Move it or call it off")).to_have_count(0)
