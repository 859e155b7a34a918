from dataclasses import replace
from datetime import timedelta

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor
from stafett.arenas.occasions import actions, queries
from stafett.arenas.occasions.rules import When, Where
from stafett.arenas.seats import queries as seated
from stafett.arenas.telling import Teller
from stafett.audit.models import ChangedMeanwhile
from stafett.communication.models import Message
from tests.factories import NEWS, arenas

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_a_new_time_or_place_raises_the_sequence_and_nothing_else_does(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    uid = meeting.uid
    sequences = []
    with arenas.change(trust) as change:
        sequences.append(actions.alter(meeting, title="Another title", change=change).sequence)
    with arenas.change(trust) as change:
        sequences.append(actions.alter(meeting, where=Where(place="Room 3"), change=change).sequence)
    with arenas.change(trust) as change:
        moved = actions.move(meeting, When(starts_on=today + DAY), change=change)
        sequences.append(moved.details.sequence)
    with arenas.change(trust) as change:
        sequences.append(actions.cancel(meeting, grounds="Storm", change=change, on=today).sequence)

    assert sequences == [0, 1, 2, 3]
    row = queries.details(meeting)
    assert (row.title, row.place, row.ends_on, row.grounds) == (
        "Another title",
        "Room 3",
        today + DAY,
        "Storm",
    )
    assert row.occasion.uid == uid
    for again in (
        lambda change: actions.cancel(meeting, change=change, on=today),
        lambda change: actions.move(meeting, When(starts_on=today), change=change),
    ):
        with pytest.raises(ArenaError, match="called off"), arenas.change(trust) as change:
            again(change)


def test_called_off_with_a_word_why_nobody_is_on_the_list_and_those_who_were_are_told(
    arena, trust, bob, gunnar, at
) -> None:
    meeting = arenas.occasion(arena)
    pool = arenas.pool(arena, 1, occasion=meeting)
    for member in (bob, gunnar):
        arenas.seat(pool, member.person)
    teller = Teller(place=NEWS, changed=NEWS, link=lambda details: "/somewhere/")

    with pytest.raises(ArenaError, match="Write why"), arenas.change(trust) as change:
        actions.call_off(meeting, teller, grounds=" ", change=change, at=at)
    with arenas.change(trust) as change:
        assert actions.call_off(meeting, teller, grounds="Storm", change=change, at=at) == 2

    assert queries.details(meeting).cancelled_on == at.date()
    assert seated.listed(meeting, at=at) == []
    assert {row.person for row in Message.objects.all()} == {bob.person, gunnar.person}


def test_days_that_follow_from_another_s_are_so_many_and_known_at_once(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    when = When(hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, weeks=2), lasts=3)
    with arenas.change(trust) as change:
        made = actions.plan(arena, "After", when, change=change)

    assert (made.starts_on, made.ends_on, made.sequence) == (today + 14 * DAY, today + 16 * DAY, 0)
    with arenas.change(trust) as change:
        moved = actions.move(made.occasion, replace(when, lasts=1), change=change).details
    assert (moved.starts_on, moved.ends_on) == (today + 14 * DAY, today + 14 * DAY)


def test_a_recipe_s_days_follow_from_those_of_the_same_arena(arena, unit_a, today) -> None:
    meeting, other = arenas.occasion(arena, today), arenas.arena(unit_a)
    after = When(hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, weeks=2))

    assert actions.falls(arena, When(starts_on=today)) == When(starts_on=today)
    assert actions.falls(arena, after).starts_on == today + 14 * DAY
    with pytest.raises(ArenaError, match="from the list"):
        actions.falls(other, after)


def test_what_moves_along_is_not_moved_to_a_day_that_has_been(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today + 9 * DAY)
    before = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_START, meeting.pk, days=-4))
    with arenas.change(trust) as change:
        moved = actions.move(meeting, When(starts_on=today + 4 * DAY), change=change)
        assert [row.starts_on for row in actions.along(moved, on=today)] == [today]
    with pytest.raises(ArenaError, match="has been"), arenas.change(trust) as change:
        actions.along(actions.move(meeting, When(starts_on=today + 3 * DAY), change=change), on=today)
    assert queries.details(before).starts_on == today


def test_postponed_says_from_which_day_and_why(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    later = When(starts_on=today.replace(year=today.year + 1))
    with arenas.change(trust) as change:
        moved = actions.move(
            meeting,
            later,
            where=Where(link="https://example.org"),
            change=change,
            grounds=" Storm ",
            is_postponed=True,
        )

    row = moved.details
    assert (row.postponed_from, row.grounds, row.link) == (today, "Storm", "https://example.org")


def test_who_comes_second_is_told(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    seen = queries.details(meeting).pk
    with arenas.change(trust) as change:
        actions.alter(meeting, title="First", change=change, seen=seen)

    with pytest.raises(ChangedMeanwhile) as refused, arenas.change(trust) as change:
        actions.move(meeting, When(starts_on=today), change=change, seen=seen)
    assert refused.value.now.title == "First"


def test_what_makes_no_sense_is_refused(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    with pytest.raises(ArenaError, match="title"), arenas.change(trust) as change:
        actions.plan(arena, " ", When(), change=change)
    with pytest.raises(ArenaError, match="depends on it"), arenas.change(trust) as change:
        actions.move(
            meeting, When(hangs_on=Hanging(Anchor.OCCASION_START, meeting.pk, days=1)), change=change
        )
    with pytest.raises(ArenaError, match="title"), arenas.change(trust) as change:
        actions.alter(meeting, title="", change=change)
