import pytest

from stafett.arenas.models import Arena, Following, SeatState
from stafett.audit.models import Entry
from stafett.people.actor import NOBODY
from stafett.pulses import queries
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead, pulses
from tests.factories import arenas as meetings
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def test_who_has_a_place_is_asked_while_it_is_open(arena, unit_a, bob) -> None:
    first, _second = pulses.members(unit_a, arena, 2)
    form = pulses.form(arena)
    wave, later = pulses.wave(form), pulses.wave(form, days_ahead(90), "After")

    assert [row.wave for row in queries.asked_of(first.actor, on=TODAY)] == [wave]
    assert queries.asked_of(bob.actor, on=TODAY) == []
    assert [row.wave for row in queries.asked_of(first.actor, on=days_ahead(91))] == [later]
    pulses.answered(wave, first)
    assert queries.asked_of(first.actor, on=TODAY) == []
    assert queries.turnout(queries.details(wave), on=TODAY) == (1, 2)
    assert [row.wave for row in queries.over(first.actor, on=days_ahead(14))] == [wave]
    assert queries.over(first.actor, on=days_ahead(13)) == []
    assert [row.wave for row in queries.waves(wave.pulse)] == [wave, later]


def test_a_wave_for_some_places_asks_those_alone(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1, name="In")
    (other,) = pulses.members(unit_a, arena, 1, name="Out")
    wave = pulses.wave(pulses.form(arena), pool=pool_of(one))

    assert [len(queries.asked_of(who.actor, on=TODAY)) for who in (one, other)] == [1, 0]
    assert queries.turnout(queries.details(wave), on=TODAY) == (0, 1)


def test_who_gets_a_place_once_it_is_over_was_not_asked(arena, unit_a, monkeypatch) -> None:
    first, _second = pulses.members(unit_a, arena, 2)
    wave = pulses.wave(pulses.form(arena))
    pulses.answered(wave, first)
    Entry.objects.update(at=NOON)
    pulses.members(unit_a, arena, 1, name="Late")

    row = queries.details(wave)
    assert queries.turnout(row, on=days_ahead(13)) == (1, 3)
    assert queries.turnout(row, on=days_ahead(14)) == (1, 2)


def pool_of(member):
    return SeatState.objects.open().get(person=member.person).pool


def test_those_who_are_asked_and_those_who_see_the_arena_see_it(arena, unit_a, alice, bob, charlie) -> None:
    (asked,) = pulses.members(unit_a, arena, 1)
    wave = pulses.wave(pulses.form(arena))

    def sees(actor) -> bool:
        return queries.visible_to(actor).filter(pk=wave.pk).exists()

    assert [sees(who.actor) for who in (asked, alice, bob, charlie)] == [True, True, False, False]
    assert not sees(NOBODY)


def test_and_in_what_continues_it(arena, unit_a, alice) -> None:
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)
    later, other = meetings.arena(unit_a), meetings.arena(unit_a)
    Arena.objects.filter(pk=later.pk).update(follows=arena, how=Following.CONTINUES)
    for one in (later, other):
        meetings.guest_seat(meetings.pool(one), guest.guest_id)
    wave, elsewhere = (pulses.wave(pulses.form(one)) for one in (later, other))

    assert [row.wave for row in queries.asked_of(guest, on=TODAY)] == [wave]
    assert (queries.seat_of(wave, guest) is None, queries.seat_of(elsewhere, guest) is None) == (False, True)


def test_a_guest_with_a_place_is_asked_through_the_link_of_the_arena(arena, unit_a, alice, trust) -> None:
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)
    elsewhere = factories.guest_of(factories.let_in("arena:999999", by=alice).link)
    for one in (guest, elsewhere):
        meetings.guest_seat(meetings.pool(arena), one.guest_id)
    wave = pulses.wave(pulses.form(arena))

    assert [row.wave for row in queries.asked_of(guest, on=TODAY)] == [wave]
    assert queries.asked_of(elsewhere, on=TODAY) == []
    assert queries.seat_of(wave, guest) is not None
    assert queries.seat_of(wave, elsewhere) is None


def test_a_wave_without_a_day_asks_nobody(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    pulses.wave(pulses.form(arena), None)
    pulses.wave(pulses.form(arena), days_ago(40))

    assert queries.asked_of(one.actor, on=TODAY) == []


def test_a_code_pairs_within_one_pulse_alone() -> None:
    assert queries.pair_of(1, "") == ""
    assert queries.pair_of(1, "abc-de") == queries.pair_of(1, "ABCDE") != queries.pair_of(2, "abcde")
