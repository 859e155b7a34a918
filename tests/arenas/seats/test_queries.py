import pytest

from stafett.arenas.seats import actions, queries
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_how_full_pools_are(arena, pool, people, trust, at) -> None:
    endless = arenas.pool(arena, order=1)
    for person in people[:3]:
        arenas.seat(pool, person)
    arenas.seat(endless, people[0])
    with arenas.change(trust) as change:
        actions.ask(endless, actions.Holder(person_id=people[1].pk), change=change, at=at)

    found = queries.filled([pool.pk, endless.pk], at=at)
    assert found == {pool.pk: queries.Filled(2, 2, 1, 0), endless.pk: queries.Filled(None, 1, 0, 1)}
    assert [(one.left, one.is_full) for one in found.values()] == [(0, True), (None, False)]
    assert queries.left(pool, at=at) == 0
    assert [row.pool for row in queries.pools([arena])] == [pool, endless]


def test_who_is_on_the_list_of_an_occasion(arena, people, trust, at) -> None:
    meeting = arenas.occasion(arena)
    first, second = (arenas.pool(arena, 1, occasion=meeting) for _number in range(2))
    rows = [arenas.seat(pool, person) for pool, person in zip((first, second, first), people, strict=False)]
    gone = arenas.seat(second, people[3])
    with arenas.change(trust) as change:
        actions.withdraw(gone.seat, change=change, at=at)

    assert queries.listed(meeting, at=at) == rows


def test_a_person_s_seats_and_their_place_in_line(arena, pool, people, trust, at) -> None:
    rows = [arenas.seat(pool, person) for person in people]
    endless = arenas.pool(arena)
    with arenas.change(trust) as change:
        actions.take(endless, [actions.Holder(guest_id=1)], change=change, at=at)

    assert list(queries.held_by(people[4].pk)) == [rows[4]]
    assert list(queries.held_by(None)) == []
    assert [queries.place_in_line(row) for row in rows[2:]] == [1, 2, 3]
