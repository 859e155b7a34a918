from datetime import datetime, time, timedelta
from functools import partial

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import OccasionDetails, Pool, State
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats import queries as seated
from stafett.audit import queries as audit
from stafett.lib.clock import OSLO
from stafett.lib.verdict import NotAllowed
from stafett.recipes.course import actions as keeping
from stafett.recipes.course.attending import actions as attending
from stafett.recipes.course.sign_up import actions, offers
from tests import factories
from tests.factories import arenas, courses, days_ago, days_ahead
from tests.racing import at_once
from tests.recipes.mail import told

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def states(session) -> list[str]:
    return [row.state for row in seated.of_pool(Pool.objects.get(occasion=session))]


def test_one_signs_up_oneself_for_one_s_unit(session, bob, unit_a) -> None:
    went = courses.signed_up(session, bob.person, by=bob.actor)

    (row,) = went.taken
    assert (row.person, row.seat.for_unit, went.waiting, went.elsewhere) == (bob.person, unit_a, (), ())


def test_a_leader_signs_up_several_and_the_rest_wait(session, staff, alice, trust) -> None:
    went = courses.signed_up(session, *staff, by=alice.actor)

    assert [row.person for row in went.taken] == staff[:2]
    assert [row.person for row in went.waiting] == staff[2:]
    entry = audit.entries(trust.pk)[0]
    assert (entry.verb, entry.subject, entry.detail) == (
        "course.signed_up",
        "Fire course",
        {"count": 2, "waiting": 2},
    )


def test_a_leader_does_not_sign_up_others_people_nor_strangers(session, alice, hanne, charlie, at) -> None:
    for stranger in (hanne, charlie):
        with pytest.raises(NotAllowed):
            courses.signed_up(session, stranger.person, by=alice.actor)
    with pytest.raises(NotAllowed):
        courses.signed_up(session, charlie.person, by=hanne.actor)
    with pytest.raises(ArenaError, match="at least one"):
        courses.signed_up(session, by=alice.actor)
    assert states(session) == []


def test_a_stranger_does_not_sign_up_themselves(session, charlie) -> None:
    with pytest.raises(NotAllowed, match="another organisation"):
        courses.signed_up(session, charlie.person, by=charlie.actor)


def test_nobody_signs_up_for_two_sessions_of_a_course(course, session, bob, alice, hanne) -> None:
    other = courses.session(course, hanne.actor, days_ahead(20))
    courses.signed_up(session, bob.person, by=bob.actor)

    assert courses.signed_up(other, bob.person, by=alice.actor).elsewhere == (bob.person.pk,)
    assert courses.signed_up(session, bob.person, by=alice.actor).elsewhere == ()
    assert (states(session), states(other)) == (["taken"], [])


def test_a_free_place_is_offered_and_accepted_or_passed_on(session, staff, alice, bob, at) -> None:
    went = courses.signed_up(session, *staff, by=alice.actor)
    third, fourth = (row.seat for row in went.waiting)
    actions.take_off(went.taken[0].seat, by=alice.actor, at=at)
    offered = seated.current(third)
    assert (offered.state, offered.until) == (State.OFFERED, at + 48 * HOUR)

    with pytest.raises(NotAllowed):
        actions.accept(third, by=bob.actor, at=at)
    with pytest.raises(NotAllowed):
        actions.decline(third, by=bob.actor, at=at)
    with pytest.raises(NotAllowed):
        actions.take_off(third, by=bob.actor, at=at)
    actions.decline(third, by=alice.actor, at=at)
    assert actions.accept(fourth, by=alice.actor, at=at).state == State.TAKEN
    assert states(session) == ["withdrawn", "taken", "declined", "taken"]


def test_an_offer_runs_out_by_itself_and_the_next_gets_it(session, staff, alice, at, trust) -> None:
    went = courses.signed_up(session, *staff, by=alice.actor)
    actions.take_off(went.taken[0].seat, by=alice.actor, at=at)
    assert actions.let_run_out(at=at + HOUR) == 0

    assert actions.let_run_out(at=at + 48 * HOUR) == 1
    assert states(session) == ["withdrawn", "taken", "lapsed", "offered"]
    assert audit.entries(trust.pk)[0].by == "by itself"
    with pytest.raises(ArenaError, match="run out"):
        actions.accept(went.waiting[0].seat, by=alice.actor, at=at + 48 * HOUR)


@pytest.mark.parametrize("comes", [2, 4])
def test_who_signs_up_after_an_offer_ran_out_leaves_the_place_to_who_waits(
    session, staff, alice, bob, at, comes
) -> None:
    went = courses.signed_up(session, *staff, by=alice.actor)
    actions.take_off(went.taken[0].seat, by=alice.actor, at=at)
    late = at + 49 * HOUR
    (row,) = courses.signed_up(session, [*staff, bob.person][comes], by=alice.actor, at=late).waiting

    assert states(session) == ["withdrawn", "taken", "lapsed", "offered", "waiting"]
    assert seated.current(row.seat).state == State.WAITING
    assert actions.let_run_out(at=late) == 0
    assert [text.partition(":")[0] for name, text in told() if name == "Nurse3"] == [
        "A place is free for you"
    ]


def test_an_offer_lasts_until_the_session_starts_and_none_is_made_after(
    course, hanne, staff, alice, today, at
) -> None:
    tomorrow = courses.session(course, hanne.actor, days_ahead(1))
    went = courses.signed_up(tomorrow, *staff, by=alice.actor)
    actions.take_off(went.taken[0].seat, by=alice.actor, at=at)
    assert seated.current(went.waiting[0].seat).until == at + 21 * HOUR

    assert actions.let_run_out(at=at + 22 * HOUR) == 1
    assert actions.let_run_out(at=at + 23 * HOUR) == 0
    assert states(tomorrow) == ["withdrawn", "taken", "lapsed", "waiting"]
    with pytest.raises(ArenaError, match="held already"):
        actions.take_off(went.taken[1].seat, by=alice.actor, at=at + 72 * HOUR)


def test_a_place_that_is_at_no_session_is_not_on_the_list(course, bob, trust, at) -> None:
    pool = arenas.pool(course)
    with arenas.change(trust) as change:
        (row,) = seats.take(pool, [seats.Holder(person_id=bob.person.pk)], change=change, at=at)

    with pytest.raises(ArenaError, match="not on the list"):
        actions.take_off(row.seat, by=bob.actor, at=at)


def test_who_works_nowhere_is_signed_up_for_no_unit(session, trust) -> None:
    person = factories.person(trust, "Lars Lund")
    login = factories.identity()
    factories.tie(login, person)

    (row,) = courses.signed_up(session, person, by=factories.actor_of(login)).taken
    assert row.seat.for_unit is None


def test_what_has_no_day_or_time_yet_starts_with_its_day_or_never(today) -> None:
    assert offers.starts_at(OccasionDetails()) is None
    assert offers.starts_at(OccasionDetails(starts_on=today)) == datetime.combine(today, time(), OSLO)


def test_a_session_is_on_from_its_hour_through_its_last_day(today) -> None:
    nine = OccasionDetails(starts_on=today, ends_on=today, starts_time=time(9))
    noon = arenas.NOON

    assert offers.is_on(nine, at=noon)
    assert not offers.is_on(nine, at=noon.replace(hour=8))
    assert not offers.is_on(nine, at=noon + 24 * HOUR)
    assert not offers.is_on(OccasionDetails(), at=noon)


@pytest.mark.django_db(transaction=True)
def test_twenty_sign_up_at_once_for_the_last_place_and_one_gets_it(course, hanne, unit_a) -> None:
    session = courses.session(course, hanne.actor, places=1)
    staff = [factories.member(unit_a, f"Nurse{number} Nilsen") for number in range(20)]
    doings = [partial(courses.signed_up, session, one.person, by=one.actor) for one in staff]

    answers = at_once(doings)

    assert sum(len(went.taken) for went in answers) == 1
    assert sorted(states(session)) == ["taken"] + 19 * ["waiting"]


@pytest.mark.django_db(transaction=True)
def test_a_place_given_up_while_others_sign_up_goes_to_who_waited(session, staff, bob, alice, at) -> None:
    went = courses.signed_up(session, *staff[:3], by=alice.actor)
    (waits,) = went.waiting
    doings = [partial(actions.take_off, row.seat, by=alice.actor, at=at) for row in went.taken]
    doings += [partial(courses.signed_up, session, one, by=alice.actor) for one in (staff[3], bob.person)]

    at_once(doings)

    assert seated.current(waits.seat).state == State.OFFERED
    assert sum(state in ("offered", "taken") for state in states(session)) == 2


def test_an_offer_ends_when_the_session_is_moved_to_sooner(session, staff, alice, hanne, at) -> None:
    went = courses.signed_up(session, *staff, by=alice.actor)
    actions.take_off(went.taken[0].seat, by=alice.actor, at=at)
    moved = courses.held(days_ahead(1), 2)
    keeping.change_session(session, moved, grounds="Sooner", by=hanne.actor, at=at)

    with pytest.raises(ArenaError, match="begun already"):
        actions.accept(went.waiting[0].seat, by=alice.actor, at=at + timedelta(hours=40))


def test_who_has_left_signs_up_for_nothing(session, bob) -> None:
    factories.left(bob, days_ago(1))
    with pytest.raises(NotAllowed):
        courses.signed_up(session, bob.person, by=bob.actor)


def test_who_was_there_is_not_taken_off_before_the_list_of_who_was_there_is_put_right(
    held_today, bob, alice, hanne, at, today
) -> None:
    (row,) = courses.signed_up(held_today, bob.person, by=alice.actor).taken
    attending.keep_list(held_today, [row.seat_id], by=hanne.actor, on=today)

    for who in (bob, alice, hanne):
        with pytest.raises(ArenaError, match="stays on the list"):
            actions.take_off(row.seat, by=who.actor, at=at)
    attending.keep_list(held_today, [], by=hanne.actor, on=today)
    assert actions.take_off(row.seat, by=alice.actor, at=at).state == State.WITHDRAWN


def test_who_keeps_the_course_writes_up_later_who_came_by_themselves_and_nobody_is_told(
    held_today, bob, alice, hanne, at
) -> None:
    later = at + 24 * HOUR
    with pytest.raises(ArenaError, match="held already"):
        actions.sign_up(held_today, [bob.person.pk], by=alice.actor, at=later)

    (row,) = actions.sign_up(held_today, [bob.person.pk], by=hanne.actor, at=later).taken

    assert told() == []
    with pytest.raises(ArenaError, match="held already"):
        actions.take_off(row.seat, by=bob.actor, at=later)
    assert actions.take_off(row.seat, by=hanne.actor, at=later).state == State.WITHDRAWN
    assert told() == []


def test_who_is_on_the_list_of_another_day_may_have_been_at_one_that_is_over(
    held_today, session, bob, hanne, at
) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)
    assert actions.sign_up(held_today, [bob.person.pk], by=hanne.actor, at=at).elsewhere == (bob.person.pk,)

    (row,) = actions.sign_up(held_today, [bob.person.pk], by=hanne.actor, at=at + 24 * HOUR).taken
    assert row.person == bob.person
