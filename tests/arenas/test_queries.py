from dataclasses import replace

import pytest

from stafett.arenas import actions, queries
from stafett.arenas.models import Arena, OpenTo
from stafett.arenas.seats import actions as seats
from stafett.people.actor import NOBODY
from tests import factories
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def seen(member) -> list[Arena]:
    return list(queries.visible_to(member.actor))


def test_leaders_see_what_their_unit_owns_and_others_nothing(
    arena, alice, gunnar, bob, charlie, hanne
) -> None:
    assert seen(alice) == seen(gunnar) == [arena]
    assert seen(bob) == seen(charlie) == seen(hanne) == []
    assert list(queries.visible_to(NOBODY)) == []


def test_what_arenas_are_called(arena, unit_a) -> None:
    other = arenas.arena(unit_a, "Something else")
    assert queries.titles([arena, other.pk]) == {arena.pk: "Something together", other.pk: "Something else"}


def test_the_leader_of_a_party_sees_it_whatever_the_organisation(
    arena, trust, unit_elsewhere, charlie
) -> None:
    with arenas.change(trust) as change:
        party = actions.join(arena, "host", unit=unit_elsewhere, change=change)
    assert seen(charlie) == [arena]

    with arenas.change(trust) as change:
        actions.leave(party, change=change)
    assert seen(charlie) == []


def test_whoever_has_a_seat_sees_it_and_the_leader_of_their_unit_too(
    unit_b, unit_a, trust, pool, arena, bob, alice, at
) -> None:
    other = arenas.arena(unit_b)
    seat = arenas.seat(arenas.pool(other), bob.person, for_unit=unit_a).seat
    assert (seen(bob), seen(alice)) == ([other], [arena, other])

    with arenas.change(trust) as change:
        seats.withdraw(seat, change=change, at=at)
    assert (seen(bob), seen(alice)) == ([], [arena])


def test_what_a_unit_had_before_it_left_shows_nothing_more(
    arena, trust, unit_elsewhere, charlie, pool
) -> None:
    dora = factories.member(unit_elsewhere, "Dora Dahl")
    with arenas.change(trust) as change:
        party = actions.join(arena, "host", unit=unit_elsewhere, change=change)
    arenas.seat(pool, dora.person, for_unit=unit_elsewhere)
    assert seen(charlie) == seen(dora) == [arena]

    with arenas.change(trust) as change:
        actions.leave(party, change=change)
    assert seen(charlie) == seen(dora) == []


def test_a_guest_sees_the_one_arena_their_link_opens(arena, unit_a, alice) -> None:
    arenas.arena(unit_a, open_to=OpenTo.INSTALLATION)
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)

    assert list(queries.visible_to(guest)) == [arena]
    for other in ("practice:1:2", "arena:x", "arena:999999"):
        assert not queries.visible_to(replace(guest, guest_scope=other)).exists()


def test_what_is_open_is_seen_by_the_organisation_or_by_all(unit_a, bob, charlie) -> None:
    ours = arenas.arena(unit_a, open_to=OpenTo.ORGANISATION)
    everybody_s = arenas.arena(unit_a, open_to=OpenTo.INSTALLATION)

    assert seen(bob) == [ours, everybody_s]
    assert seen(charlie) == [everybody_s]
