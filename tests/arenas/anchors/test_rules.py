from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stafett.arenas.anchors import rules
from stafett.arenas.anchors.rules import Hanging, Span, Timeline
from stafett.arenas.models import Anchor

DAY = timedelta(days=1)
FEBRUARY, MAY, JUNE = date(2026, 2, 18), date(2026, 5, 29), date(2026, 6, 10)
SPANS = {1: Span(FEBRUARY, FEBRUARY + DAY), 2: Span(MAY, MAY), 3: Span(JUNE, JUNE)}
MEETINGS = Timeline(spans=SPANS)

calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""However busy the machine is."""
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
offsets = st.builds(
    Hanging,
    st.just("occasion_start"),
    st.just(1),
    st.integers(-24, 24),
    st.integers(-60, 60),
    st.integers(-400, 400),
)


@pytest.mark.parametrize(
    ("hanging", "day"),
    [
        (Hanging(Anchor.OCCASION_START, 1), FEBRUARY),
        (Hanging(Anchor.OCCASION_END, 1), FEBRUARY + DAY),
        (Hanging(Anchor.OCCASION_END, 1, months=3), date(2026, 5, 19)),
        (Hanging(Anchor.OCCASION_START, 2, months=-3), date(2026, 2, 28)),
        (Hanging(Anchor.OCCASION_START, 2, months=-3, weeks=1, days=1), date(2026, 3, 8)),
        (Hanging(Anchor.ARENA_START), FEBRUARY),
        (Hanging(Anchor.ARENA_END, weeks=2), JUNE + 14 * DAY),
        (Hanging(Anchor.BEFORE_NEXT, 1), MAY - DAY),
        (Hanging(Anchor.BEFORE_NEXT, 2, weeks=-1), JUNE - 8 * DAY),
        (Hanging(Anchor.BEFORE_NEXT, 3), None),
        (Hanging(Anchor.BEFORE_NEXT, 9), None),
        (Hanging(Anchor.OCCASION_END, 9), None),
        (Hanging(Anchor.OCCASION_START, 9), None),
    ],
)
def test_a_day_that_hangs_on_another(hanging, day) -> None:
    assert rules.day(hanging, MEETINGS) == day


def test_the_last_day_of_a_month_stays_in_the_month() -> None:
    january = Timeline(spans={1: Span(date(2026, 1, 31), date(2026, 1, 31))})

    assert rules.day(Hanging(Anchor.OCCASION_START, 1, months=1), january) == date(2026, 2, 28)
    assert rules.day(Hanging(Anchor.OCCASION_START, 1, months=1, days=1), january) == date(2026, 3, 1)


def test_an_arena_s_own_days_come_before_those_of_its_occasions() -> None:
    stay = Timeline(FEBRUARY, JUNE, {1: Span(MAY, MAY)})

    assert rules.day(Hanging(Anchor.ARENA_START), stay) == FEBRUARY
    assert rules.day(Hanging(Anchor.ARENA_END, months=3), stay) == date(2026, 9, 10)
    assert rules.day(Hanging(Anchor.ARENA_END), Timeline()) is None
    assert rules.day(Hanging(Anchor.ARENA_START), Timeline()) is None


def test_what_was_called_off_is_not_the_next_and_no_measure_of_the_arena() -> None:
    spans = SPANS | {2: Span(MAY, MAY, is_cancelled=True), 3: Span(JUNE, JUNE, is_cancelled=True)}
    timeline = Timeline(spans=spans | {4: Span(JUNE + DAY, JUNE + DAY)}, elsewhere={4})

    assert rules.day(Hanging(Anchor.BEFORE_NEXT, 1), timeline) is None
    assert rules.day(Hanging(Anchor.OCCASION_START, 2), timeline) == MAY
    assert timeline.last_day == FEBRUARY + DAY


def test_occasions_hang_on_each_other_in_any_order() -> None:
    hangs = {
        5: Hanging(Anchor.BEFORE_NEXT, 1),
        6: Hanging(Anchor.OCCASION_END, 7, days=1),
        7: Hanging(Anchor.ARENA_END, months=6),
        8: Hanging(Anchor.OCCASION_START, 99),
    }
    spans = SPANS | {8: Span(MAY, MAY), 7: Span(MAY, MAY)}
    settled = rules.settled(Timeline(spans=spans, hangs=hangs), {7: DAY}).spans

    assert settled[7] == Span(date(2026, 12, 10), date(2026, 12, 11))
    assert settled[6] == Span(date(2026, 12, 12), date(2026, 12, 12))
    assert settled[5] == Span(MAY - DAY, MAY - DAY)
    assert 8 not in settled


def test_what_stays_is_where_it_was_and_others_hang_on_it_there() -> None:
    hangs = {4: Hanging(Anchor.OCCASION_END, 1, days=1), 5: Hanging(Anchor.OCCASION_END, 4, days=1)}
    spans = SPANS | {4: Span(JUNE, JUNE)}
    settled = rules.settled(Timeline(spans=spans, hangs=hangs, stays={4}), {}).spans

    assert (settled[4], settled[5]) == (Span(JUNE, JUNE), Span(JUNE + DAY, JUNE + DAY))


def test_a_circle_ends() -> None:
    """None is made (`can_hang`); should there be one all the same, nothing hangs for ever."""
    hangs = {1: Hanging(Anchor.OCCASION_START, 2, days=1), 2: Hanging(Anchor.OCCASION_START, 1, days=1)}

    assert set(rules.settled(Timeline(spans=SPANS, hangs=hangs), {}).spans) == {1, 2, 3}


def test_nothing_hangs_on_itself_or_on_others_things() -> None:
    assert rules.can_hang(1, [2, 3], are_ours=True)
    assert rules.can_hang(None, [2, 3], are_ours=True)
    assert "depends on it" in rules.can_hang(1, [2, 1], are_ours=True).reason
    assert "own organisation" in rules.can_hang(1, [2], are_ours=False).reason


@calmly
@given(days, offsets, st.integers(-400, 400))
def test_what_hangs_without_months_moves_as_far_as_what_it_hangs_on(day, hanging, moved) -> None:
    hanging = Hanging("occasion_start", 1, 0, hanging.weeks, hanging.days)
    other = day + moved * DAY
    before, after = (Timeline(spans={1: Span(one, one)}) for one in (day, other))

    assert rules.day(hanging, after) - rules.day(hanging, before) == moved * DAY


@calmly
@given(days, offsets)
def test_months_land_in_the_month_they_name(day, hanging) -> None:
    hanging = Hanging("occasion_start", 1, hanging.months)
    found = rules.day(hanging, Timeline(spans={1: Span(day, day)}))
    apart = 12 * (found.year - day.year) + found.month - day.month

    assert apart == hanging.months
    assert found.day == day.day or (found.day < day.day and (found + DAY).day == 1)


@calmly
@given(st.lists(days, min_size=2, max_size=8, unique=True))
def test_before_the_next_lies_between_one_and_the_next(starts) -> None:
    timeline = Timeline(spans={key: Span(day, day) for key, day in enumerate(starts, 1)})
    ordered = sorted(starts)
    for key, day in enumerate(starts, 1):
        found = rules.day(Hanging("before_next", key), timeline)
        coming = [one for one in ordered if one > day]
        assert found == (coming[0] - DAY if coming else None)


@calmly
@given(st.lists(days, min_size=1, max_size=5), st.permutations(range(4)), days)
def test_settling_twice_is_settling_once(starts, order, moved_to) -> None:
    spans = {key: Span(day, day) for key, day in enumerate(starts, 1)}
    chain = {100 + key: Hanging("occasion_end", 99 + key if key else 1, 1) for key in order}
    timeline = Timeline(spans=spans, hangs=chain)
    once = rules.settled(timeline, {})

    assert rules.settled(once, {}) == once
    moved = Timeline(spans=once.spans | {1: Span(moved_to, moved_to)}, hangs=chain)
    fresh = Timeline(spans=spans | {1: Span(moved_to, moved_to)}, hangs=chain)
    assert rules.settled(moved, {}).spans == rules.settled(fresh, {}).spans
