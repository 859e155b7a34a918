from datetime import timedelta
from functools import partial

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Group, GroupMember, Seat, State
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering.models import Coming, How
from stafett.recipes.gathering.people import actions, queries
from tests import factories
from tests.factories import TODAY, arenas, gatherings
from tests.racing import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(gathering, unit_a):
    return gatherings.places(gathering, unit_a)


def test_a_leader_signs_up_theirs_and_the_rest_waits_for_a_place(gathering, places, staff, alice, at) -> None:
    ids = [person.pk for person in staff]
    rows = actions.sign_up(gathering, places, ids, by=alice.actor, at=at)
    assert [row.state for row in rows] == [State.TAKEN, State.TAKEN, State.WAITING, State.WAITING]
    assert actions.sign_up(gathering, places, ids, by=alice.actor, at=at) == []
    assert Entry.objects.latest("pk").detail == {"count": 0}

    actions.take_off(rows[0].seat, by=alice.actor, at=at)
    assert states(gathering, at) == [State.TAKEN, State.TAKEN, State.WAITING]
    actions.set_places(gathering, places, 3, by=alice.actor, at=at)
    assert states(gathering, at) == [State.TAKEN, State.TAKEN, State.TAKEN]


def states(gathering, at) -> list[str]:
    found = queries.delegations(gathering, at=at)
    return [one.row.state for each in found for one in each.people]


def test_nobody_comes_for_two_members(gathering, places, alice, bob, series, at) -> None:
    other = arenas.pool(series, occasion=gathering)
    arenas.seat(other, bob.person)
    assert actions.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at) == []


def test_others_are_refused(gathering, places, charlie, alice, staff, bob, at) -> None:
    with pytest.raises(NotAllowed):
        actions.sign_up(gathering, places, [bob.person.pk], by=charlie.actor, at=at)
    with pytest.raises(ArenaError, match="from the list"):
        actions.sign_up(gathering, places, [charlie.person.pk], by=alice.actor, at=at)
    with pytest.raises(NotAllowed):
        actions.set_places(gathering, places, 3, by=charlie.actor, at=at)
    with pytest.raises(ArenaError, match="between 1"):
        actions.set_places(gathering, places, 0, by=alice.actor, at=at)
    (row,) = actions.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at)
    with pytest.raises(NotAllowed):
        actions.take_off(row.seat, by=charlie.actor, at=at)
    with pytest.raises(NotAllowed):
        actions.say_how(row.seat, How.ROOM, by=charlie.actor, on=TODAY)


def test_who_comes_says_how_and_may_change_their_mind(gathering, places, alice, bob, at) -> None:
    (row,) = actions.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at)
    actions.say_how(row.seat, How.LINK, by=bob.actor, on=TODAY)
    actions.say_how(row.seat, How.ROOM, by=alice.actor, on=TODAY)
    assert Coming.objects.open().get().how == How.ROOM

    actions.take_off(row.seat, by=bob.actor, at=at)
    with pytest.raises(ArenaError, match="not on the list"):
        actions.say_how(row.seat, How.LINK, by=bob.actor, on=TODAY)


def test_groups_by_field_are_the_series_and_joined_by_who_comes(
    gathering, places, alice, bob, charlie, staff, at
) -> None:
    with pytest.raises(NotAllowed):
        actions.make_group(gathering, "Mine", by=charlie.actor, on=TODAY)
    group = actions.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    rows = actions.sign_up(gathering, places, [bob.person.pk, staff[0].pk], by=alice.actor, at=at)
    for row in rows:
        actions.join_group(group, Seat.objects.get(pk=row.seat_id), by=alice.actor, on=TODAY)
    found = queries.delegations(gathering, at=at)
    (shown,) = queries.in_groups(gathering, found)
    assert [one.name for one in shown.people] == ["Bob Berg", "Nurse0 Nilsen"]

    actions.join_group(group, rows[0].seat, by=bob.actor, on=TODAY)
    (shown,) = queries.in_groups(gathering, found)
    assert [one.name for one in shown.people] == ["Nurse0 Nilsen"]


def test_the_thirteenth_from_one_side_goes_to_that_sides_waiting_list(
    gathering, places, alice, charlie, unit_a, unit_elsewhere, at
) -> None:
    theirs = gatherings.places(gathering, unit_elsewhere)
    for pool in (places, theirs):
        actions.set_places(gathering, pool, 12, by=alice.actor, at=at)
    ids = [factories.member(unit_a, f"Nurse{number} Nilsen").person.pk for number in range(13)]
    rows = actions.sign_up(gathering, places, ids, by=alice.actor, at=at)
    assert [row.state for row in rows] == [State.TAKEN] * 12 + [State.WAITING]

    (guest,) = actions.sign_up(gathering, theirs, [charlie.person.pk], by=charlie.actor, at=at)
    assert guest.state == State.TAKEN
    filled = {each.name: each.filled for each in queries.delegations(gathering, at=at)}
    ours, other = filled["Section A"], filled["Home care"]
    assert (ours.placed, ours.waiting, other.placed, other.left) == (12, 1, 1, 11)


def test_somebody_else_of_the_same_member_takes_the_place(
    gathering, places, staff, alice, bob, charlie, at
) -> None:
    known = {"by": alice.actor, "at": at}
    (row,) = actions.sign_up(gathering, places, [staff[0].pk], **known)
    group = actions.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    actions.join_group(group, row.seat, by=alice.actor, on=TODAY)
    actions.say_how(row.seat, How.LINK, by=alice.actor, on=TODAY)
    for who in (bob, charlie):
        with pytest.raises(NotAllowed, match="Only who leads"):
            actions.hand_over(row.seat, staff[1].pk, by=who.actor, at=at)
    for wrong in (None, staff[0].pk, charlie.person.pk):
        with pytest.raises(ArenaError):
            actions.hand_over(row.seat, wrong, **known)
    now = actions.hand_over(row.seat, staff[1].pk, **known)

    assert (now.seat, now.person_id, now.state) == (row.seat, staff[1].pk, State.TAKEN)
    (one,) = (each for of in queries.delegations(gathering, at=at) for each in of.people)
    assert (one.name, one.how, one.groups) == ("Nurse1 Nilsen", None, ("Operations",))
    assert Entry.objects.latest("position").verb == "gathering.handed_over"
    actions.take_off(row.seat, **known)
    with pytest.raises(ArenaError, match="not on the list"):
        actions.hand_over(row.seat, staff[2].pk, **known)


def test_what_has_been_is_handed_over_no_more(gathering, places, staff, alice, at) -> None:
    (row,) = actions.sign_up(gathering, places, [staff[0].pk], by=alice.actor, at=at)
    with pytest.raises(NotAllowed, match="has been"):
        actions.hand_over(row.seat, staff[1].pk, by=alice.actor, at=at + timedelta(days=90))


def test_of_what_has_been_nobody_is_taken_off_and_nobody_comes_instead(
    gathering, places, staff, alice, at
) -> None:
    rows = actions.sign_up(gathering, places, [one.pk for one in staff[:3]], by=alice.actor, at=at)
    known = {"by": alice.actor, "at": at + timedelta(days=90)}
    for done in (
        lambda: actions.take_off(rows[0].seat, **known),
        lambda: actions.set_places(gathering, places, 3, **known),
        lambda: actions.say_how(rows[0].seat, How.LINK, by=alice.actor, on=known["at"].date()),
    ):
        with pytest.raises(NotAllowed, match="has been"):
            done()
    assert states(gathering, at) == [State.TAKEN, State.TAKEN, State.WAITING]
    actions.make_group(gathering, "Operations", by=alice.actor, on=TODAY)
    group = Group.objects.get()
    actions.join_group(group, rows[0].seat, by=alice.actor, on=known["at"].date())
    assert GroupMember.objects.open().get().seat == rows[0].seat


@pytest.mark.django_db(transaction=True)
def test_twenty_signed_up_at_once_for_the_last_place_and_one_gets_it(series, alice, unit_a, at) -> None:
    gathering = gatherings.gathering(series, alice.actor, places=1)
    places = gatherings.places(gathering, unit_a)
    staff = [factories.member(unit_a, f"Nurse{number} Nilsen").person.pk for number in range(20)]
    known = {"by": alice.actor, "at": at}

    answers = at_once([partial(actions.sign_up, gathering, places, [one], **known) for one in staff])

    assert sorted(row.state for rows in answers for row in rows) == ["taken"] + 19 * ["waiting"]
    assert sorted(states(gathering, at)) == ["taken"] + 19 * ["waiting"]


@pytest.mark.django_db(transaction=True)
def test_the_same_one_signed_up_ten_times_at_once_has_one_place(gathering, places, alice, bob, at) -> None:
    known = {"by": alice.actor, "at": at}
    at_once([partial(actions.sign_up, gathering, places, [bob.person.pk], **known)] * 10)
    assert states(gathering, at) == [State.TAKEN]
