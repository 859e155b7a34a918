"""Gatherings in every state: accessible, valid, and never wider than the screen."""

from datetime import time

import pytest

from stafett.arenas.models import Occasion
from stafett.recipes.gathering import actions
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.models import MinuteKind
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead, gatherings
from tests.factories import arenas as meetings
from tests.journeys import states

examine = states.examine


@pytest.fixture
def theirs(unit_elsewhere) -> gatherings.Who:
    return gatherings.Who(unit_elsewhere.pk)


@pytest.fixture
def series(alice, unit_a, theirs):
    return gatherings.with_others(alice.actor, unit_a, theirs)


@pytest.fixture
def today_s(series, alice, bob, charlie, unit_a, theirs) -> Occasion:
    """Held today: who has a place and who waits, minutes of every kind, proposals that wait and were agreed to."""
    made = gatherings.gathering(series, alice.actor, TODAY, title="Today", places=1)
    late = factories.member(unit_a, "Nora Sist")
    both = [bob.person.pk, late.person.pk]
    people.sign_up(made, gatherings.places(made, unit_a), both, by=alice.actor, at=meetings.NOON)
    slot = agenda.add(made, "Security", 60, theirs, by=alice.actor).slot
    for kind in MinuteKind:
        owner = theirs if kind == MinuteKind.ACTION else gatherings.Who()
        minutes.write(slot, Line(kind=kind, text="Said. " * 30, by=owner), by=charlie.actor, on=TODAY)
    point = Proposed(
        kind="fixed_point", title="Morning coffee", owner=theirs, review_on=days_ahead(180),
        meets_on=days_ahead(8), meets_from=time(9), meets_to=time(9, 30),
    )  # fmt: skip
    other = Proposed(kind="shared_solution", title="One list " * 9, owner=theirs, review_on=days_ahead(90))
    put = proposals.propose(made, point, by=alice.actor, on=TODAY)
    proposals.propose(made, other, by=alice.actor, on=TODAY)
    proposals.agree(put.matter, by=charlie.actor, on=TODAY)
    return made


def test_what_was_said_and_agreed(examine, series, today_s, alice, bob, charlie) -> None:
    after = gatherings.gathering(series, alice.actor, title="The next one, with what became of it")
    keeper, owner = examine(alice), examine(charlie)
    for page in ("minutes/", "proposals/", "people/", "attendance/", ""):
        keeper.visit(f"/gatherings/at/{today_s.pk}/{page}")
    keeper.visit(f"/gatherings/at/{after.pk}/")
    for page in ("", "meeting-points/"):
        owner.visit(f"/gatherings/{series.pk}/{page}")
    months = list(Occasion.objects.filter(arena__follows=series).order_by("pk"))
    meeting.call_off(months[1], "Holidays. " * 20, by=charlie.actor, on=TODAY)
    owner.visit(f"/gatherings/{series.pk}/meeting-points/")
    for month in months[:2]:
        owner.visit(f"/gatherings/month/{month.pk}/")
    owner.page.goto(f"/gatherings/month/{months[0].pk}/")
    owner.page.locator("main form button[type=submit]").first.click()
    owner.look("moved to where it is, at once")
    examine(bob).visit(f"/gatherings/at/{today_s.pk}/")

    assert examine.faults == ""


def test_postponed_and_called_off(examine, series, alice, bob, unit_a) -> None:
    gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    moved, off = (gatherings.gathering(series, alice.actor, title=title) for title in ("Moved", "Off"))
    for one in (moved, off):
        people.sign_up(one, gatherings.places(one, unit_a), [bob.person.pk], by=alice.actor, at=meetings.NOON)
    later = gatherings.day(days_ahead(425))
    actions.set_time(moved, later, gatherings.ROOM, grounds="A storm. " * 20, by=alice.actor, on=TODAY)
    actions.call_off(off, "A storm. " * 20, by=alice.actor, at=meetings.NOON)
    for one in (examine(alice), examine(bob)):
        one.visit("/gatherings/")
        one.visit(f"/gatherings/at/{moved.pk}/")
        one.visit(f"/gatherings/at/{off.pk}/")
    keeper = examine(alice)
    for page in ("time", "people", "agenda", "minutes", "attendance"):
        keeper.visit(f"/gatherings/at/{off.pk}/{page}/")
    keeper.visit(f"/gatherings/{series.pk}/")

    assert examine.faults == ""
