"""Who hears what of gatherings, and what their calendars are asked to do."""

from datetime import datetime, time, timedelta
from itertools import islice

import pytest

from stafett.arenas.models import Pool, SeatState
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When
from stafett.arenas.promises import queries as promises
from stafett.communication.models import Message
from stafett.lib.clock import OSLO
from stafett.matters import telling as matters
from stafett.people.models import Identity
from stafett.recipes.gathering import actions, telling
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from tests import factories
from tests.factories import TODAY, arenas, days_ago, days_ahead, gatherings
from tests.recipes.mail import asked, keys, told

pytestmark = pytest.mark.django_db

NAMED = "The gathering, 14 August 2026, 10:00–16:00"
A_YEAR_LATER = gatherings.SOON + timedelta(days=365)


@pytest.fixture
def places(gathering, unit_a) -> Pool:
    return gatherings.places(gathering, unit_a)


@pytest.fixture
def three(gathering, places, staff, alice, at) -> list[SeatState]:
    """Two have a place, one waits."""
    return people.sign_up(gathering, places, [person.pk for person in staff[:3]], by=alice.actor, at=at)


def test_those_who_are_signed_up_have_it_in_their_calendars(gathering, three) -> None:
    (first, second) = asked()

    assert [method for method, _event in (first, second)] == ["REQUEST", "REQUEST"]
    event = first[1]
    assert (event.uid.value, event.sequence.value, event.location.value) == (
        gathering.uid,
        "0",
        "The mountain hotel",
    )
    assert event.dtstart.value == datetime.combine(gatherings.SOON, time(10), OSLO)
    assert event.description.value.startswith("https://meet.example.org/g")
    assert set(Message.objects.values_list("link", flat=True)) == {f"/gatherings/at/{gathering.pk}/"}
    assert told() == [
        ("Nurse0", f"You are signed up: {NAMED}"),
        ("Nurse1", f"You are signed up: {NAMED}"),
        ("Nurse2", f"You are on the waiting list: {NAMED}"),
    ]


def test_who_does_not_come_after_all_makes_room(gathering, three, alice, at) -> None:
    told()
    people.take_off(three[0].seat, by=alice.actor, at=at)

    assert keys() == [("CANCEL", gathering.uid, "0"), ("REQUEST", gathering.uid, "0")]
    assert told() == [
        ("Nurse0", f"You are no longer on the list: {NAMED}"),
        ("Nurse2", f"You are signed up: {NAMED}"),
    ]


def test_who_waits_and_is_taken_off_hears_it_unless_they_did_it(
    gathering, places, staff, bob, alice, at
) -> None:
    waiting = [staff[0].pk, staff[1].pk, staff[2].pk, bob.person.pk]
    rows = people.sign_up(gathering, places, waiting, by=alice.actor, at=at)
    told()
    people.take_off(rows[3].seat, by=bob.actor, at=at)
    people.take_off(rows[2].seat, by=alice.actor, at=at)
    assert told() == [("Nurse2", f"You are no longer on the list: {NAMED}")]


def test_who_takes_a_place_has_it_in_their_calendar_and_who_had_it_no_longer(
    gathering, three, staff, alice, at
) -> None:
    told()
    people.hand_over(three[0].seat, staff[3].pk, by=alice.actor, at=at)
    assert keys() == [("CANCEL", gathering.uid, "0"), ("REQUEST", gathering.uid, "0")]
    assert told() == [
        ("Nurse0", f"You are no longer on the list: {NAMED}"),
        ("Nurse3", f"You are signed up: {NAMED}"),
    ]


def test_what_becomes_of_a_place_later_is_not_about_who_had_it_before(
    gathering, three, staff, alice, at
) -> None:
    people.hand_over(three[0].seat, staff[3].pk, by=alice.actor, at=at)
    people.take_off(three[0].seat, by=alice.actor, at=at)
    gone = f"You are no longer on the list: {NAMED}"
    assert ("Nurse0", gone) in told()


def test_postponed_a_year_it_is_the_same_one_in_every_calendar(gathering, three, alice) -> None:
    told()
    later = gatherings.day(A_YEAR_LATER)
    actions.set_time(gathering, later, gatherings.ROOM, grounds="Storm", by=alice.actor, on=TODAY)

    assert keys() == [("REQUEST", gathering.uid, "1")] * 2
    assert asked()[0][1].dtstart.value == datetime.combine(A_YEAR_LATER, time(10), OSLO)
    moved = "Another time or place: The gathering, 14 August 2027, 10:00–16:00"
    assert told() == [("Nurse0", moved), ("Nurse1", moved), ("Nurse2", moved)]
    actions.set_time(gathering, later, gatherings.ROOM, by=alice.actor, on=TODAY)
    assert told() == []


def test_without_a_day_it_stands_in_no_calendar_until_it_has_one(series, alice, bob, unit_a, at) -> None:
    gathering = gatherings.gathering(series, alice.actor, None)
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at)
    assert (keys(), told()) == ([], [("Bob", "You are signed up: The gathering")])
    actions.set_time(gathering, gatherings.day(), gatherings.ROOM, by=alice.actor, on=TODAY)
    assert keys() == [("REQUEST", gathering.uid, "1")]


def test_the_baton_is_heard_of_by_those_who_may_take_it_and_who_held_it_out(
    gathering, alice, charlie, theirs, elsewhere
) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    assert Message.objects.get().organisation == elsewhere
    assert told() == [("Charlie", f"Will you host it? {NAMED}")]
    baton.accept(gathering, by=charlie.actor, on=TODAY)
    assert told() == [("Alice", f"The baton was taken: {NAMED}")]
    baton.decline(gathering, "We are moving", by=charlie.actor, on=TODAY)
    assert Message.objects.get().paragraphs == []
    assert told() == [("Alice", f"The baton was not taken: {NAMED}")]


def test_nobody_is_told_what_they_did_themselves_or_where_the_member_is_outside(
    gathering, alice, ours, outside
) -> None:
    baton.offer(gathering, outside, why="A new house", by=alice.actor, on=TODAY)
    baton.decline(gathering, "No room", by_name="Siri", by=alice.actor, on=TODAY)
    baton.offer(gathering, ours, why="It is near", by=alice.actor, on=TODAY)
    assert told() == []


@pytest.fixture
def line(series, alice, charlie, theirs):
    """Home care has promised something at the last gathering, to be done in a month."""
    last = gatherings.gathering(series, alice.actor, days_ago(10), title="Last")
    point = agenda.add(last, "Security", 60, theirs, by=alice.actor).slot
    said = Line(kind="action", text="Send the list", by=theirs, due_on=days_ahead(30))
    return minutes.write(point, said, by=alice.actor, on=TODAY)


def test_who_has_taken_something_on_hears_it_and_is_reminded_a_week_before(line, alice) -> None:
    last = "Last, 5 June 2026, 10:00–16:00"
    assert told() == [
        ("Charlie", f"Say who comes: {last}"),
        ("Charlie", f"You have something to do after a gathering: {last}"),
    ]
    assert telling.remind(on=days_ahead(22)) == 0
    assert telling.remind(on=days_ahead(23)) == 1
    assert telling.remind(on=days_ahead(24)) == 0
    assert told() == [("Charlie", f"You have something to do within a week: {last}")]
    minutes.keep(line, line.promise, "Sent", by=alice.actor, on=TODAY)
    assert telling.remind(on=days_ahead(23)) == 0


def test_of_what_is_called_off_only_what_was_said_in_its_minutes_is_still_asked_for(
    gathering, ours, alice, at
) -> None:
    baton.offer(gathering, ours, by=alice.actor, on=TODAY)
    baton.add_check(gathering, "Bring flowers", 0, by=alice.actor)
    actions.call_off(gathering, "Storm", by=alice.actor, at=at)
    assert telling.remind(on=gatherings.SOON) == 0


def test_called_off_it_leaves_the_calendars_and_who_waits_hears_it(gathering, three, alice, at) -> None:
    told()
    actions.call_off(gathering, "Storm", by=alice.actor, at=at)

    assert keys() == [("CANCEL", gathering.uid, "1")] * 2
    assert told() == [(f"Nurse{number}", f"Called off: {NAMED}") for number in range(3)]


def test_what_was_struck_out_is_not_told(line, alice) -> None:
    minutes.strike(line, by=alice.actor, on=TODAY)
    assert told() == [("Charlie", "Say who comes: Last, 5 June 2026, 10:00–16:00")]


def test_what_nobody_leads_is_told_nobody(line, theirs, alice) -> None:
    row = promises.details(line.promise)
    type(row).objects.filter(pk=row.pk).update(by_unit=None, by_person=alice.person)
    telling.owed_no_longer(line.promise)
    assert telling.remind(on=days_ahead(23)) == 0


def test_a_proposal_is_heard_of_by_its_owner_and_again_before_its_day(
    gathering, alice, charlie, theirs
) -> None:
    said = Proposed(kind="shared_solution", title="One list", owner=theirs, review_on=days_ahead(90))
    put = proposals.propose(gathering, said, by=alice.actor, on=TODAY)
    assert told() == [("Charlie", "Something was raised to you, and waits for an answer")]
    assert matters.remind(on=days_ahead(83)) == 1
    assert Message.objects.get().link == f"/matters/{put.matter.pk}/"
    assert told() == [("Charlie", "What was raised to you is to be answered by 13 September 2026")]


def test_a_meeting_point_stands_in_the_calendar_every_month_until_it_ends(point, series, charlie) -> None:
    *_earlier, (method, event) = asked()
    assert (method, event.sequence.value, event.rrule.value) == ("REQUEST", "0", "FREQ=MONTHLY;BYDAY=4TU")
    assert event.url.value == f"/gatherings/{series.pk}/meeting-points/"
    assert ("Bob", "A meeting point you take part in meets every month") in [
        (name, subject.split(",")[0]) for name, subject in told()
    ]
    meeting.keep_up(on=days_ahead(70))
    assert told() == []
    meeting.end(point, "Enough", by=charlie.actor, on=TODAY)
    assert keys() == [("CANCEL", event.uid.value, "1")]


def test_one_time_of_a_meeting_point_is_moved_and_called_off_in_every_calendar(
    point, months, charlie, bob
) -> None:
    *_earlier, (_method, every) = asked()
    told()
    july, august = months[1:3]
    first = times.details(july)
    moved = When(starts_on=days_ahead(40), starts_time=time(10), ends_time=time(11))
    meeting.move(july, moved, "Holidays", seen=first.pk, by=charlie.actor, on=TODAY)
    meeting.call_off(august, "Holidays", by=charlie.actor, on=TODAY)

    (one, event), (other, gone) = asked()
    assert (one, event.uid.value, event.sequence.value) == ("REQUEST", every.uid.value, "1")
    assert event.recurrence_id.value == datetime.combine(first.starts_on, time(9), OSLO)
    assert event.dtstart.value == datetime.combine(days_ahead(40), time(10), OSLO)
    assert (other, gone.uid.value, gone.sequence.value) == ("CANCEL", every.uid.value, "1")
    assert gone.recurrence_id.value.date() == times.details(august).starts_on
    assert {moment.date() for moment in (event.recurrence_id.value, gone.recurrence_id.value)} < {
        moment.date() for moment in islice(every.rruleset, 12)
    }
    assert not hasattr(event, "rrule")
    assert told() == [
        ("Bob", "Another time or place: Morning coffee of those on duty, 25 July 2026, 10:00–11:00"),
        ("Bob", "Called off: Morning coffee of those on duty, 25 August 2026, 09:00–09:30"),
    ]
    now = times.details(july)
    meeting.move(july, moved, "Holidays", seen=now.pk, by=charlie.actor, on=TODAY)
    assert told() == []
    meeting.move(july, first_again(first), "No", seen=times.details(july).pk, by=charlie.actor, on=TODAY)
    told()
    meeting.end(point, "Enough", by=charlie.actor, on=TODAY)
    assert keys() == [("CANCEL", every.uid.value, "3")]


def test_who_joins_has_it_in_their_calendar_as_it_is_now_until_they_leave(
    point, months, alice, charlie
) -> None:
    *_earlier, (_method, every) = asked()
    july, august = months[1:3]
    first = times.details(july)
    moved = When(starts_on=days_ahead(40), starts_time=time(10), ends_time=time(11))
    meeting.move(july, moved, "Holidays", seen=first.pk, by=charlie.actor, on=TODAY)
    meeting.call_off(august, "Holidays", by=charlie.actor, on=TODAY)
    told()
    later = days_ahead(20)
    meeting.join(point, by=alice.actor, on=later)

    (_, series_), (_, one), (gone_by, gone) = asked()
    assert series_.uid.value == one.uid.value == gone.uid.value == every.uid.value
    assert (series_.rrule.value, series_.dtstart.value) == (every.rrule.value, begins_as_said(first))
    assert one.recurrence_id.value == begins_as_said(first)
    assert (gone_by, gone.recurrence_id.value.date()) == ("CANCEL", times.details(august).starts_on)
    title = "Morning coffee of those on duty"
    assert [name for name, _subject in told()] == ["Alice"] * 3
    meeting.leave(point, by=alice.actor, on=later)
    assert keys() == [("CANCEL", every.uid.value, "1")]
    ((name, subject),) = told()
    assert (name, subject.partition(": ")[0]) == ("Alice", "You are no longer on the list")
    meeting.join(point, by=alice.actor, on=later)
    assert keys()[0] == ("REQUEST", every.uid.value, "1")
    assert told()[0] == (
        "Alice",
        f"You take part in a meeting point every month, next: {title}, 28 July 2026, 09:00–09:30",
    )


def begins_as_said(row) -> datetime:
    return datetime.combine(row.starts_on, row.starts_time, OSLO)


def first_again(row) -> When:
    return When(starts_on=row.starts_on, starts_time=row.starts_time, ends_time=row.ends_time)


def test_it_is_told_in_the_reader_s_language(gathering, places, alice, bob, at) -> None:
    Identity.objects.filter(pk=bob.identity.pk).update(language="nb")
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at)
    message = Message.objects.get()
    assert (message.language, "14. august 2026" in message.subject) == ("nb", True)


def test_a_guest_who_comes_is_told_without_a_link(gathering, alice, series) -> None:
    guest = factories.let_in(f"arena:{series.pk}", by=alice).link.guest
    arenas.guest_seat(Pool.objects.filter(occasion=gathering).first(), guest.pk)
    actions.set_time(
        gathering, gatherings.day(A_YEAR_LATER), gatherings.ROOM, grounds="Storm", by=alice.actor, on=TODAY
    )
    message = Message.objects.get()
    assert (message.guest, message.link, message.calendar["entry"]["link"]) == (guest, "", "")
