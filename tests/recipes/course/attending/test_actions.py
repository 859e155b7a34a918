from dataclasses import replace
from datetime import timedelta

import pytest

from stafett.arenas.attendance import queries as present
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import State
from stafett.arenas.occasions import queries as occasions
from stafett.lib.verdict import NotAllowed
from stafett.recipes.course import actions as course_actions
from stafett.recipes.course.attending import actions
from stafett.records.models import Achievement
from tests.factories import courses, days_ahead
from tests.recipes.mail import told

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def held() -> list[tuple[str, str]]:
    """Whose achievements are open, and who decided each (nothing: it waits)."""
    rows = Achievement.objects.open().order_by("person_id")
    return [(row.person.details.get().name, row.decided_by) for row in rows]


def test_whoever_is_on_the_list_holds_it_and_whoever_is_taken_off_does_not(
    held_today, session, safety, staff, alice, hanne, unit_a, today
) -> None:
    went = courses.signed_up(held_today, *staff[:3], by=alice.actor)
    first, second, third = (row.seat_id for row in went.taken)
    listed = actions.keep_list(held_today, [first, second], by=hanne.actor, on=today)

    assert (len(listed.new), [row.person for row in listed.given]) == (2, staff[:2])
    assert {(row.competence, row.achieved_on, row.approved_on, row.unit) for row in listed.given} == {
        (safety, today, today, unit_a)
    }
    assert held() == [("Nurse0 Nilsen", "Hanne Iversen"), ("Nurse1 Nilsen", "Hanne Iversen")]

    assert actions.keep_list(held_today, [second, third], by=hanne.actor, on=today + DAY).gone == (first,)
    assert [name for name, _by in held()] == ["Nurse1 Nilsen", "Nurse2 Nilsen"]
    with pytest.raises(NotAllowed):
        actions.keep_list(held_today, [first], by=alice.actor, on=today)
    with pytest.raises(ArenaError, match="not started"):
        actions.keep_list(session, [], by=hanne.actor, on=today)


def test_the_code_gives_it_by_itself_once_and_late_too(held_today, bob, alice, hanne, today) -> None:
    courses.signed_up(held_today, bob.person, by=bob.actor)
    code = actions.show_code(held_today, by=hanne.actor).code
    assert actions.show_code(held_today, by=hanne.actor).code == code

    came = actions.type_code(code.lower(), by=bob.actor, on=days_ahead(5))
    assert [(row.achieved_on, row.decided_by) for row in came.given] == [(today, "by itself")]
    again = actions.type_code(code, by=bob.actor, on=days_ahead(6))
    assert (again.details, again.given) == (came.details, ())
    assert held() == [("Bob Berg", "by itself")]

    with pytest.raises(NotAllowed, match="not on the list"):
        actions.type_code(code, by=alice.actor, on=today)
    with pytest.raises(NotAllowed):
        actions.show_code(held_today, by=alice.actor)
    with pytest.raises(ArenaError, match="No such code"):
        actions.type_code(code, by=bob.actor, on=days_ahead(8))
    with pytest.raises(ArenaError, match="No such code"):
        actions.type_code("NOTONE", by=bob.actor, on=today)


def test_who_waits_was_not_there(session, staff, alice, bob, hanne) -> None:
    courses.signed_up(session, *staff[:2], bob.person, by=alice.actor)
    code = actions.show_code(session, by=hanne.actor).code

    with pytest.raises(NotAllowed, match="not on the list"):
        actions.type_code(code, by=bob.actor, on=days_ahead(7))


def test_who_waited_and_came_is_ticked_and_holds_it(course, staff, alice, hanne, bob, at, today) -> None:
    full = courses.session(course, hanne.actor, today, 1)
    courses.signed_up(full, staff[0], bob.person, by=alice.actor)
    listed = present.could_come(full)

    actions.keep_list(full, [row.seat_id for row in listed], by=hanne.actor, on=today)

    assert [name for name, _by in held()] == ["Nurse0 Nilsen", "Bob Berg"]
    assert [row.state for row in present.could_come(full)] == [State.TAKEN, State.TAKEN]


def test_nobody_approves_themselves_by_their_own_list_or_code(held_today, hanne, alice, today) -> None:
    (row,) = courses.signed_up(held_today, hanne.person, by=hanne.actor).taken
    actions.keep_list(held_today, [row.seat_id], by=hanne.actor, on=today)
    assert held() == [("Hanne Iversen", "")]

    actions.keep_list(held_today, [], by=hanne.actor, on=today)
    assert held() == []
    actions.type_code(actions.show_code(held_today, by=hanne.actor).code, by=hanne.actor, on=today)
    assert held() == [("Hanne Iversen", "")]


def test_a_contact_who_lost_the_role_says_who_was_there_but_approves_nothing(
    held_today, bob, hanne, alice, today
) -> None:
    (row,) = courses.signed_up(held_today, bob.person, by=alice.actor).taken
    by = replace(hanne.actor, held={}, reach={})
    given = actions.keep_list(held_today, [row.seat_id], by=by, on=today).given

    assert [(one.person, one.approved_on) for one in given] == [(bob.person, None)]
    assert held() == [("Bob Berg", "")]


def test_the_code_of_what_is_postponed_works_on_its_new_day(session, bob, hanne, at) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)
    code = actions.show_code(session, by=hanne.actor).code
    later = courses.held(days_ahead(60))
    course_actions.change_session(session, later, grounds="Ill", by=hanne.actor, at=at)

    actions.type_code(code, by=bob.actor, on=days_ahead(60))
    assert held() == [("Bob Berg", "by itself")]


def test_what_is_called_off_has_no_code_and_the_one_it_had_gives_nothing(session, bob, hanne, at) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)
    code = actions.show_code(session, by=hanne.actor).code
    course_actions.cancel_session(session, grounds="Ill", by=hanne.actor, at=at)

    with pytest.raises(ArenaError, match="called off"):
        actions.show_code(session, by=hanne.actor)
    with pytest.raises(ArenaError, match="called off, so nobody was there"):
        actions.type_code(code, by=bob.actor, on=days_ahead(7))
    assert held() == []


def test_what_somebody_was_at_is_neither_moved_nor_called_off(
    held_today, session, staff, alice, hanne, today, at
) -> None:
    went = courses.signed_up(held_today, *staff[:2], by=alice.actor)
    actions.keep_list(held_today, [went.taken[0].seat_id], by=hanne.actor, on=today)

    for again in (
        lambda: course_actions.cancel_session(held_today, grounds="Ill", by=hanne.actor, at=at),
        lambda: course_actions.change_session(held_today, courses.held(days_ahead(3)), by=hanne.actor, at=at),
    ):
        with pytest.raises(ArenaError, match="It has been held"):
            again()
    assert course_actions.call_off(held_today.arena, grounds="Ill", by=hanne.actor, at=at) == 0
    off = [occasions.details(one).cancelled_on for one in (held_today, session)]
    assert off == [None, today]


def test_who_came_is_not_mailed_any_more_that_they_wait(course, staff, alice, hanne, bob, today) -> None:
    full = courses.session(course, hanne.actor, today, 1)
    courses.signed_up(full, staff[0], bob.person, by=alice.actor)
    seats = [row.seat_id for row in present.could_come(full)]
    actions.keep_list(full, seats, by=hanne.actor, on=today)

    assert told() == []
