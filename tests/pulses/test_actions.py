"""What is asked, answered once, and never traced where nobody may."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.db import connections

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor
from stafett.audit.models import Entry
from stafett.lib.keys import new_code
from stafett.lib.verdict import NotAllowed
from stafett.people.guests import actions as guests
from stafett.pulses import actions, queries
from stafett.pulses.models import Privacy, Response, Sealed, Ticket
from stafett.pulses.rules import Question
from tests import factories
from tests.factories import TODAY, days_ahead, pulses
from tests.factories import arenas as meetings

pytestmark = pytest.mark.django_db
SCALE = (Question(code="calm", kind="scale", text="How calm?"),)


def test_other_questions_are_the_next_version(arena) -> None:
    first = pulses.form(arena)
    second = pulses.form(arena, pulse=first.pulse, questions=SCALE)

    assert [(one.number, len(one.questions)) for one in (first, second)] == [(1, 3), (2, 1)]
    with pytest.raises(ArenaError):
        pulses.form(arena, title="")


def test_a_wave_moves_with_what_it_hangs_on(arena) -> None:
    day = meetings.occasion(arena, days_ahead(10))
    wave = pulses.wave(pulses.form(arena), None, hangs_on=Hanging(Anchor.OCCASION_START, day.pk, months=3))
    assert queries.details(wave).due_on == factories.days_ahead(10).replace(month=9)

    meetings.moved(day, days_ahead(20))

    assert queries.details(wave).due_on == days_ahead(20).replace(month=10)


def test_an_open_answer_has_a_name_and_stands_in_the_log(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))

    pulses.answered(wave, one, 4, more="Tea")

    row = Response.objects.get()
    assert (row.person, row.answered_on, row.group, row.answers) == (
        one.person,
        TODAY,
        unit_a,
        {"calm": 4, "more": "Tea"},
    )
    assert Entry.objects.get(verb="pulse.answered").by == "Member0 Member"


def test_an_answer_known_to_one_leader_is_nobody_s_in_the_log(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    pulses.answered(pulses.wave(pulses.form(arena, Privacy.KNOWN, known_to_id=unit_a.pk)), one)

    assert Response.objects.get().person == one.person
    assert (Entry.objects.get(verb="pulse.answered").by, Entry.objects.last().by_identity) == ("", None)


def test_a_guest_answers(arena, alice) -> None:
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)
    meetings.guest_seat(meetings.pool(arena), guest.guest_id)
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))

    actions.answer(wave, {"calm": 2}, by=guest, on=TODAY)

    assert (Response.objects.get().guest_id, Response.objects.get().pair) == (
        guest.guest_id,
        f"guest {guest.guest_id}",
    )


def test_a_guest_whose_link_works_no_longer_answers_nothing(arena, alice) -> None:
    link = factories.let_in(f"arena:{arena.pk}", by=alice).link
    meetings.guest_seat(meetings.pool(arena), link.guest_id)
    wave = pulses.wave(pulses.form(arena))
    with factories.changing(alice) as change:
        guests.take_back(link, by=alice.actor, change=change)

    with pytest.raises(NotAllowed, match="does not work"):
        actions.answer(wave, {"calm": 2}, by=factories.guest_of(link), on=TODAY)
    assert not Ticket.objects.exists()


def test_one_answers_once_in_time_and_with_sense(arena, unit_a, bob) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    wave = pulses.wave(pulses.form(arena))
    with pytest.raises(ArenaError):
        pulses.answered(wave, one, 9)
    with pytest.raises(ArenaError):
        pulses.answered(wave, one, code="guess")
    with pytest.raises(NotAllowed):
        pulses.answered(wave, one, on=days_ahead(14))
    with pytest.raises(NotAllowed):
        pulses.answered(wave, bob)
    assert not Ticket.objects.exists()

    pulses.answered(wave, one)
    with pytest.raises(NotAllowed):
        pulses.answered(wave, one)

    assert Sealed.objects.count() == 1


def counts() -> dict:
    return {model: model._base_manager.count() for model in apps.get_models()}


def test_an_answer_nobody_may_trace_leaves_a_ticket_and_a_sealed_answer_alone(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    wave, before = pulses.wave(pulses.form(arena)), None
    before = counts()

    pulses.answered(wave, one, code=new_code())

    after = counts()
    changed = {model: after[model] - before[model] for model in after if after[model] != before[model]}
    assert changed == {Ticket: 1, Sealed: 1}
    assert {field.name for field in Ticket._meta.fields} == {"id", "wave", "person", "guest_id"}
    said = Sealed.objects.values_list().get()
    assert str(one.person.pk) not in {str(value) for value in said[2:4]}
    assert Sealed.objects.get().group is None  # one alone is no group


def test_one_with_several_places_is_no_group(arena, unit_a) -> None:
    (one,) = pulses.members(unit_a, arena, 1)
    for number in range(4):
        meetings.seat(meetings.pool(arena, name=f"Group {number}"), one.person, for_unit=unit_a)
    wave = pulses.wave(pulses.form(arena, minimum=5))

    pulses.answered(wave, one)

    assert Sealed.objects.get().group is None


def test_unsealed_answers_are_in_no_order_and_have_no_day(arena, unit_a) -> None:
    several = pulses.members(unit_a, arena, 12)
    wave = pulses.wave(pulses.form(arena))
    for number, one in enumerate(several):
        pulses.answered(wave, one, 1 + number % 5, more=f"Answer {number:02}")
    assert (actions.unseal(on=TODAY), Sealed.objects.count()) == (0, 12)

    assert actions.unseal(on=days_ahead(1)) == 12

    said = [row.answers["more"] for row in Response.objects.order_by("pk")]
    tickets = [ticket.person_id for ticket in Ticket.objects.order_by("pk")]
    assert sorted(said) == [f"Answer {number:02}" for number in range(12)]
    assert said != sorted(said)
    assert tickets != [one.person.pk for one in several]
    rows = Response.objects.values_list("person", "guest_id", "answered_on", "group").distinct()
    assert list(rows) == [(None, None, None, unit_a.pk)]
    assert not Sealed.objects.exists()


def test_a_code_used_twice_in_a_wave_pairs_one_answer(arena, unit_a) -> None:
    code, wave = new_code(), pulses.wave(pulses.form(arena))
    for one in pulses.members(unit_a, arena, 2):
        pulses.answered(wave, one, code=code)

    actions.unseal(on=days_ahead(1))

    assert sorted(bool(row.pair) for row in Response.objects.all()) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_of_several_who_unseal_at_once_one_puts_each_answer_among_the_others(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena))
    for one in pulses.members(unit_a, arena, 4):
        pulses.answered(wave, one)
    all_there = threading.Barrier(4)

    def unseal(_number: int) -> int:
        try:
            all_there.wait(timeout=60)
            return actions.unseal(on=days_ahead(1))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as several:
        counts = sorted(several.map(unseal, range(4)))

    assert (counts, Response.objects.count()) == ([0, 0, 0, 4], 4)
