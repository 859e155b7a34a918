"""The minimum group holds through filters, differences of groups and time; pairs come from codes."""

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.lib.keys import new_code
from stafett.lib.verdict import NotAllowed
from stafett.pulses import actions, figures, queries
from stafett.pulses.models import Privacy
from tests import factories
from tests.factories import TODAY, days_ahead, pulses
from tests.factories import arenas as meetings

pytestmark = pytest.mark.django_db
AFTER = days_ahead(20)


def answers(wave, members, numbers, *, on=TODAY, codes=(), **more) -> None:
    for at, (one, number) in enumerate(zip(members, numbers, strict=True)):
        pulses.answered(wave, one, number, on=on, code=codes[at] if codes else "", **more)
    actions.unseal(on=days_ahead(400))


def test_figures_come_when_it_is_over_and_not_before(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena))
    answers(wave, pulses.members(unit_a, arena, 5), [1, 2, 3, 4, 5], shift="day", more="Tea")

    early, late = figures.of_wave(wave, on=TODAY), figures.of_wave(wave, on=AFTER)

    assert (early.answered, early.asked, early.is_over, early.is_hidden) == (5, 5, False, True)
    calm, shift, more = late.figures
    assert (calm.counts, calm.mean) == ({"1": 1, "2": 1, "3": 1, "4": 1, "5": 1}, 3.0)
    assert (shift.counts, shift.mean) == ({"day": 5, "night": 0}, None)
    assert (more.words, more.count, more.is_hidden) == (("Tea",) * 5, 5, False)


def test_what_is_sealed_keeps_all_closed(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena))
    members = pulses.members(unit_a, arena, 6)
    answers(wave, members[:5], [1] * 5)
    pulses.answered(wave, members[5], 5)

    assert figures.of_wave(wave, on=AFTER).is_hidden


def test_four_are_too_few(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena))
    answers(wave, pulses.members(unit_a, arena, 4), [1] * 4)

    assert figures.of_wave(wave, on=AFTER).is_hidden


def test_a_question_few_answered_is_hidden(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena))
    members = pulses.members(unit_a, arena, 6)
    answers(wave, members[:4], [1] * 4, more="Tea")
    answers(wave, members[4:], [1] * 2)

    told = figures.of_wave(wave, on=AFTER)

    assert [one.is_hidden for one in told.figures] == [False, True, True]


def test_no_group_is_shown_whose_rest_would_tell(arena, unit_a, unit_b, clinic) -> None:
    wave = pulses.wave(pulses.form(arena))
    for unit, count in ((unit_a, 8), (unit_b, 6), (clinic, 2)):
        answers(wave, pulses.members(unit, arena, count, name=unit.key), [2] * count)

    told = figures.of_wave(wave, on=AFTER)
    assert (told.groups, told.figures[0].count) == ({unit_a.pk}, 16)
    of_a = figures.of_wave(wave, on=AFTER, group=unit_a.pk)
    assert [one.question.kind for one in of_a.figures] == ["scale", "choice"]
    assert of_a.figures[0].count == 8
    for group in (unit_b.pk, clinic.pk, 0):
        assert figures.of_wave(wave, on=AFTER, group=group).is_hidden


def test_at_the_open_level_one_answer_is_shown(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))
    answers(wave, pulses.members(unit_a, arena, 1), [4])

    assert figures.of_wave(wave, on=AFTER).figures[0].mean == 4


def test_change_is_among_those_who_kept_their_code(arena, unit_a) -> None:
    form = pulses.form(arena)
    before, after = pulses.wave(form), pulses.wave(form, days_ahead(90), "After")
    members, codes = pulses.members(unit_a, arena, 10), [new_code() for _count in range(10)]
    answers(before, members, [2] * 5 + [1] * 5, codes=codes)
    lost = codes[:5] + [new_code() for _count in range(5)]
    answers(after, members, [4] * 5 + [5] * 5, on=days_ahead(91), codes=lost)

    (calm,) = figures.change(after, on=days_ahead(200))

    assert (calm.paired, calm.unpaired, calm.before, calm.after) == (5, 10, 2.0, 4.0)


@pytest.mark.parametrize("kept", [4, 7])
def test_change_is_hidden_where_it_or_its_rest_is_too_small(arena, unit_a, kept) -> None:
    form = pulses.form(arena)
    before, after = pulses.wave(form), pulses.wave(form, days_ahead(90), "After")
    members, codes = pulses.members(unit_a, arena, 8), [new_code() for _count in range(8)]
    answers(before, members, [2] * 8, codes=codes)
    answers(after, members, [4] * 8, on=days_ahead(91), codes=codes[:kept] + [""] * (8 - kept))

    assert figures.change(after, on=days_ahead(200)) == []


def test_there_is_no_change_before_both_are_over(arena, unit_a) -> None:
    form = pulses.form(arena)
    before, after = pulses.wave(form), pulses.wave(form, days_ahead(90))
    answers(before, pulses.members(unit_a, arena, 5), [1] * 5)

    assert figures.change(after, on=AFTER) == figures.change(before, on=AFTER) == []


def test_two_changes_whose_pairs_differ_by_one_are_not_both_shown(arena, unit_a) -> None:
    form = pulses.form(arena)
    first, second, third = (pulses.wave(form, days_ahead(90 * at), f"Wave {at}") for at in range(3))
    members, codes = pulses.members(unit_a, arena, 11), [new_code() for _count in range(11)]
    answers(first, members[:6], [1] * 6, codes=codes[:6])
    answers(second, members, [2] * 11, on=days_ahead(91), codes=codes)
    answers(third, members[:5], [3] * 5, on=days_ahead(181), codes=codes[:5])

    assert [one.paired for one in figures.change(second, on=days_ahead(400))] == [6]
    assert figures.change(third, on=days_ahead(400)) == []


def test_a_group_is_judged_at_each_question_by_those_who_answered_it(arena, unit_a, unit_b) -> None:
    wave = pulses.wave(pulses.form(arena))
    first, second = (pulses.members(unit, arena, 6, name=unit.key) for unit in (unit_a, unit_b))
    answers(wave, [*first, second[0]], [3] * 7, shift="day")
    answers(wave, second[1:], [3] * 5)

    of_a = figures.of_wave(wave, on=AFTER, group=unit_a.pk)
    everybody = figures.of_wave(wave, on=AFTER)

    assert [one.count for one in everybody.figures[:2]] == [12, 7]
    assert [one.is_hidden for one in of_a.figures] == [False, True]


def test_people_with_names_are_paired_by_themselves_and_new_questions_left_out(arena, unit_a) -> None:
    form = pulses.form(arena, Privacy.OPEN)
    more = (*pulses.QUESTIONS, pulses.Question(code="new", kind="scale", text="New?"))
    later = pulses.form(arena, Privacy.OPEN, pulse=form.pulse, questions=more)
    before, after = pulses.wave(form), pulses.wave(later, days_ahead(90))
    members = pulses.members(unit_a, arena, 2)
    answers(before, members, [1, 1])
    answers(after, members, [3, 5], on=days_ahead(91), new=2, more="Tea")

    (calm,) = figures.change(after, on=days_ahead(200))
    assert (calm.question.code, calm.before, calm.after) == ("calm", 1.0, 4.0)


def test_names_are_listed_with_what_they_said_once_it_is_over(arena, unit_a, alice) -> None:
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)
    meetings.guest_seat(meetings.pool(arena), guest.guest_id)
    answers(wave, pulses.members(unit_a, arena, 1), [4], shift="day", more="Tea")
    actions.answer(wave, {"calm": 1}, by=guest, on=TODAY)

    said = [("How calm are your shifts?", "4"), ("Which shift?", "Day"), ("What else?", "Tea")]
    assert figures.named(wave, on=TODAY) == []
    assert figures.named(wave, on=AFTER) == [
        ("", [("How calm are your shifts?", "1")]),
        ("Member0 Member", said),
    ]


def test_where_nobody_may_be_found_out_no_name_is_listed(arena, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena))
    answers(wave, pulses.members(unit_a, arena, 5), [1] * 5)

    assert figures.named(wave, on=AFTER) == []


def test_all_without_those_of_two_changes_are_not_one(arena, unit_a) -> None:
    form = pulses.form(arena)
    first, second, third = (pulses.wave(form, days_ahead(90 * at), f"Wave {at}") for at in range(3))
    members, codes = pulses.members(unit_a, arena, 12), [new_code() for _count in range(12)]
    answers(first, members[:6], [3] * 6, codes=codes[:6])
    answers(second, members, [2] * 12, on=days_ahead(91), codes=codes)
    answers(third, members[6:11], [3] * 5, on=days_ahead(181), codes=codes[6:11])

    assert [one.paired for one in figures.change(second, on=days_ahead(400))] == [6]
    assert figures.change(third, on=days_ahead(400)) == []


def test_what_is_over_does_not_open_again_when_its_day_would_move(arena, unit_a, monkeypatch) -> None:
    day = meetings.occasion(arena, days_ahead(10))
    wave = pulses.wave(pulses.form(arena), None, hangs_on=Hanging("occasion_start", day.pk, weeks=-1))
    members = pulses.members(unit_a, arena, 6)
    answers(wave, members[:5], [1] * 5, on=days_ahead(3))
    told = figures.of_wave(wave, on=days_ahead(20))

    monkeypatch.setenv("STAFETT_TODAY", days_ahead(20).isoformat())
    meetings.moved(day, days_ahead(60))

    assert queries.details(wave).due_on == days_ahead(3)
    with pytest.raises(NotAllowed):
        pulses.answered(wave, members[5], 5, on=days_ahead(53))
    assert figures.of_wave(wave, on=days_ahead(90)) == told


def test_a_later_time_is_compared_with_the_first_too_also_by_who_skipped_one_between(arena, unit_a) -> None:
    form = pulses.form(arena)
    first, second, third = (pulses.wave(form, days_ahead(90 * at), f"Wave {at}") for at in range(3))
    members, codes = pulses.members(unit_a, arena, 10), [new_code() for _count in range(10)]
    answers(first, members, [1] * 10, codes=codes)
    answers(second, members[:5], [2] * 5, on=days_ahead(91), codes=codes[:5])
    answers(third, members, [3] * 5 + [5] * 5, on=days_ahead(181), codes=codes)

    def told(wave) -> list[tuple]:
        found = figures.change(wave, on=days_ahead(400))
        return [(one.since_first, one.paired, one.before, one.after) for one in found]

    assert told(second) == [(False, 5, 1.0, 2.0)]
    assert told(third) == [(True, 10, 1.0, 4.0), (False, 5, 2.0, 3.0)]
