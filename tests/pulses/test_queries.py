import pytest

from stafett.arenas import actions as settings
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor, Arena, Following, OpenTo, SeatState
from stafett.arenas.seats import actions as seats
from stafett.audit.models import Entry
from stafett.people.actor import NOBODY
from stafett.pulses import queries
from stafett.pulses.models import Privacy
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


def sees(wave, *members) -> list[bool]:
    return [queries.visible_to(one.actor).filter(pk=wave.pk).exists() for one in members]


def test_those_who_are_asked_and_who_leads_the_unit_it_belongs_to_see_it(unit_a, alice, bob, charlie) -> None:
    arena = meetings.arena(unit_a, open_to=OpenTo.ORGANISATION)
    (asked,) = pulses.members(unit_a, arena, 1)
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))

    assert sees(wave, asked, alice, bob, charlie) == [True, True, False, False]
    assert not queries.visible_to(NOBODY).exists()


def test_who_is_promised_to_know_the_answers_sees_it(arena, unit_elsewhere, charlie, trust) -> None:
    with meetings.change(trust) as change:
        settings.join(arena, "member", unit=unit_elsewhere, change=change)
    known = pulses.wave(pulses.form(arena, Privacy.KNOWN, known_to_id=unit_elsewhere.pk))
    not_known = pulses.wave(pulses.form(arena))

    assert (sees(known, charlie), sees(not_known, charlie)) == ([True], [False])


def test_who_took_part_once_sees_what_they_answered_and_nothing_after_it(
    arena, trust, unit_elsewhere
) -> None:
    with meetings.change(trust) as change:
        party = settings.join(arena, "member", unit=unit_elsewhere, change=change)
    (former,) = pulses.members(unit_elsewhere, arena, 1)
    form = pulses.form(arena, Privacy.OPEN)
    answered, missed = (pulses.wave(form, TODAY, name) for name in ("Before", "Also"))
    pulses.answered(answered, former)
    assert sees(missed, former) == [True]

    with meetings.change(trust) as change:
        settings.leave(party, change=change)

    later = pulses.wave(form, TODAY, "After")
    assert [sees(wave, former) for wave in (answered, missed, later)] == [[True], [False], [False]]
    assert queries.asked_of(former.actor, on=TODAY) == []
    assert [queries.turnout(queries.details(one), on=TODAY) for one in (answered, later)] == [(1, 1), (0, 0)]


def test_a_wave_about_one_occasion_asks_who_has_a_place_at_it_or_at_all_of_it(arena, unit_a) -> None:
    first, second = (meetings.occasion(arena, days_ahead(day)) for day in (10, 20))
    at_first, at_second = (
        pulses.members(unit_a, arena, 1, name=name, occasion=one)[0]
        for name, one in (("First", first), ("Second", second))
    )
    (at_all,) = pulses.members(unit_a, arena, 1, name="All")
    form = pulses.form(arena)
    of_all = pulses.wave(form, days_ahead(27), "Of all")
    of_first, of_second = (
        pulses.wave(form, None, "After", hangs_on=Hanging(Anchor.OCCASION_END, one.pk, weeks=1))
        for one in (first, second)
    )

    def asked(wave) -> set[int]:
        return {row.person_id for row in queries.audience(wave)}

    def waiting(member) -> list:
        return [row.wave for row in queries.asked_of(member.actor, on=days_ahead(27))]

    everybody = {one.person.pk for one in (at_first, at_second, at_all)}
    assert asked(of_first) == everybody - {at_second.person.pk}
    assert (asked(of_second), asked(of_all)) == (everybody - {at_first.person.pk}, everybody)
    assert waiting(at_first) == [of_first, of_all]
    assert waiting(at_second) == [of_all, of_second]
    assert waiting(at_all) == [of_first, of_all, of_second]
    assert sees(of_second, at_first, at_second) == [False, True]


def test_a_wave_that_hangs_on_something_elsewhere_asks_those_here(arena, unit_a) -> None:
    elsewhere = meetings.occasion(meetings.arena(unit_a), TODAY)
    (one,) = pulses.members(unit_a, arena, 1, occasion=meetings.occasion(arena))
    hung = Hanging(Anchor.OCCASION_END, elsewhere.pk)
    wave = pulses.wave(pulses.form(arena), None, hangs_on=hung)

    assert [row.wave for row in queries.asked_of(one.actor, on=TODAY)] == [wave]


def test_whose_place_ended_with_all_of_it_is_asked_afterwards(arena, unit_a, trust) -> None:
    stayed, left = pulses.members(unit_a, arena, 2)
    wave = pulses.wave(pulses.form(arena), days_ahead(7), "After")
    with meetings.change(trust) as change:
        seats.end(seat_of(stayed), change=change, at=NOON)
        seats.withdraw(seat_of(left), change=change, at=NOON)
        settings.alter(arena, change=change, ended_on=TODAY)

    assert [row.wave for row in queries.asked_of(stayed.actor, on=days_ahead(7))] == [wave]
    assert queries.asked_of(left.actor, on=days_ahead(7)) == []
    assert sees(wave, stayed, left) == [True, False]
    pulses.answered(wave, stayed, on=days_ahead(7))
    assert queries.turnout(queries.details(wave), on=days_ahead(7)) == (1, 1)


def seat_of(member):
    return SeatState.objects.open().get(person=member.person).seat


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
