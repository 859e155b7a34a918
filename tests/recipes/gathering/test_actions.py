from datetime import time, timedelta

import pytest

from stafett.arenas import queries as arenas
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor, GroupMember, PoolDetails, Promise, SeatState, State
from stafett.arenas.occasions.rules import When
from stafett.arenas.promises import actions as promises
from stafett.arenas.promises import queries as owed
from stafett.arenas.promises.actions import Owed
from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.communication.models import Message
from stafett.lib.clock import months_after
from stafett.lib.verdict import NotAllowed
from stafett.people.models import GuestLink
from stafett.pulses.models import WaveDetails
from stafett.recipes.gathering import actions, queries
from stafett.recipes.gathering.actions import Begun, Planned
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.models import Coming, How, MemberContact
from stafett.recipes.gathering.outside import actions as outside
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead, gatherings, pulses
from tests.factories import arenas as things
from tests.recipes.gathering.conftest import SOR
from tests.recipes.mail import keys, told

pytestmark = pytest.mark.django_db


def test_a_series_is_begun_by_a_leader_whose_unit_is_its_first_member(
    series, alice, bob, unit_a, ours
) -> None:
    said = queries.details(series)
    assert (said.title, said.owner_unit, said.contact) == ("Four companies meet", unit_a, alice.person)
    assert arenas.purpose(series, on=TODAY).text == "To learn"
    assert queries.members(series)[0].who == ours
    with pytest.raises(NotAllowed):
        actions.begin(Begun(title="Mine", owner_unit_id=unit_a.pk), by=bob.actor, on=TODAY)
    with pytest.raises(ArenaError, match="title"):
        actions.begin(Begun(title=" ", owner_unit_id=unit_a.pk), by=alice.actor, on=TODAY)


def test_a_series_is_renamed_by_who_keeps_it(series, alice, charlie) -> None:
    seen = queries.details(series).pk
    actions.alter(series, "Five meet", "", seen=seen, by=alice.actor, on=TODAY)
    assert queries.details(series).title == "Five meet"
    assert arenas.purpose(series, on=TODAY).text == "To learn"
    with pytest.raises(ChangedMeanwhile):
        actions.alter(series, "Six meet", "", seen=seen, by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.alter(series, "Mine", "", by=charlie.actor, on=TODAY)


def test_a_member_comes_and_goes_with_its_places(trust, elsewhere, alice, charlie, series, gathering) -> None:
    theirs = Who(factories.root_of(elsewhere).pk)
    with pytest.raises(NotAllowed):
        actions.add_member(series, theirs, by=charlie.actor, on=TODAY)
    party = actions.add_member(series, theirs, by=alice.actor, on=TODAY)
    named = actions.add_member(series, Who(None, " Vest  IKT "), by=alice.actor, on=TODAY)

    assert (named.outside, party.unit_id) == ("Vest IKT", theirs.unit_id)
    assert PoolDetails.objects.open().filter(pool__occasion=gathering).count() == 5
    assert Entry.objects.filter(organisation=elsewhere.pk, verb="gathering.member_added").exists()

    for gone in (party, named):
        actions.remove_member(series, gone, by=alice.actor, on=TODAY)
    assert len(queries.members(series)) == 3


@pytest.fixture
def once(series, gathering, alice, charlie, ours, unit_elsewhere, at):
    """A year ago, where Charlie of Home care was too; he comes to the next one and to what came of it."""
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    long_ago = at - timedelta(days=300)
    theirs = {one: gatherings.places(one, unit_elsewhere) for one in (last, gathering)}
    people.sign_up(last, theirs[last], [charlie.person.pk], by=charlie.actor, at=long_ago)
    (row,) = people.sign_up(gathering, theirs[gathering], [charlie.person.pk], by=charlie.actor, at=at)
    group = people.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    people.join_group(group, row.seat, by=charlie.actor, on=TODAY)
    said = Proposed(
        kind="fixed_point", title="Morning coffee", owner=ours, review_on=days_ahead(100),
        group_id=group.pk, meets_on=days_ahead(8), meets_from=time(9), meets_to=time(10),
    )  # fmt: skip
    put = proposals.propose(gathering, said, by=charlie.actor, on=TODAY)
    proposals.agree(put.matter, by=alice.actor, on=TODAY)
    return last


def test_a_member_that_leaves_comes_to_nothing_that_is_still_to_be(
    once, series, gathering, alice, charlie, bob, unit_a, unit_elsewhere, at
) -> None:
    people.sign_up(gathering, gatherings.places(gathering, unit_a), [bob.person.pk], by=alice.actor, at=at)
    told()
    party = queries.members(series)[1].party
    actions.remove_member(series, party, by=alice.actor, on=TODAY)

    rows = SeatState.objects.open().filter(person=charlie.person).order_by("seat_id")
    assert [(row.pool.occasion, row.state) for row in rows] == [
        (once, State.TAKEN),
        (gathering, State.WITHDRAWN),
        (None, State.WITHDRAWN),
    ]
    assert SeatState.objects.open().get(person=bob.person).state == State.TAKEN
    assert [(method, uid.partition("-")[0] == "every") for method, uid, _sequence in keys()] == [
        ("CANCEL", False),
        ("CANCEL", True),
    ]
    assert {name for name, _subject in told()} == {"Charlie"}
    place = gatherings.places(gathering, unit_elsewhere)
    with pytest.raises(NotAllowed, match="no longer a member"):
        people.sign_up(gathering, place, [charlie.person.pk], by=charlie.actor, at=at)


def test_guests_of_a_member_that_leaves_have_no_link_and_no_place(series, gathering, alice, at) -> None:
    asked = {"expires_on": days_ahead(90), "by": alice.actor, "on": TODAY}
    guest = factories.guests.guest_of(outside.invite(series, SOR, **asked).link)
    outside.come(gathering, by=guest, at=at)
    told()
    actions.remove_member(series, queries.members(series)[2].party, by=alice.actor, on=TODAY)

    assert SeatState.objects.open().get(guest_id=guest.guest_id).state == State.WITHDRAWN
    assert not GuestLink.objects.open().exists()
    assert told() == [("guest", "You are no longer on the list: The gathering, 14 August 2026, 10:00–16:00")]
    assert Entry.objects.latest("pk").subject == "Four companies meet"


def test_a_host_to_be_does_not_leave(series, gathering, alice, charlie, theirs) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    baton.accept(gathering, by=charlie.actor, on=TODAY)
    party = queries.members(series)[1].party
    with pytest.raises(ArenaError, match="host"):
        actions.remove_member(series, party, by=alice.actor, on=TODAY)


def test_each_member_says_whom_to_reach(series, charlie, alice, bob) -> None:
    party = queries.members(series)[1].party
    actions.say_contact(series, party, " Charlie, 22 33 ", by=charlie.actor)
    assert queries.members(series)[1].contact == "Charlie, 22 33"
    with pytest.raises(NotAllowed):
        actions.say_contact(series, party, "Bob", by=bob.actor)
    actions.say_contact(series, party, "", by=alice.actor)
    assert not MemberContact.objects.open().exists()


def test_a_gathering_has_places_for_every_member(series, alice, charlie) -> None:
    made = gatherings.gathering(series, alice.actor, None, places=6)
    rows = PoolDetails.objects.open().filter(pool__occasion=made).order_by("order")
    assert [(row.name, row.quota) for row in rows] == [("", 6), ("", 6), ("Sør IKT", 6)]

    planned = Planned(title="Mine", when=gatherings.day(), where=gatherings.ROOM)
    with pytest.raises(NotAllowed):
        actions.plan(series, planned, by=charlie.actor, on=TODAY)
    with pytest.raises(ArenaError, match="today or later"):
        actions.plan(
            series, Planned(title="Late", when=gatherings.day(days_ago(1)), where=gatherings.ROOM),
            by=alice.actor, on=TODAY,
        )  # fmt: skip
    with pytest.raises(ArenaError, match="places"):
        actions.plan(
            series, Planned(title="None", when=gatherings.day(), where=gatherings.ROOM, places=0),
            by=alice.actor, on=TODAY,
        )  # fmt: skip


def test_postponed_a_year_it_keeps_its_host_people_and_groups_and_what_hangs_on_it_moves(
    series, gathering, alice, charlie, bob, unit_a, unit_elsewhere, theirs, at
) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    baton.accept(gathering, by=charlie.actor, on=TODAY)
    ours, other = gatherings.places(gathering, unit_a), gatherings.places(gathering, unit_elsewhere)
    (row,) = people.sign_up(gathering, ours, [bob.person.pk], by=alice.actor, at=at)
    people.sign_up(gathering, other, [charlie.person.pk], by=charlie.actor, at=at)
    people.say_how(row.seat, How.LINK, by=bob.actor, on=TODAY)
    group = people.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    people.join_group(group, row.seat, by=bob.actor, on=TODAY)
    with things.change(series.organisation) as change:
        hanging = Hanging(Anchor.BEFORE_NEXT, gatherings_first(series, alice).pk)
        said = Owed(what="Read", by_person_id=bob.person.pk, hangs_on=hanging)
        task = promises.make(series, said, change=change).promise
    before = (
        list(SeatState.objects.values()),
        list(GroupMember.objects.values()),
        list(Coming.objects.values()),
    )
    due = [one.due_on for one in owed.of_arenas([series]).filter(promise__occasion=gathering)]
    assert owed.details(task).due_on == gatherings.SOON - timedelta(days=1)

    now = queries.gathering(gathering)
    later = gatherings.SOON + timedelta(days=364)
    actions.set_time(
        gathering, gatherings.day(later), gatherings.ROOM, grounds="Storm", seen=now.details.pk,
        by=charlie.actor, on=TODAY,
    )  # fmt: skip

    moved = queries.gathering(gathering)
    assert (moved.occasion, moved.occasion.uid) == (now.occasion, now.occasion.uid)
    assert (moved.details.starts_on, moved.details.postponed_from) == (later, gatherings.SOON)
    assert (moved.details.sequence, moved.details.grounds, moved.is_moved) == (1, "Storm", True)
    assert (moved.host, moved.host_name) == (theirs, "Home care")
    after = (
        list(SeatState.objects.values()),
        list(GroupMember.objects.values()),
        list(Coming.objects.values()),
    )
    assert after == before
    assert owed.details(task).due_on == later - timedelta(days=1)
    assert [one.due_on for one in owed.of_arenas([series]).filter(promise__occasion=gathering)] == [
        day + timedelta(days=364) for day in due
    ]
    assert people.sign_up(gathering, ours, [bob.person.pk], by=alice.actor, at=at) == []
    assert Entry.objects.latest("pk").verb == "gathering.signed_up"
    assert Entry.objects.filter(verb="gathering.postponed").count() == 2


def test_a_gathering_whose_days_follow_from_another_s_moves_along_and_its_people_are_told(
    series, gathering, alice, bob, unit_a, at
) -> None:
    after = When(hangs_on=Hanging(Anchor.OCCASION_START, gathering.pk, months=6), lasts=2)
    planned = Planned(title="Half a year after", when=after, where=gatherings.ROOM)
    follow_up = actions.plan(series, planned, by=alice.actor, on=TODAY)
    people.sign_up(
        follow_up.occasion, gatherings.places(follow_up.occasion, unit_a), [bob.person.pk],
        by=alice.actor, at=at,
    )  # fmt: skip
    link = outside.invite(
        series, SOR, expires_on=follow_up.ends_on + timedelta(days=3), by=alice.actor, on=TODAY
    ).link
    assert (follow_up.starts_on, follow_up.ends_on) == (
        months_after(gatherings.SOON, 6),
        months_after(gatherings.SOON, 6) + timedelta(days=1),
    )
    Message.objects.all().delete()

    later = gatherings.SOON + timedelta(days=28)
    known = {"grounds": "Storm", "by": alice.actor, "on": TODAY}
    actions.set_time(gathering, gatherings.day(later), gatherings.ROOM, **known)

    now = queries.gathering(follow_up.occasion)
    assert (now.details.starts_on, now.details.grounds) == (months_after(later, 6), "Storm")
    assert now.details.ends_on == months_after(later, 6) + timedelta(days=1)
    assert [row.person for row in Message.objects.filter(guest=None)] == [bob.person]
    assert GuestLink.objects.open().get(guest=link.guest_id).expires_on > now.details.ends_on


def test_the_days_of_a_gathering_follow_from_one_of_its_series_that_has_a_day(series, alice, unit_a) -> None:
    undated, elsewhere = (
        gatherings.gathering(series, alice.actor, None),
        things.occasion(things.arena(unit_a)),
    )
    for other, sentence in ((undated, "has no day yet"), (elsewhere, "from the list")):
        after = When(hangs_on=Hanging(Anchor.OCCASION_START, other.pk, months=6))
        with pytest.raises(ArenaError, match=sentence):
            actions.plan(
                series, Planned(title="After", when=after, where=gatherings.ROOM), by=alice.actor, on=TODAY
            )


def gatherings_first(series, alice):
    """One that was last year."""
    return gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")


def test_the_time_is_set_by_the_host_and_a_place_alone_is_no_postponement(
    gathering, alice, bob, charlie
) -> None:
    same = gatherings.day()
    where = actions.Where(place="The town hall")
    moved = actions.set_time(gathering, same, where, by=alice.actor, on=TODAY)
    assert (moved.details.sequence, moved.details.postponed_from) == (1, None)
    for who in (bob, charlie):
        with pytest.raises(NotAllowed):
            actions.set_time(gathering, same, where, by=who.actor, on=TODAY)
    with pytest.raises(ArenaError, match="why"):
        actions.set_time(gathering, gatherings.day(days_ahead(90)), where, by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed, match="has been"):
        actions.set_time(gathering, same, where, by=alice.actor, on=days_ahead(90))
    assert not Promise.objects.exists()


def test_postponed_what_is_asked_after_it_and_the_places_of_guests_move_along(
    series, gathering, alice, unit_a, at
) -> None:
    asked = pulses.form(series)
    hanging = Hanging(Anchor.OCCASION_START, gathering.pk, months=3)
    wave = pulses.wave(asked, None, hangs_on=hanging)
    invitation = factories.guests.guest_of(
        outside.invite(series, SOR, expires_on=days_ahead(365), by=alice.actor, on=TODAY).link
    )
    place = outside.come(gathering, by=invitation, at=at)

    later = gatherings.SOON + timedelta(days=364)
    known = {"grounds": "Storm", "by": alice.actor, "on": TODAY}
    actions.set_time(gathering, gatherings.day(later), gatherings.ROOM, **known)

    opens = WaveDetails.objects.open().get(wave=wave).due_on
    assert (opens.year, opens.month) == (later.year, later.month + 3)
    assert outside.come(gathering, by=invitation, at=at) == place
    assert SeatState.objects.open().filter(guest_id=invitation.guest_id).count() == 1


def test_called_off_with_a_word_why_it_is_no_more_and_its_host_keeps_the_baton(
    gathering, alice, bob, charlie, theirs, unit_a, at
) -> None:
    people.sign_up(gathering, gatherings.places(gathering, unit_a), [bob.person.pk], by=alice.actor, at=at)
    baton.offer(gathering, theirs, why="They asked", by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.call_off(gathering, "Storm", by=bob.actor, at=at)
    with pytest.raises(ArenaError, match="why"):
        actions.call_off(gathering, " ", by=alice.actor, at=at)
    baton.accept(gathering, by=charlie.actor, on=TODAY)

    assert actions.call_off(gathering, "Storm", by=charlie.actor, at=at) == 1
    now = queries.gathering(gathering)
    assert (now.details.cancelled_on, now.details.grounds, now.host) == (TODAY, "Storm", theirs)
    assert not now.is_moved
    assert SeatState.objects.open().get(pool__occasion=gathering).state == State.ENDED
    entry = Entry.objects.latest("position")
    assert (entry.verb, entry.detail) == ("gathering.called_off", {"count": 1})
    with pytest.raises(NotAllowed, match="called off"):
        actions.call_off(gathering, "Storm", by=alice.actor, at=at)


def test_an_offer_of_the_baton_of_what_is_called_off_stands_no_longer(
    gathering, alice, charlie, theirs, at
) -> None:
    baton.offer(gathering, theirs, why="They asked", by=alice.actor, on=TODAY)
    actions.call_off(gathering, "Storm", by=alice.actor, at=at)
    assert queries.gathering(gathering).baton is None
    with pytest.raises(ArenaError):
        baton.accept(gathering, by=charlie.actor, on=TODAY)
