from datetime import date, timedelta
from functools import partial

import pytest

from stafett.arenas.seats import queries as seats
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.ends import actions, queries
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.found.actions import Found
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.terms import calendar
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.workflow import State, Who
from stafett.records.models import Achievement
from tests import factories
from tests.factories import TODAY
from tests.factories.placements import FIRST, LATER, TWELVE_WEEKS

pytestmark = pytest.mark.django_db


def test_completed_on_its_last_day(completed) -> None:
    stood = now(completed)
    assert (stood.state, stood.details.ended_on) == (State.COMPLETED, TWELVE_WEEKS)
    assert stood.guest.state == "ended"
    assert len(terms.days_of([completed])) == 22


def test_not_before_and_not_twice(agreed, bob) -> None:
    early = TWELVE_WEEKS - timedelta(days=1)
    with pytest.raises(PlacementError):
        actions.finish(agreed, by=bob.actor, on=early, at=LATER)
    actions.finish(agreed, by=bob.actor, on=TWELVE_WEEKS, at=LATER)
    with pytest.raises(NotAllowed):
        actions.finish(agreed, by=bob.actor, on=TWELVE_WEEKS, at=LATER)


def test_nobody_came(agreed, charlie, bob) -> None:
    actions.finish(agreed, came=False, grounds="Ill", by=charlie.actor, on=FIRST, at=LATER)
    assert (now(agreed).state, queries.ending(agreed).last_day) == (State.NOBODY_CAME, None)
    assert list(terms.days_of([agreed])) == []
    assert [row.outcome for row in calendar.later(agreed)] == ["There was no stay."] * 2
    with pytest.raises(NotAllowed):
        actions.evaluate(agreed, 3, "Nothing", by=bob.actor, on=TODAY)


def test_broken_off_with_a_real_last_day_and_what_hangs_on_it_moves(agreed, charlie) -> None:
    last = date(2027, 3, 18)
    for day, grounds in ((last, " "), (TWELVE_WEEKS, "Late")):
        with pytest.raises(PlacementError):
            actions.break_off(agreed, day, grounds, by=charlie.actor, on=last, at=LATER)
    actions.break_off(agreed, last, "We are moving", by=charlie.actor, on=last, at=LATER)

    assert (now(agreed).state, now(agreed).details.ended_on) == (State.BROKEN_OFF, last)
    assert [row.starts_on for row in terms.days_of([agreed])][-1] == last
    assert [row.due_on for row in calendar.later(agreed)] == [date(2027, 6, 18)] * 2
    assert terms.in_force(agreed).version.effective_to == TWELVE_WEEKS


def test_broken_off_before_it_began_frees_the_place(agreed, alice, bob) -> None:
    actions.break_off(agreed, None, "Another job", by=alice.actor, on=FIRST, at=LATER)
    assert list(terms.days_of([agreed])) == []
    assert seats.current(now(agreed).application.place).state == "withdrawn"
    with pytest.raises(NotAllowed):
        actions.evaluate(agreed, 3, "Nothing", by=bob.actor, on=TODAY)


def test_both_say_what_they_think_and_one_disagrees(completed, alice, bob, charlie) -> None:
    with pytest.raises(NotAllowed):
        actions.evaluate(completed, 5, "Well done", by=alice.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.evaluate(completed, 0, "Well done", by=charlie.actor, on=TWELVE_WEEKS)
    theirs = actions.evaluate(completed, 2, "Came late", by=charlie.actor, on=TWELVE_WEEKS)
    with pytest.raises(NotAllowed):
        actions.evaluate(completed, 2, "Again", by=charlie.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.disagree(completed, theirs.pk, "Only once", by=charlie.actor, on=TWELVE_WEEKS)
    actions.disagree(completed, theirs.pk, " Only once ", by=bob.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.disagree(completed, theirs.pk, "Again", by=bob.actor, on=TWELVE_WEEKS)

    (row,) = queries.evaluations(completed, {Who.GUEST})
    assert (row.learned, row.disagreement, row.disagreed_by) == ("Came late", "Only once", "Bob Berg")


def test_it_counts_in_the_guests_plan(completed, alice, bob, charlie, trust) -> None:
    course = factories.competence(trust, "Work shadowing")
    with pytest.raises(NotAllowed):
        actions.count(completed, course.pk, by=charlie.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.count(completed, course.pk, by=alice.actor, on=FIRST)
    actions.count(completed, course.pk, by=alice.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.count(completed, course.pk, by=alice.actor, on=TWELVE_WEEKS)

    held = Achievement.objects.get(person=bob.person)
    assert (held.competence_id, held.achieved_on, held.organisation) == (course.pk, TWELVE_WEEKS, trust)
    assert held.approved_on == TWELVE_WEEKS
    assert [one.by for one in queries.counted(completed)] == ["Alice Aas"]


def test_what_has_changed_is_said_when_it_is_asked(completed, bob, charlie) -> None:
    due = date(2027, 8, 12)
    with pytest.raises(PlacementError):
        actions.tell(completed, "A lot", by=bob.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.tell(completed, " ", by=bob.actor, on=due)
    actions.tell(completed, "A lot", by=bob.actor, on=due)
    actions.tell(completed, "We answer sooner", by=charlie.actor, on=due)
    assert [row.outcome for row in calendar.later(completed)] == ["A lot", "We answer sooner"]
    assert queries.asked_later(completed, {Who.GUEST}, on=due) is None


def test_that_nobody_came_is_not_said_where_something_found_shows_otherwise(
    agreed, bob, charlie, unit_a
) -> None:
    need = Found(kind="need", title="Somebody to ask at night", unit_id=unit_a.pk)
    found.note(agreed, need, by=bob.actor, on=FIRST)
    for say in (partial(actions.finish, came=False), partial(actions.break_off, last_day=None)):
        with pytest.raises(PlacementError, match="shows that they came"):
            say(agreed, grounds="Nobody", by=charlie.actor, on=TWELVE_WEEKS, at=LATER)
    actions.break_off(agreed, FIRST, "Only once", by=charlie.actor, on=TWELVE_WEEKS, at=LATER)
    assert [row.starts_on for row in terms.days_of([agreed])] == [FIRST]


def test_what_was_found_before_it_began_or_by_others_says_nothing_of_who_came(
    agreed, bob, charlie, unit_a
) -> None:
    need = Found(kind="need", title="Somebody to ask at night", unit_id=unit_a.pk)
    found.note(agreed, need, by=bob.actor, on=TODAY)
    for kind in ("question", "need"):
        said = Found(kind=kind, title="Is Bob coming? His card waits", unit_id=unit_a.pk)
        found.note(agreed, said, by=charlie.actor, on=FIRST)
    actions.finish(agreed, came=False, by=charlie.actor, on=FIRST, at=LATER)
    assert now(agreed).state == State.NOBODY_CAME


def test_what_has_changed_is_said_also_where_nobody_has_ended_it(agreed, bob, charlie) -> None:
    due = date(2027, 8, 12)
    with pytest.raises(PlacementError):
        actions.tell(agreed, "A lot", by=bob.actor, on=TWELVE_WEEKS)
    actions.tell(agreed, "A lot", by=bob.actor, on=due)
    with pytest.raises(PlacementError, match="shows that they came"):
        actions.finish(agreed, came=False, by=charlie.actor, on=due, at=LATER)
    actions.finish(agreed, by=charlie.actor, on=due, at=LATER)
    assert [row.outcome for row in calendar.later(agreed)] == ["A lot", ""]


def test_what_the_host_says_has_changed_shows_nothing_of_who_came(agreed, charlie) -> None:
    due = date(2027, 8, 12)
    actions.tell(agreed, "A lot", by=charlie.actor, on=due)
    actions.finish(agreed, came=False, by=charlie.actor, on=due, at=LATER)
    assert [row.outcome for row in calendar.later(agreed)] == ["There was no stay.", "A lot"]
