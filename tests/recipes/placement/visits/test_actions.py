from datetime import date, time

import pytest

from stafett.arenas.errors import ArenaError
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.ledger import queries as ledger
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import actions, queries
from stafett.recipes.placement.visits.actions import Moved, Planned
from tests.factories import TODAY
from tests.factories.placements import FIRST, LATER, TWELVE_WEEKS

pytestmark = pytest.mark.django_db

NIGHT = Planned(
    title="A night", day=date(2027, 4, 22), starts=time(22), ends=time(7), people=2, place="Ward 3"
)


def test_the_host_comes_to_the_guest_and_it_is_none_of_the_guests_days(agreed, charlie) -> None:
    before = len(terms.days_of([agreed]))
    made = actions.plan(agreed, NIGHT, by=charlie.actor, on=TODAY)
    assert (made.starts_on, made.ends_on, made.place) == (NIGHT.day, date(2027, 4, 23), "Ward 3")
    assert list(queries.of([agreed])) == [made]
    assert len(terms.days_of([agreed])) == before


def test_only_with_a_title_and_by_those_in_it(agreed, charlie, dana) -> None:
    with pytest.raises(NotAllowed):
        actions.plan(agreed, NIGHT, by=dana.actor, on=TODAY)
    with pytest.raises(ArenaError):
        actions.plan(agreed, Planned(title=" ", day=NIGHT.day), by=charlie.actor, on=TODAY)
    with pytest.raises(PlacementError):
        actions.plan(agreed, Planned(title="13097248022", day=NIGHT.day), by=charlie.actor, on=TODAY)


@pytest.fixture
def visit(agreed, charlie):
    return actions.plan(agreed, NIGHT, by=charlie.actor, on=TODAY).occasion_id


@pytest.mark.parametrize("day", [date(2001, 1, 1), date(2027, 2, 17), date(2028, 5, 13)])
def test_no_day_that_has_been_and_none_far_from_the_stay(agreed, visit, charlie, day) -> None:
    with pytest.raises(PlacementError):
        actions.plan(agreed, Planned(title="A day", day=day), by=charlie.actor, on=TODAY)
    with pytest.raises(PlacementError):
        actions.move(agreed, visit, Moved(day=day), by=charlie.actor, on=TODAY)


def test_it_is_moved_and_keeps_what_is_not_said(agreed, visit, bob) -> None:
    made = actions.move(agreed, visit, Moved(day=date(2027, 4, 29)), by=bob.actor, on=TODAY)
    assert (made.starts_on, made.ends_on) == (date(2027, 4, 29), date(2027, 4, 30))
    assert (made.starts_time, made.ends_time, made.place) == (time(22), time(7), "Ward 3")
    noon = Moved(day=date(2027, 6, 1), starts=time(8), ends=time(12), place="Ward 4")
    made = actions.move(agreed, visit, noon, by=bob.actor, on=TODAY)
    assert (made.ends_on, made.starts_time, made.place) == (date(2027, 6, 1), time(8), "Ward 4")
    assert list(queries.of([agreed])) == [made]
    with pytest.raises(ArenaError):
        actions.move(agreed, visit, Moved(day=NIGHT.day, ends=time(8)), by=bob.actor, on=TODAY)


def test_it_is_called_off_once_with_a_word_why(agreed, visit, alice, dana) -> None:
    with pytest.raises(NotAllowed):
        actions.call_off(agreed, visit, "Ill", by=dana.actor, on=TODAY)
    with pytest.raises(PlacementError):
        actions.call_off(agreed, visit, " ", by=alice.actor, on=TODAY)
    actions.call_off(agreed, visit, "Too few at work", by=alice.actor, on=TODAY)
    assert list(queries.of([agreed])) == []
    with pytest.raises(PlacementError):
        actions.call_off(agreed, visit, "Again", by=alice.actor, on=TODAY)
    with pytest.raises(PlacementError):
        actions.move(agreed, visit, Moved(day=NIGHT.day), by=alice.actor, on=TODAY)


def test_a_day_of_the_stay_is_no_return_visit(agreed, alice) -> None:
    day = terms.days_of([agreed])[0]
    with pytest.raises(PlacementError):
        actions.call_off(agreed, day.occasion_id, "Ill", by=alice.actor, on=TODAY)


@pytest.mark.parametrize(("last", "left"), [(date(2027, 4, 15), 0), (date(2027, 4, 22), 1), (None, 0)])
def test_broken_off_those_after_it_are_called_off_and_count_nothing(
    agreed, visit, charlie, trust, last, left
) -> None:
    ends.break_off(agreed, last, "Moving", by=charlie.actor, on=FIRST, at=LATER)
    assert queries.of([agreed]).count() == left
    counted = [one.visits_to_us for one in ledger.balances(trust.pk, on=TWELVE_WEEKS)]
    assert counted == ([] if last is None else [left])


def test_completed_the_host_may_still_come(agreed, visit, charlie) -> None:
    later = actions.move(agreed, visit, Moved(day=date(2027, 6, 1)), by=charlie.actor, on=TODAY)
    ends.finish(agreed, by=charlie.actor, on=TWELVE_WEEKS, at=LATER)
    assert list(queries.of([agreed])) == [later]
    actions.plan(agreed, Planned(title="Again", day=date(2027, 9, 1)), by=charlie.actor, on=TWELVE_WEEKS)
    assert queries.of([agreed]).count() == 2
