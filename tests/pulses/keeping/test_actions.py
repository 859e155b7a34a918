"""Asked in rounds, changed until the first opens, and ended with all answers kept."""

from typing import Any

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.pulses import queries as pulses_
from stafett.pulses.keeping import actions, queries
from stafett.pulses.models import Privacy, Pulse, Wave, WaveDetails
from tests.factories import TODAY, days_ago, days_ahead, pulses
from tests.factories import arenas as meetings

pytestmark = pytest.mark.django_db


def begun(arena, *rounds, on=TODAY, **said: Any) -> Pulse:
    with meetings.change(arena.organisation) as change:
        return actions.begin(arena, pulses.planned(*rounds, **said), change=change, on=on)


def altered(pulse, *rounds, seen: int = 1, on=TODAY, **said: Any) -> None:
    with meetings.change(pulse.organisation) as change:
        actions.alter(pulse, pulses.planned(*rounds, **said), seen=seen, change=change, on=on)


def ended(pulse, on=TODAY) -> None:
    with meetings.change(pulse.organisation) as change:
        actions.end(pulse, change=change, on=on)


def days(pulse) -> list:
    return [(row.name, row.due_on, row.days_open) for row in queries.kept(pulse).waves]


def test_a_baseline_and_later_ones_of_which_one_moves_with_the_arena(arena, unit_a) -> None:
    day = meetings.occasion(arena, days_ahead(30))
    later = pulses.turn("After", hangs_on=Hanging("occasion_end", day.pk, weeks=12))

    pulse = begun(arena, pulses.turn(" Before ", TODAY), later, privacy="known", known_to_id=unit_a.pk)

    assert days(pulse) == [("Before", TODAY, 14), ("After", days_ahead(30 + 84), 14)]
    form = queries.kept(pulse).form
    assert (form.title, form.known_to, form.minimum) == ("How are you?", unit_a, 5)
    meetings.moved(day, days_ahead(40))
    assert days(pulse)[1][1] == days_ahead(40 + 84)


def test_who_is_known_to_nobody_is_known_to_no_leader(arena, unit_a) -> None:
    assert queries.kept(begun(arena, known_to_id=unit_a.pk)).form.known_to is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"privacy": "known", "known_to_id": None},
        {"rounds": ()},
        {"rounds": (pulses.turn("Before", days_ago(1)),)},
        {"title": " "},
    ],
)
def test_what_makes_no_sense_is_not_asked(arena, wrong) -> None:
    with pytest.raises(ArenaError):
        begun(arena, **wrong)
    assert not Pulse.objects.exists()


def test_before_the_first_opens_all_of_it_may_be_another(arena, unit_a, alice) -> None:
    pulse = begun(arena, pulses.turn("Before", days_ahead(1)))
    wave = Wave.objects.get()

    altered(pulse, pulses.turn("First", days_ahead(2)), title="How is it?", privacy=Privacy.OPEN)

    kept = queries.kept(pulse)
    assert (kept.form.number, kept.form.title, kept.form.privacy) == (2, "How is it?", "open")
    assert days(pulse) == [("First", days_ahead(2), 14)]
    assert list(pulses_.visible_to(alice.actor)) == [kept.waves[0].wave]
    assert wave != kept.waves[0].wave
    with pytest.raises(ChangedMeanwhile):
        altered(pulse)


def test_once_it_has_opened_or_somebody_answered_it_stands(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    pulse = begun(arena)
    with pytest.raises(NotAllowed):
        altered(pulse)

    pulses.answered(queries.kept(pulse).waves[0].wave, one)
    WaveDetails.objects.open().filter(name="Before").update(due_on=days_ahead(30))
    with pytest.raises(NotAllowed):
        altered(pulse)


def test_ending_closes_what_is_open_and_calls_off_what_is_to_come(arena, alice) -> None:
    rounds = [pulses.turn(name, days_ahead(at)) for name, at in (("One", 0), ("Two", 30), ("Three", 60))]
    pulse = begun(arena, *rounds)

    ended(pulse, on=days_ahead(32))

    assert days(pulse) == [("One", TODAY, 14), ("Two", days_ahead(30), 3)]
    assert pulses_.visible_to(alice.actor).count() == 2
    ended_on = days_ahead(33)
    with pytest.raises(NotAllowed):
        ended(pulse, on=ended_on)


def test_what_was_answered_closes_though_its_day_has_moved_ahead_since(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    day = meetings.occasion(arena, TODAY)
    pulse = begun(arena, pulses.turn("Before", hangs_on=Hanging("occasion_start", day.pk)))
    pulses.answered(queries.kept(pulse).waves[0].wave, one)
    meetings.moved(day, days_ahead(20))

    ended(pulse, on=days_ahead(3))
    meetings.moved(day, days_ahead(40))

    assert days(pulse) == [("Before", days_ahead(3), 1)]
    with pytest.raises(NotAllowed):
        altered(pulse)


def test_what_is_ended_asked_those_it_asked(arena, unit_a) -> None:
    one, other = (meetings.occasion(arena, TODAY) for _each in range(2))
    (asked,) = pulses.members(unit_a, arena, 1, occasion=one)
    (_not_asked,) = pulses.members(unit_a, arena, 1, occasion=other, name="Other")
    pulse = begun(arena, pulses.turn("After", hangs_on=Hanging("occasion_end", one.pk)))

    ended(pulse)

    (row,) = queries.kept(pulse).waves
    assert (row.anchor, [seat.person for seat in pulses_.audience(row.wave)]) == ("", [asked.person])


def test_what_was_ended_before_it_began_is_asked_of_nobody(arena) -> None:
    pulse = begun(arena, pulses.turn("Before", days_ahead(5)))

    ended(pulse)

    assert days(pulse) == []
    with pytest.raises(NotAllowed):
        altered(pulse)
