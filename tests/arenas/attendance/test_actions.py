from datetime import timedelta

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.attendance import actions, queries
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor, State
from stafett.arenas.seats import actions as seats
from tests.factories import arenas

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def meeting(arena, today):
    return arenas.occasion(arena, today)


def test_the_code_works_twice_and_late_but_not_for_ever(arena, meeting, pool, people, trust, today) -> None:
    row = arenas.seat(pool, people[0])
    with arenas.change(trust) as change:
        code = actions.show_code(meeting, change=change)
    with arenas.change(trust) as change:
        assert actions.show_code(meeting, change=change) == code

    attended = []
    for day in (today, today, today + 7 * DAY):
        with arenas.change(trust) as change:
            attended.append(actions.by_code(code, row, change=change, on=day))
    assert attended[0] == attended[1] == attended[2]
    assert list(queries.present(meeting)) == attended[:1]

    with pytest.raises(ArenaError, match="No such code"), arenas.change(trust) as change:
        actions.by_code(code, row, change=change, on=today + 8 * DAY)


def test_the_code_follows_the_days_of_what_moves_and_of_what_moves_along(
    arena, meeting, pool, people, trust, today
) -> None:
    weeks_after = Hanging(Anchor.OCCASION_END, meeting.pk, weeks=6)
    second, row = arenas.occasion(arena, hangs_on=weeks_after), arenas.seat(pool, people[0])
    with arenas.change(trust) as change:
        codes = [actions.show_code(one, change=change) for one in (meeting, second)]
    arenas.moved(meeting, today + 60 * DAY)

    for code, first in zip(codes, (today + 60 * DAY, today + 102 * DAY), strict=True):
        with pytest.raises(ArenaError, match="not started"), arenas.change(trust) as change:
            actions.by_code(code, row, change=change, on=first - DAY)
        with arenas.change(trust) as change:
            actions.by_code(code, row, change=change, on=first + 7 * DAY)
        assert queries.came(code.occasion) == {row.seat_id}


def test_the_list_says_who_was_there_but_takes_no_code_away(arena, meeting, people, trust, today) -> None:
    pool = arenas.pool(arena)
    rows = [arenas.seat(pool, person) for person in people[:4]]
    seats = [row.seat_id for row in rows]
    with arenas.change(trust) as change:
        actions.by_code(actions.show_code(meeting, change=change), rows[0], change=change, on=today)
    with arenas.change(trust) as change:
        new, gone = actions.by_list(meeting, [*seats[1:], 10_000], change=change, on=today)
    assert ([row.seat_id for row in new], gone) == (seats[1:], [])

    with arenas.change(trust) as change:
        new, gone = actions.by_list(meeting, seats[2:3], change=change, on=today)
    assert (new, [row.seat_id for row in gone]) == ([], [seats[1], seats[3]])
    assert [row.seat_id for row in queries.present(meeting)] == [seats[0], seats[2]]
    with pytest.raises(ArenaError, match="not started"), arenas.change(trust) as change:
        actions.by_list(meeting, [], change=change, on=today - DAY)


def test_who_waited_and_came_has_a_place_from_then_on(arena, meeting, people, trust, today) -> None:
    pool = arenas.pool(arena, 1)
    taken, waiting, still = (arenas.seat(pool, person) for person in people[:3])
    with arenas.change(trust) as change:
        new, _gone = actions.by_list(meeting, [waiting.seat_id], change=change, on=today)

    assert [row.seat_id for row in new] == [waiting.seat_id]
    assert [row.state for row in queries.could_come(meeting)] == [State.TAKEN, State.TAKEN, State.WAITING]
    assert [row.seat_id for row in queries.could_come(meeting)] == [
        row.seat_id for row in (taken, waiting, still)
    ]


def test_who_waited_and_was_not_there_after_all_waits_again(arena, meeting, people, trust, today) -> None:
    pool = arenas.pool(arena, 1)
    taken, waiting = (arenas.seat(pool, person) for person in people[:2])
    both = [taken.seat_id, waiting.seat_id]
    for said in (both, []):
        with arenas.change(trust) as change:
            actions.by_list(meeting, said, change=change, on=today)

    assert [row.state for row in queries.could_come(meeting)] == [State.TAKEN, State.WAITING]


def test_who_is_on_the_list_twice_is_known_as_they_stand_now(arena, meeting, people, trust, today) -> None:
    pool = arenas.pool(arena, 1)
    taken, waiting = (arenas.seat(pool, person) for person in people[:2])
    with arenas.change(trust) as change:
        seats.withdraw(taken.seat, change=change, at=arenas.NOON)
        seats.settle(pool, until=arenas.NOON, change=change, at=arenas.NOON - DAY)
    with arenas.change(trust) as change:
        seats.lapse(pool, change=change, at=arenas.NOON)
    again = arenas.seat(pool, people[1])

    assert [row.seat_id for row in queries.could_come(meeting)] == [again.seat_id]
    with arenas.change(trust) as change:
        new, _gone = actions.by_list(meeting, [waiting.seat_id, again.seat_id], change=change, on=today)
    assert [row.seat_id for row in new] == [again.seat_id]
