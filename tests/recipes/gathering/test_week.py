"""Gatherings and fixed meeting points in somebody's week."""

from datetime import time

import pytest

from stafett.arenas.promises import actions as promises
from stafett.arenas.promises.actions import Owed
from stafett.recipes.gathering import actions
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line as Written
from stafett.recipes.gathering.people import actions as coming
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.week import Group
from tests.factories import TODAY, arenas, days_ago, days_ahead, gatherings

pytestmark = pytest.mark.django_db


def test_a_place_at_a_gathering_is_where_one_shall_be(lines_of, gathering, alice, bob, unit_a) -> None:
    arenas.seat(gatherings.places(gathering, unit_a), bob.person)
    assert lines_of(bob) == []

    (line,) = lines_of(bob, gatherings.SOON)

    assert (line.group, line.kind, line.what) == (Group.BE, "gathering", "The gathering")
    assert (line.on, line.starts, line.place) == (gatherings.SOON, time(10), "The mountain hotel")
    assert line.link == f"/gatherings/at/{gathering.pk}/"


def test_a_fixed_meeting_point_is_every_month(
    lines_of, series, gathering, alice, bob, charlie, theirs, unit_a, at
) -> None:
    (row,) = coming.sign_up(
        gathering, gatherings.places(gathering, unit_a), [bob.person.pk], by=alice.actor, at=at
    )
    group = coming.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    coming.join_group(group, row.seat, by=bob.actor, on=TODAY)
    said = Proposed(
        kind="fixed_point", title="Morning coffee", owner=theirs, review_on=days_ahead(100), group_id=group.pk,
        meets_on=days_ahead(8), meets_from=time(9), meets_to=time(9, 30),
    )  # fmt: skip
    proposal = proposals.propose(gathering, said, by=bob.actor, on=TODAY)
    proposals.agree(proposal.matter, by=charlie.actor, on=TODAY)

    (line,) = lines_of(bob, days_ahead(8))

    assert (line.kind, line.what, line.on) == ("Fixed meeting point", "Morning coffee", days_ahead(8))
    assert line.link == f"/gatherings/{series.pk}/meeting-points/"
    assert meeting.keep_up(on=TODAY) == 0


def test_what_the_host_has_to_do_is_owed_by_whoever_leads_it(lines_of, gathering, alice, ours, bob) -> None:
    baton.offer(gathering, ours, by=alice.actor, on=TODAY)
    baton.add_check(gathering, "Bring flowers", -9, by=alice.actor)

    lines = lines_of(alice, gatherings.SOON)

    assert {(line.group, line.kind, line.link, line.outside) for line in lines} == {
        (Group.OWE, "gathering", f"/gatherings/at/{gathering.pk}/baton/", "")
    }
    assert "Bring flowers" in [line.what for line in lines]
    assert [line.what for line in lines_of(alice)][-1:] == ["Bring flowers"]
    assert lines_of(bob, gatherings.SOON) == []
    actions.call_off(gathering, "Storm", by=alice.actor, at=arenas.NOON)
    assert lines_of(alice, gatherings.SOON) == []


def test_what_was_promised_at_a_gathering_is_in_its_minutes(
    lines_of, series, alice, charlie, theirs, unit_elsewhere
) -> None:
    held = gatherings.gathering(series, alice.actor, days_ago(10))
    point = agenda.add(held, "Security", 60, theirs, by=alice.actor).slot
    said = Written(kind="action", text="Send the list", by=theirs, due_on=days_ahead(3))
    minutes.write(point, said, by=charlie.actor, on=TODAY)

    (line,) = lines_of(charlie)

    assert (line.what, line.on) == ("Send the list", days_ahead(3))
    assert line.link == f"/gatherings/at/{held.pk}/minutes/"


def test_what_was_promised_at_none_is_with_the_series(lines_of, series, bob) -> None:
    with arenas.change(series.organisation) as change:
        promises.make(series, Owed(what="Find a name", by_person_id=bob.person.pk), change=change)

    assert [(line.what, line.link) for line in lines_of(bob)] == [
        ("Find a name", f"/gatherings/{series.pk}/")
    ]


def test_whoever_is_held_out_the_baton_is_asked(lines_of, gathering, alice, bob, charlie, theirs) -> None:
    baton.offer(gathering, theirs, why="They have room", by=alice.actor, on=TODAY)

    (line,) = lines_of(charlie)

    assert (line.group, line.what, line.note) == (
        Group.ASKED, "The gathering", "You are asked to host it.",
    )  # fmt: skip
    assert line.link == f"/gatherings/at/{gathering.pk}/baton/"
    assert lines_of(alice) == lines_of(bob) == []
    baton.accept(gathering, by=charlie.actor, on=TODAY)
    assert {one.group for one in lines_of(charlie)} == {Group.OWE}


def test_nobody_is_asked_to_host_what_has_been(lines_of, series, alice, charlie, theirs) -> None:
    held = gatherings.gathering(series, alice.actor, days_ago(1))
    baton.offer(held, theirs, why="They have room", by=alice.actor, on=days_ago(1))

    assert lines_of(charlie) == []


def test_what_was_to_be_done_before_a_gathering_that_has_been_is_asked_for_no_more(
    lines_of, series, alice, ours
) -> None:
    held = gatherings.gathering(series, alice.actor, days_ago(10))
    baton.offer(held, ours, by=alice.actor, on=days_ago(200))
    for what, weeks in (("Before it", -1), ("Write what the next should know", 1)):
        baton.add_check(held, what, weeks, by=alice.actor)

    found = [(line.what, line.note) for line in lines_of(alice)]

    assert ("Write what the next should know", "The gathering") in found
    assert "Before it" not in [what for what, _note in found]


def test_who_leads_a_member_is_asked_who_comes_until_somebody_does(
    lines_of, series, alice, charlie, unit_elsewhere, at
) -> None:
    gatherings.gathering(series, alice.actor, days_ahead(57), title="Later")
    soon = gatherings.gathering(series, alice.actor, days_ahead(56), title="Soon")

    (line,) = lines_of(charlie)
    assert (line.group, line.what, line.on) == (Group.ASKED, "Soon", days_ahead(56))
    assert (line.note, line.link) == (
        "Nobody of yours is signed up yet: say who comes.",
        f"/gatherings/at/{soon.pk}/people/",
    )
    places = gatherings.places(soon, unit_elsewhere)
    coming.sign_up(soon, places, [charlie.person.pk], by=charlie.actor, at=at)
    assert lines_of(charlie) == []
