"""Who hears what of their place at a course, and what their calendars are asked to do."""

from datetime import datetime, timedelta

import pytest

from stafett.arenas.models import Pool, SeatState
from stafett.communication.models import Message, Rhythm
from stafett.lib.clock import OSLO
from stafett.people.models import Identity
from stafett.recipes.course import actions, telling
from stafett.recipes.course.actions import Offered
from stafett.recipes.course.attending import actions as attending
from stafett.recipes.course.sign_up import actions as sign_up
from tests import factories
from tests.factories import arenas, courses, days_ahead, wants
from tests.recipes.mail import asked, keys, told

pytestmark = pytest.mark.django_db

WHEN = "Fire course, 22 June 2026, 09:00–12:00"
PLACE = f"You have a place: {WHEN}"
WAITS = f"You are on the waiting list: {WHEN}"
FREE = f"A place is free for you: {WHEN}"
OFF = f"You are no longer on the list: {WHEN}"
HOUR = timedelta(hours=1)


def test_whoever_has_a_place_is_asked_by_their_calendar(session, bob) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)

    ((method, event),) = asked()
    assert (method, event.uid.value, event.sequence.value) == ("REQUEST", session.uid, "0")
    assert (event.summary.value, event.location.value) == ("Fire course", "Room 3")
    day = days_ahead(7)
    assert event.dtstart.value == datetime(day.year, day.month, day.day, 9, tzinfo=OSLO)
    assert event.url.value == f"/courses/sessions/{session.pk}/"
    message = Message.objects.get()
    assert (message.paragraphs, message.link) == (["Room 3"], event.url.value)
    assert told() == [("Bob", PLACE)]


def test_each_of_several_hears_where_they_stand_and_who_did_it(session, staff, alice) -> None:
    courses.signed_up(session, *staff[:3], by=alice.actor)

    assert {tuple(row.paragraphs) for row in Message.objects.all()} == {("Done by Alice Aas.", "Room 3")}
    assert keys() == [("REQUEST", session.uid, "0")] * 2
    assert told() == [("Nurse0", PLACE), ("Nurse1", PLACE), ("Nurse2", WAITS)]
    courses.signed_up(session, *staff[:3], by=alice.actor)
    assert told() == []


def test_in_nynorsk_it_is_told_in_nynorsk(session, bob) -> None:
    Identity.objects.filter(pk=bob.identity.pk).update(language="nn")
    courses.signed_up(session, bob.person, by=bob.actor)

    message = Message.objects.get()
    assert message.language == "nn"
    assert "22. juni 2026" in message.subject


def test_an_offer_says_until_when_and_what_is_no_longer_so_is_not_told(
    session, staff, alice, bob, at
) -> None:
    went = courses.signed_up(session, *staff[:2], bob.person, by=alice.actor)
    sign_up.take_off(went.taken[0].seat, by=alice.actor, at=at)

    # The first and the third had not been told anything yet.
    offer = Message.objects.get(subject=FREE)
    assert offer.paragraphs[0].startswith("Say yes by 17 June 2026, 12:00.")
    assert (offer.is_urgent, offer.calendar, offer.link) == (True, None, f"/courses/sessions/{session.pk}/")
    assert told() == [("Nurse1", PLACE), ("Nurse0", OFF), ("Bob", FREE)]

    row = sign_up.accept(went.waiting[0].seat, by=alice.actor, at=at)
    assert keys() == [("REQUEST", session.uid, "0")]
    assert told() == [("Bob", PLACE)]
    sign_up.take_off(row.seat, by=bob.actor, at=at)
    assert keys() == [("CANCEL", session.uid, "0")]


def test_who_says_no_themselves_knows(session, staff, alice, bob, at) -> None:
    went = courses.signed_up(session, *staff[:2], bob.person, staff[3], by=alice.actor)
    sign_up.take_off(went.taken[0].seat, by=alice.actor, at=at)
    told()
    sign_up.decline(went.waiting[0].seat, by=bob.actor, at=at)
    assert told() == [("Nurse3", FREE)]
    sign_up.decline(went.waiting[1].seat, by=alice.actor, at=at)
    assert told() == [("Nurse3", OFF)]


def test_what_nobody_took_is_offered_to_the_next(session, staff, alice, at) -> None:
    went = courses.signed_up(session, *staff, by=alice.actor)
    sign_up.take_off(went.taken[0].seat, by=alice.actor, at=at)
    told()
    sign_up.let_run_out(at=at + 49 * HOUR)
    assert told() == [("Nurse3", FREE)]


def test_another_time_or_place_asks_anew_under_the_same_name(session, staff, alice, hanne, at) -> None:
    courses.signed_up(session, *staff[:3], by=alice.actor)
    told()
    later = courses.held(days_ahead(30))
    actions.change_session(session, later, grounds="Ill", by=hanne.actor, at=at)

    assert keys() == [("REQUEST", session.uid, "1")] * 2
    moved = "Another time or place: Fire course, 15 July 2026, 09:00–12:00"
    assert told() == [("Nurse0", moved), ("Nurse1", moved), ("Nurse2", moved)]


def test_of_other_words_or_more_places_calendars_are_not_asked(
    course, session, staff, alice, hanne, clinic, at
) -> None:
    courses.signed_up(session, *staff[:3], by=alice.actor)
    told()
    actions.alter(
        course, Offered(title="Fire and smoke", owner_unit_id=clinic.pk), by=hanne.actor, on=at.date()
    )
    assert told() == []
    actions.change_session(session, courses.held(days_ahead(7), 3), by=hanne.actor, at=at)
    assert keys() == []
    assert told() == [("Nurse2", FREE.replace("Fire course", "Fire and smoke"))]


def test_called_off_it_leaves_every_calendar_it_was_in(session, staff, alice, hanne, at) -> None:
    courses.signed_up(session, *staff[:3], by=alice.actor)
    told()
    actions.cancel_session(session, grounds="The teacher is ill", by=hanne.actor, at=at)

    assert keys() == [("CANCEL", session.uid, "1")] * 2
    assert not any("ill" in str(row.paragraphs) for row in Message.objects.all())
    off = f"Called off: {WHEN}"
    assert told() == [("Nurse0", off), ("Nurse1", off), ("Nurse2", off)]


def test_who_was_there_is_told_of_what_it_gave_alone(held_today, staff, alice, hanne, today) -> None:
    row = courses.signed_up(held_today, staff[0], by=alice.actor).taken[0]
    told()
    attending.keep_list(held_today, [row.seat_id], by=hanne.actor, on=today)
    assert {subject.split(":")[0] for _name, subject in told()} <= {"Approved"}


def test_a_change_that_fails_tells_nobody(session, staff, alice, hanne, at, monkeypatch) -> None:
    went = courses.signed_up(session, *staff[:2], by=alice.actor)
    told()

    def fail(*_args, **_kwargs) -> None:
        raise RuntimeError

    monkeypatch.setattr(sign_up, "settle", fail)
    with pytest.raises(RuntimeError):
        sign_up.take_off(went.taken[0].seat, by=alice.actor, at=at)
    assert told() == []
    assert SeatState.objects.open().get(seat=went.taken[0].seat).state == "taken"


def test_whoever_does_not_want_to_hear_it_does_not(session, bob) -> None:
    wants(bob.person, Rhythm.DAILY, not_about=frozenset({telling.PLACE.code}))
    courses.signed_up(session, bob.person, by=bob.actor)
    assert told() == []


def test_a_guest_with_a_place_is_told_too(session, alice, hanne, at) -> None:
    guest = factories.let_in(f"arena:{session.arena_id}", by=alice).link.guest
    arenas.guest_seat(Pool.objects.get(occasion=session), guest.pk)
    actions.change_session(session, courses.held(days_ahead(30)), grounds="Ill", by=hanne.actor, at=at)

    ((method, event),) = asked()
    assert (method, event.sequence.value, hasattr(event, "url")) == ("REQUEST", "1", False)
    message = Message.objects.get()
    assert (message.guest_id, message.link) == (guest.pk, "")
    assert message.paragraphs[-1].startswith("Use the link you were sent.")
