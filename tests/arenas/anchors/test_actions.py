from datetime import date, time, timedelta

import pytest

from stafett.arenas import actions as arenas_actions
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.attendance import actions as attendance
from stafett.arenas.models import Anchor, Promise, PromiseDetails
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions import queries
from stafett.arenas.occasions.rules import When
from tests.factories import arenas

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def owed(arena, hanging, *, due_on=None) -> Promise:
    made = Promise.objects.create(organisation=arena.organisation, arena=arena)
    with arenas.change(arena.organisation) as change:
        PromiseDetails.objects.create(
            organisation=arena.organisation,
            promise=made,
            arena=arena,
            what="Write to the others",
            by_guest_id=1,
            due_on=due_on,
            anchor=hanging.anchor,
            anchor_occasion_id=hanging.occasion_id,
            months=hanging.months,
            days=hanging.days,
            opened=change.position,
        )
    return made


def due(promise) -> date | None:
    return PromiseDetails.objects.open().get(promise=promise).due_on


def test_moving_an_occasion_moves_all_that_hangs_on_it_in_one_change(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today, lasts=2)
    follow_up = arenas.occasion(
        arena,
        today,
        lasts=3,
        starts_time=time(9),
        ends_time=time(15),
        hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, months=6),
    )
    on_follow_up = owed(arena, Hanging(Anchor.OCCASION_START, follow_up.pk, days=-7))
    before_next = owed(arena, Hanging(Anchor.BEFORE_NEXT, meeting.pk))
    own = owed(arena, Hanging(""), due_on=today)

    with arenas.change(trust) as change:
        moved = occasions.move(
            meeting, When(starts_on=date(2027, 8, 30), ends_on=date(2027, 8, 31)), change=change
        )

    assert moved.others == {follow_up.pk}
    now = queries.details(follow_up)
    assert (now.starts_on, now.ends_on) == (date(2028, 2, 29), date(2028, 3, 2))
    assert (now.starts_time, now.sequence, now.opened) == (time(9), 1, change.position)
    assert due(on_follow_up) == date(2028, 2, 22)
    assert due(before_next) == date(2028, 2, 28)
    assert due(own) == today


def test_what_hangs_on_no_day_has_none_until_there_is_one(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    after = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, days=1))
    promise = owed(arena, Hanging(Anchor.OCCASION_END, after.pk, days=1))

    with arenas.change(trust) as change:
        occasions.move(meeting, When(), change=change)
    assert (queries.details(after).starts_on, due(promise)) == (None, None)

    with arenas.change(trust) as change:
        occasions.move(meeting, When(starts_on=today), change=change)
    assert (queries.details(after).starts_on, due(promise)) == (today + DAY, today + 2 * DAY)


def test_what_moves_along_says_from_which_day_and_why(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    after = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, weeks=1))
    with arenas.change(trust) as change:
        occasions.move(meeting, When(starts_on=today + DAY), change=change, grounds=" Storm ")

    now = queries.details(after)
    assert (now.postponed_from, now.grounds) == (today + 7 * DAY, "Storm")
    assert now.starts_on == today + 8 * DAY


def test_what_was_held_or_called_off_moves_no_more(arena, trust, bob, today) -> None:
    meeting = arenas.occasion(arena, today)
    held, off = (
        arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_START, meeting.pk, days=-days))
        for days in (1, 2)
    )
    place = arenas.seat(arenas.pool(arena, 1, occasion=held), bob.person)
    with arenas.change(trust) as change:
        attendance.by_list(held, [place.seat_id], change=change, on=today)
    with arenas.change(trust) as change:
        occasions.cancel(off, grounds="Ill", change=change, on=today)
    before = [queries.details(held), queries.details(off)]

    with arenas.change(trust) as change:
        assert occasions.move(meeting, When(starts_on=today + DAY), change=change).others == frozenset()
    assert [queries.details(held), queries.details(off)] == before


def test_what_has_been_moves_no_more(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today + 7 * DAY)
    before = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_START, meeting.pk, weeks=-2))
    ends_today = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_START, meeting.pk, weeks=-1))
    was = queries.details(before)
    assert queries.hanging_on(meeting, on=today) == [queries.details(ends_today)]

    with arenas.change(trust) as change:
        moved = occasions.move(meeting, When(starts_on=today + 67 * DAY), change=change)
    assert (moved.others, queries.details(before)) == ({ends_today.pk}, was)


def test_an_arena_s_own_days_move_what_hangs_on_them(arena, trust, today) -> None:
    asked_again = owed(arena, Hanging(Anchor.ARENA_END, months=3))
    with arenas.change(trust) as change:
        arenas_actions.alter(arena, change=change, starts_on=today, ends_on=date(2026, 8, 31))
    assert due(asked_again) == date(2026, 11, 30)

    with arenas.change(trust) as change:
        arenas_actions.alter(arena, change=change, ends_on=date(2026, 9, 28))
    assert due(asked_again) == date(2026, 12, 28)


def test_what_hangs_in_another_arena_moves_too_and_what_hangs_on_that(arena, unit_a, trust, today) -> None:
    meeting, other = arenas.occasion(arena, today), arenas.arena(unit_a)
    reunion = arenas.occasion(other, None, hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, months=12))
    before = owed(other, Hanging(Anchor.OCCASION_START, reunion.pk, days=-1))

    with arenas.change(trust) as change:
        occasions.move(meeting, When(starts_on=date(2027, 1, 15)), change=change)

    assert queries.details(reunion).starts_on == date(2028, 1, 15)
    assert due(before) == date(2028, 1, 14)


def test_what_does_not_move_is_not_written_again(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    promise = owed(arena, Hanging(Anchor.OCCASION_START, meeting.pk), due_on=today)
    after = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk))
    before = queries.details(after)
    with arenas.change(trust) as change:
        occasions.alter(meeting, title="Another name", change=change)

    assert PromiseDetails.objects.filter(promise=promise).count() == 1
    assert queries.details(after) == before
