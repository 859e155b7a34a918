"""Courses in somebody's week."""

from datetime import time, timedelta

import pytest

from stafett.people.actor import NOBODY
from stafett.recipes.course import actions, week
from stafett.recipes.course.attending import actions as attending
from stafett.recipes.course.sign_up import actions as sign_up
from stafett.recipes.week import Asked, Group
from tests.factories import TODAY, courses, days_ago, days_ahead
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def test_a_place_at_a_session_of_the_week_is_where_one_shall_be(
    lines_of, course, clinic, hanne, bob, alice
) -> None:
    session = courses.session(course, hanne.actor, days_ahead(2))
    other = courses.course(hanne.actor, clinic, title="Another course")
    for one in (session, courses.session(other, hanne.actor, days_ahead(7))):
        courses.signed_up(one, bob.person, by=bob.actor)

    (line,) = lines_of(bob)

    assert (line.group, line.kind, line.what, line.place) == (Group.BE, "course", "Fire course", "Room 3")
    assert (line.on, line.through, line.starts, line.ends) == (days_ahead(2), None, time(9), time(12))
    assert line.link == f"/courses/sessions/{session.pk}/"
    assert [one.what for one in lines_of(bob, days_ahead(7))] == ["Another course"]
    assert lines_of(alice) == []


def test_what_is_called_off_or_given_up_is_not_there(lines_of, course, clinic, hanne, bob) -> None:
    other = courses.course(hanne.actor, clinic, title="Another course")
    off, given_up = (courses.session(one, hanne.actor, days_ahead(1)) for one in (course, other))
    courses.signed_up(off, bob.person, by=bob.actor)
    (row,) = courses.signed_up(given_up, bob.person, by=bob.actor).taken
    actions.cancel_session(off, grounds="Ill", by=hanne.actor, at=NOON)
    sign_up.take_off(row.seat, by=bob.actor, at=NOON)

    assert lines_of(bob) == []


def test_who_is_to_be_asked_about_a_course_sees_its_sessions(
    lines_of, course, clinic, hanne, alice, bob
) -> None:
    session = courses.session(course, hanne.actor, days_ahead(2))
    said = actions.Offered(title="Fire course", owner_unit_id=clinic.pk, contact_id=alice.person.pk)
    actions.alter(course, said, by=hanne.actor, on=TODAY)

    (line,) = lines_of(alice)

    assert (line.group, line.what, line.note, line.on) == (
        Group.BE,
        "Fire course",
        "You hold it.",
        days_ahead(2),
    )
    assert (lines_of(hanne), lines_of(bob)) == ([], [])
    courses.signed_up(session, alice.person, by=alice.actor)
    assert [one.note for one in lines_of(alice)] == [""]
    actions.cancel_session(session, grounds="Ill", by=hanne.actor, at=NOON)
    assert lines_of(alice) == []


def test_a_place_that_came_free_is_asked_about_until_its_last_moment(
    lines_of, course, hanne, alice, bob
) -> None:
    session = courses.session(course, hanne.actor, days_ahead(20), 1)
    taken, _waits = (courses.signed_up(session, one.person, by=hanne.actor) for one in (alice, bob))
    assert lines_of(bob) == []
    sign_up.take_off(taken.taken[0].seat, by=alice.actor, at=NOON)

    (line,) = lines_of(bob)

    assert (line.group, line.what, line.on) == (Group.ASKED, "Fire course", days_ahead(20))
    assert (line.note, line.until) == ("A place has come free for you.", NOON + timedelta(hours=48))
    assert lines_of(bob, at=NOON + timedelta(hours=48)) == []


def test_who_holds_it_owes_the_list_of_who_was_there_until_somebody_is_ticked(
    lines_of, course, hanne, bob, held_today
) -> None:
    assert [line.group for line in lines_of(hanne)] == [Group.BE]
    taken = courses.signed_up(held_today, bob.person, by=hanne.actor).taken

    _being, line = lines_of(hanne)

    assert (line.group, line.what, line.note) == (Group.OWE, "Fire course", "Tick who was there.")
    assert (line.on, line.link) == (TODAY, f"/courses/sessions/{held_today.pk}/attendance/")
    assert [one.group for one in lines_of(bob)] == [Group.BE]
    assert lines_of(hanne, at=NOON + timedelta(days=15)) == []
    attending.keep_list(held_today, [row.seat_id for row in taken], by=hanne.actor, on=TODAY)
    assert [line.group for line in lines_of(hanne)] == [Group.BE]


def test_where_nobody_is_said_to_hold_it_whoever_keeps_it_owes_it(
    lines_of, hanne, clinic, safety, bob, erik
) -> None:
    course = courses.course(hanne.actor, clinic, safety)
    session = courses.session(course, hanne.actor, days_ago(1))
    courses.signed_up(session, bob.person, by=hanne.actor, at=NOON - timedelta(days=2))
    assert ([line.group for line in lines_of(hanne)], lines_of(erik)) == ([Group.OWE], [])
    said = actions.Offered(title="Fire course", owner_unit_id=clinic.pk, gives=(safety.pk,))
    actions.alter(course, said, by=hanne.actor, on=TODAY)

    assert [one.note for one in (*lines_of(hanne), *lines_of(erik))] == ["Tick who was there."] * 2


def test_who_has_no_record_has_no_week(db) -> None:
    assert list(week.lines(NOBODY, Asked(TODAY, TODAY, NOON))) == []


def test_another_organisation_s_courses_are_not_theirs(lines_of, held_today, hanne, bob, charlie) -> None:
    courses.signed_up(held_today, bob.person, by=hanne.actor)

    assert lines_of(charlie) == []
