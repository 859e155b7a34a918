import pytest

from stafett.arenas.attendance import actions, queries
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_a_code_is_found_however_it_is_typed(arena, trust, elsewhere, today) -> None:
    meeting = arenas.occasion(arena, today)
    assert queries.code(meeting) is None
    with arenas.change(trust) as change:
        shown = actions.show_code(meeting, through=today, change=change)
    typed = f" {shown.code[:3].lower()}-{shown.code[3:]} "

    assert (queries.code(meeting), queries.of_code(trust.pk, typed)) == (shown, shown)
    assert queries.of_code(elsewhere.pk, typed) is None
    assert queries.of_code(trust.pk, "") is None


def test_places_are_those_of_the_occasion_and_of_its_arena(arena, people, today) -> None:
    meeting = arenas.occasion(arena, today)
    of_all = arenas.seat(arenas.pool(arena), people[0])
    of_this = arenas.seat(arenas.pool(arena, occasion=meeting), people[1])
    arenas.seat(arenas.pool(arena, occasion=arenas.occasion(arena, today)), people[2])

    assert list(queries.those_with_a_place(meeting)) == [of_all, of_this]


def test_who_could_come_and_who_came(arena, trust, people, today) -> None:
    meeting, pool = arenas.occasion(arena, today), arenas.pool(arena, 2)
    first, second, _waits = (arenas.seat(pool, person) for person in people[:3])
    assert (queries.could_come(meeting), queries.came(meeting)) == ([first, second], set())
    with arenas.change(trust) as change:
        actions.by_list(meeting, [second.seat_id], change=change, on=today)
    assert queries.came(meeting) == {second.seat_id}
