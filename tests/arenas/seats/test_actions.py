from datetime import timedelta

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import PoolDetails, SeatState, State
from stafett.arenas.seats import actions, queries
from stafett.arenas.seats.actions import Holder
from tests import factories
from tests.factories import arenas
from tests.racing import at_once

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def states(pool) -> list[tuple[int, str]]:
    return [(row.person_id, row.state) for row in queries.of_pool(pool)]


def test_the_first_get_places_and_the_rest_wait_in_order(pool, trust, people, at) -> None:
    holders = [Holder(person_id=person.pk) for person in people[:4]]
    with arenas.change(trust) as change:
        made = actions.take(pool, holders, change=change, at=at)

    assert [row.state for row in made] == ["taken", "taken", "waiting", "waiting"]
    assert states(pool) == [(row.person_id, row.state) for row in made]


def test_whoever_comes_while_others_wait_waits_behind_them(pool, trust, people, at) -> None:
    rows = [arenas.seat(pool, person) for person in people[:3]]
    with arenas.change(trust) as change:
        actions.withdraw(rows[0].seat, change=change, at=at)

    assert arenas.seat(pool, people[3]).state == State.WAITING
    assert queries.left(pool, at=at) == 1


def test_asking_twice_changes_nothing(pool, people) -> None:
    first = arenas.seat(pool, people[0])

    assert arenas.seat(pool, people[0]) == first
    assert SeatState.objects.count() == 1


def test_a_guest_holds_a_seat_by_number(pool, trust, at) -> None:
    with arenas.change(trust) as change:
        made = actions.take(pool, [Holder(guest_id=7), Holder(guest_id=7)], change=change, at=at)

    assert [(row.guest_id, row.state) for row in made] == [(7, "taken"), (7, "taken")]
    assert made[0] == made[1]


def test_a_free_place_is_offered_to_whoever_waits_longest_until_it_lapses(pool, trust, people, at) -> None:
    rows = [arenas.seat(pool, person) for person in people]
    with arenas.change(trust) as change:
        actions.withdraw(rows[1].seat, change=change, at=at)
        offered = actions.settle(pool, until=at + HOUR, change=change, at=at)
    assert [(row.person_id, row.state, row.until) for row in offered] == [
        (people[2].pk, "offered", at + HOUR)
    ]
    assert list(queries.to_settle(at=at)) == []

    late = at + HOUR
    assert list(queries.to_settle(at=late)) == [pool]
    with pytest.raises(ArenaError, match="run out"), arenas.change(trust) as change:
        actions.accept(rows[2].seat, change=change, at=late)
    with arenas.change(trust) as change:
        actions.settle(pool, until=late + HOUR, change=change, at=late)
    with arenas.change(trust) as change:
        actions.accept(rows[3].seat, change=change, at=late)

    assert [state for _person, state in states(pool)] == ["taken", "withdrawn", "lapsed", "taken", "waiting"]
    assert queries.current(rows[3].seat).until is None


def test_whose_offer_lapsed_may_ask_again(pool, trust, people, at) -> None:
    rows = [arenas.seat(pool, person) for person in people[:3]]
    with arenas.change(trust) as change:
        actions.withdraw(rows[1].seat, change=change, at=at)
        actions.settle(pool, until=at + HOUR, change=change, at=at)
    late = at + 2 * HOUR
    with arenas.change(trust) as change:
        actions.settle(pool, until=late + HOUR, change=change, at=late)

    again = arenas.seat(pool, people[2], at=late)

    assert again.seat != rows[2].seat
    assert again.state == State.TAKEN


def test_an_offer_that_ran_out_is_to_settle_until_it_is_offered_on(pool, trust, people, at) -> None:
    rows = [arenas.seat(pool, person) for person in people[:4]]
    with arenas.change(trust) as change:
        actions.withdraw(rows[1].seat, change=change, at=at)
        actions.settle(pool, until=at + HOUR, change=change, at=at)
    late = at + HOUR
    with arenas.change(trust) as change:
        actions.ask(pool, Holder(guest_id=7), change=change, at=late)
        actions.take(pool, [Holder(person_id=people[4].pk)], change=change, at=late)

    assert list(queries.to_settle(at=late)) == [pool]


def test_with_more_places_more_are_offered_and_without_an_end_all(pool, trust, people, at) -> None:
    for person in people:
        arenas.seat(pool, person)
    with arenas.change(trust) as change:
        actions.resize(pool, 3, change=change)
        assert len(actions.settle(pool, until=at + HOUR, change=change, at=at)) == 1
    with arenas.change(trust) as change:
        actions.resize(pool, None, change=change)
        assert len(actions.settle(pool, until=at + HOUR, change=change, at=at)) == 2
        actions.resize(pool, None, change=change)

    assert PoolDetails.objects.count() == 3


def test_what_is_asked_takes_a_place_only_when_it_is_granted(pool, trust, people, at) -> None:
    with arenas.change(trust) as change:
        asked = [
            actions.ask(pool, Holder(person_id=person.pk), change=change, at=at) for person in people[:4]
        ]
        assert actions.ask(pool, Holder(person_id=people[0].pk), change=change, at=at) == asked[0]
    assert queries.left(pool, at=at) == 2

    with arenas.change(trust) as change:
        granted = [actions.grant(row.seat, change=change, at=at) for row in asked[:3]]
        refused = actions.decline(asked[3].seat, grounds=" no room ", change=change, at=at)

    assert [row.state for row in granted] == ["taken", "taken", "waiting"]
    assert (refused.state, refused.grounds) == ("declined", "no room")
    with pytest.raises(ArenaError, match="already"), arenas.change(trust) as change:
        actions.grant(asked[0].seat, change=change, at=at)


def test_a_seat_belongs_to_its_unit_when_its_holder_changes(pool, trust, people, unit_a, at) -> None:
    seat = arenas.seat(pool, people[0], for_unit=unit_a).seat
    with arenas.change(trust) as change:
        now = actions.replace_holder(seat, person_id=people[1].pk, change=change, at=at)
    assert (now.seat, now.person_id, now.state, now.seat.for_unit) == (seat, people[1].pk, "taken", unit_a)

    with arenas.change(trust) as change:
        ended = actions.end(seat, change=change, at=at)
    assert ended.state == State.ENDED
    with pytest.raises(ArenaError, match="not on the list"), arenas.change(trust) as change:
        actions.withdraw(seat, change=change, at=at)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_and_one_place_one_gets_it(unit_a, trust, at) -> None:
    pool = arenas.pool(arenas.arena(unit_a), 1)
    people = [factories.person(trust, f"Person {number}") for number in range(20)]

    answers = at_once([lambda one=one: arenas.seat(pool, one).state for one in people])

    assert sorted(answers) == ["taken"] + 19 * ["waiting"]
    assert sorted(state for _person, state in states(pool)) == sorted(answers)
