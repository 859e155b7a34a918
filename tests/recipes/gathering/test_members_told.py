from datetime import timedelta

import pytest

from stafett.recipes.gathering import actions
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.people import actions as people
from tests.factories import TODAY, gatherings
from tests.recipes.mail import told

pytestmark = pytest.mark.django_db

NAMED = "The gathering, 14 August 2026, 10:00–16:00"
LATER = gatherings.SOON + timedelta(days=28)


def moved(gathering, by) -> None:
    known = {"grounds": "Storm", "by": by.actor, "on": TODAY}
    actions.set_time(gathering, gatherings.day(LATER), gatherings.ROOM, **known)


def test_who_leads_a_member_and_its_guests_are_asked_who_comes(series, guest, alice, charlie) -> None:
    told()
    gatherings.gathering(series, alice.actor)

    assert told() == [("Charlie", f"Say who comes: {NAMED}"), ("guest", f"Say who comes: {NAMED}")]


def test_who_has_accepted_the_baton_hears_that_it_is_moved_and_called_off_without_a_place(
    gathering, alice, charlie, theirs, at
) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    baton.accept(gathering, by=charlie.actor, on=TODAY)
    told()
    moved(gathering, alice)
    assert told() == [("Charlie", "Another time or place: The gathering, 11 September 2026, 10:00–16:00")]

    actions.call_off(gathering, "Too few", by=alice.actor, at=at)
    assert told() == [("Charlie", "Called off: The gathering, 11 September 2026, 10:00–16:00")]


def test_who_has_a_place_is_told_once(gathering, alice, charlie, unit_elsewhere, at) -> None:
    places = gatherings.places(gathering, unit_elsewhere)
    people.sign_up(gathering, places, [charlie.person.pk], by=charlie.actor, at=at)
    told()
    moved(gathering, alice)
    assert [name for name, _subject in told()] == ["Charlie"]

    actions.call_off(gathering, "Too few", by=alice.actor, at=at)
    assert [name for name, _subject in told()] == ["Charlie"]


def test_what_was_not_sent_yet_is_told_as_it_is_now(gathering, alice, charlie, at) -> None:
    actions.call_off(gathering, "Too few", by=alice.actor, at=at)
    assert told() == [("Charlie", f"Called off: {NAMED}")]


def test_who_is_asked_to_host_what_is_called_off_is_not_told_of_the_asking(
    gathering, alice, charlie, theirs, at
) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    actions.call_off(gathering, "Too few", by=alice.actor, at=at)
    assert told() == [("Charlie", f"Called off: {NAMED}")]


def test_who_has_answered_for_it_leaves_nobody_asked(gathering, alice, charlie, theirs) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    baton.decline(gathering, "Not this year", by=charlie.actor, on=TODAY)

    assert [name for name, _subject in told()] == ["Alice"]
