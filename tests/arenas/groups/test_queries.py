import pytest

from stafett.arenas.groups import actions, queries
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_groups_and_who_is_in_them(arena, pool, people, trust) -> None:
    seats = [arenas.seat(pool, person).seat for person in people[:2]]
    with arenas.change(trust) as change:
        first = actions.make(arena, "First", change=change)
        second = actions.make(arena, "Second", change=change)
        actions.fill(second.group, seats, change=change)

    assert list(queries.of_arena(arena)) == [first, second]
    assert queries.details(first.group) == first
    assert queries.members(arena) == {first.group_id: [], second.group_id: [seat.pk for seat in seats]}
