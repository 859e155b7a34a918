import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.groups import actions, queries
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_a_group_is_made_and_filled(arena, pool, people, trust, unit_b) -> None:
    seats = [arenas.seat(pool, person).seat for person in people[:3]]
    with arenas.change(trust) as change:
        group = actions.make(arena, " First ", change=change).group
        actions.fill(group, seats[:2], change=change)
    with arenas.change(trust) as change:
        actions.fill(group, seats[1:], change=change)

    assert queries.details(group).name == "First"
    assert queries.members(arena) == {group.pk: [seats[1].pk, seats[2].pk]}

    elsewhere = arenas.seat(arenas.pool(arenas.arena(unit_b)), people[0]).seat
    with pytest.raises(ArenaError, match="take part"), arenas.change(trust) as change:
        actions.fill(group, [elsewhere], change=change)
    with pytest.raises(ArenaError, match="called"), arenas.change(trust) as change:
        actions.make(arena, "", change=change)
    with pytest.raises(ArenaError, match="already"), arenas.change(trust) as change:
        actions.make(arena, "first", change=change)
