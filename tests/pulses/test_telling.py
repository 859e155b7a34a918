"""Everybody who is asked hears it once, when it opens."""

from datetime import datetime, time, timedelta

import pytest

from stafett.communication.models import Message, Rhythm
from stafett.communication.rules import FORGET_AFTER
from stafett.lib.clock import OSLO
from stafett.people.models import Identity
from stafett.pulses import telling
from tests import factories
from tests.factories import TODAY, arenas, days_ahead, pulses
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def told() -> list[int | None]:
    return list(Message.objects.order_by("pk").values_list("person", flat=True))


def test_those_who_are_asked_hear_it_on_the_day_it_opens(arena, unit_a, bob) -> None:
    first, second = pulses.members(unit_a, arena, 2)
    wave = pulses.wave(pulses.form(arena), days_ahead(3))
    assert telling.opened(at=NOON) == 0
    night = datetime.combine(days_ahead(3), time(6, 59), OSLO)
    assert telling.opened(at=night) == 0
    assert telling.opened(at=night + timedelta(minutes=1)) == 2

    assert told() == [first.person.pk, second.person.pk]
    message = Message.objects.first()
    assert (message.subject, message.link) == ("You are asked: How are you?", f"/asked/{wave.pk}/")
    assert (message.paragraphs, message.is_urgent) == (["Answer by 1 July 2026."], True)


def test_once_however_often_it_is_looked(arena, unit_a) -> None:
    pulses.members(unit_a, arena, 2)
    pulses.wave(pulses.form(arena))
    assert [telling.opened(at=NOON + number * DAY) for number in range(3)] == [2, 0, 0]
    (late,) = pulses.members(unit_a, arena, 1, name="Late")
    assert telling.opened(at=NOON + DAY) == 1
    assert told()[-1] == late.person.pk


def test_who_has_answered_is_not_asked_again(arena, unit_a) -> None:
    first, second = pulses.members(unit_a, arena, 2)
    pulses.answered(pulses.wave(pulses.form(arena)), first)
    assert (telling.opened(at=NOON), told()) == (1, [second.person.pk])


def test_nobody_is_told_of_what_is_over(arena, unit_a) -> None:
    pulses.members(unit_a, arena, 2)
    pulses.wave(pulses.form(arena))
    assert telling.opened(at=NOON + 14 * DAY) == 0


def test_what_was_told_and_forgotten_is_not_told_again(arena, unit_a) -> None:
    pulses.members(unit_a, arena, 2)
    pulses.wave(pulses.form(arena), days_open=365)
    assert telling.opened(at=NOON + FORGET_AFTER) == 0
    assert telling.opened(at=NOON + FORGET_AFTER - DAY) == 2


def test_with_two_places_one_is_told_once(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    arenas.seat(arenas.pool(arena), one.person)
    pulses.wave(pulses.form(arena))
    assert (telling.opened(at=NOON), told()) == (1, [one.person.pk])


def test_who_does_not_want_to_hear_it_does_not_and_others_read_it_in_their_language(arena, unit_a) -> None:
    first, second = pulses.members(unit_a, arena, 2)
    factories.wants(first.person, Rhythm.DAILY, not_about=frozenset({telling.ASKED.code}))
    Identity.objects.filter(pk=second.identity.pk).update(language="nn")
    pulses.wave(pulses.form(arena))
    telling.opened(at=NOON)
    message = Message.objects.get(only_here=False)
    assert (message.person, message.language) == (second.person, "nn")
    assert "28.\xa0juni 2026" in message.paragraphs[0]


def test_a_guest_hears_it_too(arena, alice) -> None:
    guest = factories.let_in(f"arena:{arena.pk}", by=alice).link.guest
    arenas.guest_seat(arenas.pool(arena), guest.pk)
    pulses.wave(pulses.form(arena), TODAY)
    assert [telling.opened(at=NOON), telling.opened(at=NOON)] == [1, 0]
    assert (Message.objects.get().guest, Message.objects.get().link) == (guest, "")
