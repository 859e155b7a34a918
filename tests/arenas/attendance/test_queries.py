import pytest

from stafett.arenas import actions as settings
from stafett.arenas.attendance import actions, queries
from stafett.arenas.models import SeatState
from stafett.arenas.seats import actions as seats
from stafett.audit import queries as audit
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_a_code_is_found_however_it_is_typed(arena, trust, elsewhere, today) -> None:
    meeting = arenas.occasion(arena, today)
    assert queries.code(meeting) is None
    with arenas.change(trust) as change:
        shown = actions.show_code(meeting, change=change)
    typed = f" {shown.code[:3].lower()}-{shown.code[3:]} "

    assert (queries.code(meeting), queries.of_code(trust.pk, typed)) == (shown, shown)
    assert queries.of_code(elsewhere.pk, typed) is None
    assert queries.of_code(trust.pk, "") is None


def test_places_are_those_of_the_occasion_and_of_its_arena(arena, people, today) -> None:
    meeting = arenas.occasion(arena, today)
    of_all = arenas.seat(arenas.pool(arena), people[0])
    of_this = arenas.seat(arenas.pool(arena, occasion=meeting), people[1])
    arenas.seat(arenas.pool(arena, occasion=arenas.occasion(arena, today)), people[2])

    assert list(queries.every_seat(meeting)) == [of_all, of_this]


def test_who_could_come_and_who_came(arena, trust, people, today) -> None:
    meeting, pool = arenas.occasion(arena, today), arenas.pool(arena, 2)
    first, second, waits = (arenas.seat(pool, person) for person in people[:3])
    assert (queries.could_come(meeting), queries.came(meeting)) == ([first, second, waits], set())
    with arenas.change(trust) as change:
        actions.by_list(meeting, [second.seat_id], change=change, on=today)
    assert queries.came(meeting) == {second.seat_id}


def taking_part(position=None) -> set[int]:
    return {row.person_id for row in queries.taking_part(position=position)}


def test_who_stayed_until_the_last_day_took_part_and_who_gave_up_or_never_came_did_not(
    arena, trust, people, at, today
) -> None:
    meeting = arenas.occasion(arena, today)
    in_all = [arenas.seat(arenas.pool(arena), person) for person in people[:3]]
    at_meeting = arenas.seat(arenas.pool(arena, occasion=meeting), people[3])
    everybody = {row.person_id for row in [*in_all, at_meeting]}
    assert taking_part() == everybody
    with arenas.change(trust) as change:
        seats.withdraw(in_all[0].seat, change=change, at=at)
        for row in (in_all[1], at_meeting):
            seats.end(row.seat, change=change, at=at)
    assert taking_part() == {people[2].pk}
    before_the_end = audit.position(trust.pk)

    with arenas.change(trust) as change:
        settings.alter(arena, change=change, ended_on=today)

    assert taking_part() == {people[1].pk, people[2].pk}
    assert taking_part(before_the_end) == {people[2].pk}


def test_who_came_for_a_unit_takes_part_as_long_as_it_does(arena, trust, people, unit_a, unit_b) -> None:
    pool = arenas.pool(arena)
    for person, unit in zip(people, (unit_a, unit_b, None), strict=False):
        arenas.seat(pool, person, for_unit=unit)
    assert len(taking_part()) == 3
    with arenas.change(trust) as change:
        parties = [settings.join(arena, "member", unit=unit, change=change) for unit in (unit_a, unit_b)]
    with_both = audit.position(trust.pk)

    for party, left in zip(parties, ({1, 2}, {2}), strict=True):
        with arenas.change(trust) as change:
            settings.leave(party, change=change)
        assert taking_part() == {people[number].pk for number in left}

    assert SeatState.objects.open().filter(state="taken").count() == len(taking_part(with_both)) == 3
