"""Somebody from a member that does not use Stafett: asked in, signs up, proposes, is taken off."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Party, SeatState, State
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.matters import queries as matters
from stafett.people.guests import queries as links
from stafett.people.models import GuestLink
from stafett.recipes.gathering import actions as gatherings
from stafett.recipes.gathering.meeting import queries as meeting
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.outside import actions
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.people import queries as delegations
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from tests.factories import days_ahead
from tests.factories import gatherings as gatherings_of
from tests.factories.gatherings import SOON
from tests.factories.guests import GURO, guest_of
from tests.racing import at_once
from tests.recipes.mail import keys, told

pytestmark = pytest.mark.django_db

YEAR = days_ahead(365)


def test_links_are_made_by_who_keeps_the_series(series, asked, alice, bob, charlie, today) -> None:
    for by in (bob, charlie):
        with pytest.raises(NotAllowed):
            actions.invite(series, asked, expires_on=YEAR, by=by.actor, on=today)
    with pytest.raises(NotAllowed):
        actions.invite(series, GURO, expires_on=YEAR, by=alice.actor, on=today)
    made = actions.invite(series, asked, expires_on=YEAR, by=alice.actor, on=today)
    assert made.link.scope == f"arena:{series.pk}"


def test_renewed_and_taken_back(series, guest, alice, bob, today) -> None:
    link = links.link_of(guest, on=today)
    with pytest.raises(NotAllowed):
        actions.renew(series, link, expires_on=YEAR, by=bob.actor, on=today)
    with pytest.raises(NotAllowed):
        actions.take_back(series, link, by=bob.actor, on=today)
    again = actions.renew(series, link, expires_on=YEAR, by=alice.actor, on=today).link
    actions.take_back(series, again, by=alice.actor, on=today)
    assert not GuestLink.objects.open().exists()


def test_a_link_may_be_mailed_as_it_is_made(series, asked, alice, today) -> None:
    known = {"expires_on": YEAR, "is_mailed": True, "by": alice.actor, "on": today}
    made = actions.invite(series, asked, **known)
    assert told() == [("guest", "Will you come to “Four companies meet”?")]
    actions.renew(series, made.link, **known)
    assert told() == [("guest", "Will you come to “Four companies meet”?")]


def test_signs_up_once_and_waits_when_it_is_full(series, gathering, guest, asked, alice, at, today) -> None:
    first = actions.come(gathering, by=guest, at=at)
    assert actions.come(gathering, by=guest, at=at) == first
    others = [
        guest_of(
            actions.invite(
                series,
                replace(asked, name=f"G{number}", email=f"g{number}@sor.example.org"),
                expires_on=YEAR,
                by=alice.actor,
                on=today,
            ).link
        )
        for number in range(2)
    ]
    assert [actions.come(gathering, by=one, at=at).state for one in others] == [State.TAKEN, State.WAITING]

    found = delegations.delegations(gathering, at=at)
    outside = next(each for each in found if each.name == "Sør IKT")
    assert [one.name for one in outside.people] == ["Guro Gjest", "G0", "G1"]
    assert delegations.seat_of(guest, found).row == first
    people.take_off(first.seat, by=guest, at=at)
    assert delegations.seat_of(others[1], delegations.delegations(gathering, at=at)).row.state == State.TAKEN
    assert Entry.objects.filter(by_guest=guest.guest_id).count() == 3


def test_never_for_others_and_not_when_the_link_is_taken_back(
    series, gathering, guest, alice, staff, at, today
) -> None:
    pool = next(each.pool for each in delegations.delegations(gathering, at=at) if each.pool.for_unit_id)
    theirs = people.sign_up(gathering, pool, [staff[0].pk], by=alice.actor, at=at)[0]
    with pytest.raises(NotAllowed):
        people.take_off(theirs.seat, by=guest, at=at)
    mine = actions.come(gathering, by=guest, at=at)
    told()
    actions.take_back(series, links.link_of(guest, on=today), by=alice.actor, on=today)
    assert SeatState.objects.open().get(seat=mine.seat).state == State.WITHDRAWN
    assert keys() == [("CANCEL", gathering.uid, "0")]
    assert told() == [("guest", "You are no longer on the list: The gathering, 14 August 2026, 10:00–16:00")]
    with pytest.raises(NotAllowed):
        actions.come(gathering, by=guest, at=at)
    with pytest.raises(NotAllowed):
        people.take_off(mine.seat, by=guest, at=at)


def test_who_comes_may_propose(gathering, guest, ours, unit_a, alice, at, today) -> None:
    actions.come(gathering, by=guest, at=at)
    said = Proposed(kind="sharing", title="Show each other the duty desk", owner=ours, review_on=SOON)
    put = proposals.propose(gathering, said, by=guest, on=today)
    assert [row.matter for row in matters.raised_to(alice.actor, [unit_a.pk])] == [put.matter]
    assert put.matter.guest_id == guest.guest_id


def test_nobody_comes_from_what_is_a_member_no_longer(series, gathering, guest, alice, at, today) -> None:
    party = Party.objects.open().get(arena=series, outside="Sør IKT")
    gatherings.remove_member(series, party, by=alice.actor, on=today)
    with pytest.raises(NotAllowed):
        actions.come(gathering, by=guest, at=at)


def test_who_comes_has_it_in_their_calendar_and_hears_when_it_leaves(gathering, guest, at) -> None:
    row = actions.come(gathering, by=guest, at=at)
    actions.come(gathering, by=guest, at=at)
    assert keys() == [("REQUEST", gathering.uid, "0")]
    assert told() == [("guest", "You are signed up: The gathering, 14 August 2026, 10:00–16:00")]
    people.take_off(row.seat, by=guest, at=at)
    assert keys() == [("CANCEL", gathering.uid, "0")]


def test_a_guest_is_in_a_group_and_in_the_meeting_point_it_agrees_on(
    series, gathering, guest, alice, bob, ours, at, today
) -> None:
    row = actions.come(gathering, by=guest, at=at)
    group = people.make_group(gathering, "Operations", by=alice.actor, on=today).group
    with pytest.raises(NotAllowed, match="Only this person"):
        people.join_group(group, row.seat, by=bob.actor, on=today)
    people.join_group(group, row.seat, by=guest, on=today)
    for _out_and_in in range(2):
        people.join_group(group, row.seat, by=alice.actor, on=today)

    put = gatherings_of.fixed_point(gathering, ours, alice.actor, group_id=group.pk)
    proposals.agree(put.matter, by=alice.actor, on=today)

    (point,) = meeting.of_guest(guest, series, on=today)
    assert point.details.title == "Morning coffee"


def test_a_guest_whose_link_is_taken_back_is_put_in_no_group(
    series, gathering, guest, alice, at, today
) -> None:
    row = actions.come(gathering, by=guest, at=at)
    group = people.make_group(gathering, "Operations", by=alice.actor, on=today).group
    actions.take_back(series, links.link_of(guest, on=today), by=alice.actor, on=today)
    for by in (guest, alice.actor):
        with pytest.raises((NotAllowed, ArenaError)):
            people.join_group(group, row.seat, by=by, on=today)


def test_a_guest_says_how_they_come_while_their_link_works(
    series, gathering, guest, alice, bob, at, today
) -> None:
    row = actions.come(gathering, by=guest, at=at)
    people.say_how(row.seat, How.LINK, by=guest, on=today)
    assert delegations.seat_of(guest, delegations.delegations(gathering, at=at)).how == How.LINK
    with pytest.raises(NotAllowed):
        people.say_how(row.seat, How.ROOM, by=bob.actor, on=today)
    actions.take_back(series, links.link_of(guest, on=today), by=alice.actor, on=today)
    with pytest.raises(NotAllowed):
        people.say_how(row.seat, How.ROOM, by=guest, on=today)


@pytest.mark.django_db(transaction=True)
def test_ten_guests_come_at_once_for_the_last_place_and_one_gets_it(series, asked, alice, at, today) -> None:
    gathering = gatherings_of.gathering(series, alice.actor, places=1)
    names = [f"g{number}" for number in range(10)]
    several = [replace(asked, name=name, email=f"{name}@sor.example.org") for name in names]
    known = {"expires_on": YEAR, "by": alice.actor, "on": today}
    guests = [guest_of(actions.invite(series, one, **known).link) for one in several]

    answers = at_once([partial(actions.come, gathering, by=one, at=at) for one in guests])

    assert sorted(row.state for row in answers) == ["taken"] + 9 * ["waiting"]


def test_a_free_place_passes_over_who_has_no_link_that_works(series, asked, alice, today, at) -> None:
    occasion = gatherings_of.gathering(series, alice.actor, places=1)
    several = [replace(asked, name=f"Guro {n}", email=f"guro{n}@example.org") for n in range(3)]
    until = (YEAR, days_ahead(5), YEAR)
    asked_in = [
        actions.invite(series, one, expires_on=last, by=alice.actor, on=today)
        for one, last in zip(several, until, strict=True)
    ]
    guests = [guest_of(one.link) for one in asked_in]
    rows = [actions.come(occasion, by=guest, at=at) for guest in guests]

    people.take_off(rows[0].seat, by=guests[0], at=at + timedelta(days=6))

    states = [SeatState.objects.open().get(seat=row.seat).state for row in rows]
    assert states == [State.WITHDRAWN, State.WAITING, State.TAKEN]
