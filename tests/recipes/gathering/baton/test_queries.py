from datetime import date

import pytest

from stafett.recipes.gathering import actions as gatherings_
from stafett.recipes.gathering import queries as series_
from stafett.recipes.gathering.baton import actions, queries
from tests.factories import TODAY, days_ago, days_ahead, gatherings

pytestmark = pytest.mark.django_db


def test_the_turn_is_of_who_hosted_least_recently(
    series, gathering, alice, charlie, ours, theirs, outside
) -> None:
    assert queries.turn(gathering) == ours
    last = gatherings.gathering(series, alice.actor, days_ago(300))
    actions.offer(last, ours, by=alice.actor, on=days_ago(400))
    assert queries.turn(gathering) == theirs

    sometime = gatherings.gathering(series, alice.actor, None)
    actions.offer(sometime, theirs, by=alice.actor, on=TODAY)
    actions.accept(sometime, by=charlie.actor, on=TODAY)
    found = series_.gatherings([series])
    assert queries.hosted(found) == {ours: days_ago(300), theirs: date.max}
    assert queries.turn(gathering) == outside


def test_the_baton_of_one_that_is_called_off_stays_until_its_host_hosts_another(
    series, gathering, alice, theirs, at, charlie
) -> None:
    actions.offer(gathering, theirs, why="They asked", by=alice.actor, on=TODAY)
    actions.accept(gathering, by=charlie.actor, on=TODAY)
    assert queries.kept(series_.gatherings([series])) is None
    gatherings_.call_off(gathering, "Storm", by=charlie.actor, at=at)
    assert queries.kept(series_.gatherings([series])) == theirs
    other = gatherings.gathering(series, alice.actor, days_ahead(90))
    assert queries.turn(other) == theirs
    actions.offer(other, theirs, by=alice.actor, on=TODAY)
    actions.accept(other, by=charlie.actor, on=TODAY)
    assert queries.kept(series_.gatherings([series])) is None


def test_before_anything_was_the_kit_is_empty(gathering) -> None:
    kit = queries.kit(gathering)
    assert (kit.last, kit.agenda, kit.experience, kit.checklist) == (None, [], None, [])


def test_whose_guests_a_baton_waits_for(gathering, alice, guest, theirs, outside) -> None:
    here = actions.offer(gathering, theirs, why="They asked", by=alice.actor, on=TODAY)
    assert queries.guests(here, on=TODAY) == frozenset()
    there = actions.offer(gathering, outside, why="They asked", by=alice.actor, on=TODAY)
    assert queries.guests(there, on=TODAY) == {guest.guest_id}
    assert (
        bool(queries.may_answer(guest, there, on=TODAY)),
        bool(queries.may_answer(guest, here, on=TODAY)),
    ) == (
        True,
        False,
    )


def test_who_wrote_down_the_answer_of_somebody_outside_is_known(gathering, alice, outside) -> None:
    offered = actions.offer(gathering, outside, why="They asked", by=alice.actor, on=TODAY)
    assert queries.noted_by(offered) == ""
    taken = actions.accept(gathering, by_name="Kari Vik", by=alice.actor, on=TODAY)
    assert (taken.answered_by, queries.noted_by(taken)) == ("Kari Vik", alice.actor.label)
    known = {"by_name": "Kari Vik", "by": alice.actor, "on": TODAY}
    assert queries.noted_by(actions.decline(gathering, "Fire", **known)) == alice.actor.label


def test_nobody_did_where_they_answered_themselves(gathering, alice, charlie, guest, theirs, outside) -> None:
    assert queries.noted_by(None) == ""
    actions.offer(gathering, outside, why="They asked", by=alice.actor, on=TODAY)
    there = actions.decline(gathering, "Fire", by=guest, on=TODAY)
    actions.offer(gathering, theirs, why="They asked", by=alice.actor, on=TODAY)
    here = actions.accept(gathering, by=charlie.actor, on=TODAY)
    assert [queries.noted_by(one) for one in (there, here)] == ["", ""]
