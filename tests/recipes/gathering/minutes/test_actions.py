from datetime import timedelta

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import PromiseDetails
from stafett.arenas.promises import queries as promises
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import actions as gatherings_
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import queries as batons
from stafett.recipes.gathering.minutes import actions, queries
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.rules import NOBODY, Who
from tests.factories import TODAY, days_ago, days_ahead, gatherings

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def last(series, alice):
    """Held ten days ago."""
    return gatherings.gathering(series, alice.actor, days_ago(10), title="Last")


@pytest.fixture
def point(last, alice, theirs):
    """Home care's."""
    return agenda.add(last, "Security", 60, theirs, by=alice.actor).slot


def write(point, line: Line, by):
    return actions.write(point, line, by=by.actor, on=TODAY)


def test_an_action_without_a_day_is_due_before_the_next_gathering_and_moves_with_it(
    last, point, series, alice, charlie, theirs, unit_elsewhere
) -> None:
    line = Line(kind="action", text=" Send the  list ", by=theirs)
    promise = write(point, line, charlie).promise
    assert promises.details(promise).due_on is None
    coming = gatherings.gathering(series, alice.actor)
    details = promises.details(promise)
    assert (details.what, details.by_unit_id, details.due_on) == (
        "Send the list",
        unit_elsewhere.pk,
        gatherings.SOON - DAY,
    )
    later = gatherings.day(gatherings.SOON + 30 * DAY)
    gatherings_.set_time(coming, later, gatherings.ROOM, grounds="Storm", by=alice.actor, on=TODAY)
    assert promises.details(promise).due_on == gatherings.SOON + 29 * DAY
    assert batons.checklist(last) == []


def test_for_one_outside_the_keeper_owes_it(point, alice, outside, unit_a) -> None:
    line = Line(kind="action", text="Ask", by=outside, due_on=days_ahead(5))
    details = promises.details(write(point, line, alice).promise)
    assert (details.by_unit_id, details.due_on) == (unit_a.pk, days_ahead(5))
    with pytest.raises(ArenaError, match="members"):
        write(point, Line(kind="action", text="Ask", by=Who(None, "Nobody")), alice)


def test_a_line_is_struck_out_and_nobody_owes_what_it_said(point, alice, theirs) -> None:
    said = write(point, Line(kind="decision", text="We go on"), alice)
    todo = write(point, Line(kind="action", text="Ask", by=theirs), alice)
    done = write(point, Line(kind="action", text="Tell", by=theirs), alice)
    actions.keep(done, done.promise, "Told", by=alice.actor, on=TODAY)
    for line in (said, todo, done):
        actions.strike(line, by=alice.actor, on=TODAY)
    assert queries.by_point(point.occasion) == {}
    rows = PromiseDetails.objects.open().order_by("promise_id").values_list("kept_on", "dropped_on")
    assert list(rows) == [(None, TODAY), (TODAY, None)]


def test_an_action_is_done_by_who_owes_it(last, alice, charlie, bob, theirs) -> None:
    ours = agenda.add(last, "Welcome", 30, NOBODY, by=alice.actor).slot
    line = write(ours, Line(kind="action", text="Ask", by=theirs), alice)
    with pytest.raises(NotAllowed):
        actions.keep(line, line.promise, "", by=bob.actor, on=TODAY)
    actions.keep(line, line.promise, "Asked", by=charlie.actor, on=TODAY)
    assert promises.details(line.promise).outcome == "Asked"
    with pytest.raises(NotAllowed):
        actions.strike(line, by=charlie.actor, on=TODAY)


def test_minutes_are_not_written_before_nor_by_others(gathering, point, alice, bob) -> None:
    ahead = agenda.add(gathering, "Welcome", 30, NOBODY, by=alice.actor).slot
    line = Line(kind="information", text="It rains")
    with pytest.raises(NotAllowed, match="not begun"):
        write(ahead, line, alice)
    with pytest.raises(NotAllowed):
        write(point, line, bob)
    with pytest.raises(ArenaError, match="Write what"):
        write(point, Line(kind="information", text=""), alice)
