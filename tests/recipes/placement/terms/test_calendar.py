"""The days of one version after another: what the people have called off stays off."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from stafett.recipes.placement.days.rules import Pattern
from stafett.recipes.placement.terms import actions, queries
from tests.factories import TODAY, placements
from tests.factories.placements import (
    FIRST,
    SIXTEEN_WEEKS,
    TUESDAYS_AND_THURSDAYS,
    TWELVE_WEEKS,
    WORDING,
)

pytestmark = pytest.mark.django_db

PAST, AHEAD, EXTENDED = date(2027, 3, 2), date(2027, 4, 27), date(2027, 4, 20)


def standing(stay) -> list[date]:
    return [row.starts_on for row in queries.days_of([stay])]


@pytest.fixture
def call_off(agreed, bob):
    def off(*days: date) -> None:
        for row in queries.days_of([agreed]).filter(starts_on__in=days):
            actions.call_off(agreed, row.occasion_id, "Another meeting", by=bob.actor, on=row.starts_on)

    return off


@pytest.fixture
def terms(agreed, everybody, charlie):
    """Other days, which all three consent to on a day."""

    def agree(pattern: Pattern, on: date) -> None:
        seen = queries.latest(agreed).version
        known = {"seen": seen, "by": charlie.actor, "on": on}
        actions.propose(agreed, WORDING, pattern, FIRST, TWELVE_WEEKS, **known)
        placements.consent(agreed, everybody, on=on)

    return agree


@pytest.fixture
def extend(agreed, everybody, charlie):
    def agree(last: date, on: date) -> None:
        seen = queries.latest(agreed).version
        actions.extend(agreed, last, seen=seen, by=charlie.actor, on=on)
        placements.consent(agreed, everybody, on=on)

    return agree


@pytest.mark.parametrize("off", [(PAST,), (AHEAD,), (PAST, date(2027, 3, 30)), (PAST, AHEAD)])
def test_an_extension_adds_eight_days_and_brings_none_back(agreed, call_off, extend, off) -> None:
    call_off(*off)
    before = standing(agreed)
    assert len(before) == 22 - len(off)
    extend(SIXTEEN_WEEKS, EXTENDED)
    assert standing(agreed)[: len(before)] == before
    assert len(standing(agreed)) == len(before) + 8


def test_nor_does_the_next_extension(agreed, call_off, extend) -> None:
    call_off(AHEAD)
    extend(SIXTEEN_WEEKS, EXTENDED)
    extend(SIXTEEN_WEEKS + timedelta(weeks=1), EXTENDED)
    assert AHEAD not in standing(agreed)
    assert len(standing(agreed)) == 31


def test_a_day_called_off_stays_off_at_another_time_of_the_day(agreed, call_off, terms) -> None:
    call_off(AHEAD)
    terms(replace(TUESDAYS_AND_THURSDAYS, starts=time(9)), EXTENDED)
    assert AHEAD not in standing(agreed)
    assert len(standing(agreed)) == 21
    assert {row.starts_time for row in queries.coming([agreed], since=EXTENDED)} == {time(9)}


def test_a_day_that_terms_dropped_and_later_terms_want_again_comes_back(agreed, call_off, terms) -> None:
    call_off(AHEAD)
    thursdays = replace(TUESDAYS_AND_THURSDAYS, weekdays=frozenset({4}))
    terms(thursdays, EXTENDED)
    assert [day.isoweekday() for day in standing(agreed) if day >= EXTENDED] == [4, 4]
    terms(TUESDAYS_AND_THURSDAYS, EXTENDED)
    assert AHEAD in standing(agreed)
    assert len(standing(agreed)) == 22


def test_a_day_that_has_been_is_not_planned_afterwards(agreed, terms) -> None:
    mondays = replace(TUESDAYS_AND_THURSDAYS, weekdays=frozenset({1, 2, 4}))
    terms(mondays, EXTENDED)
    added = [day for day in standing(agreed) if day.isoweekday() == 1]
    assert added == [date(2027, 4, 26), date(2027, 5, 3), date(2027, 5, 10)]


def test_a_first_agreement_has_all_its_days_also_those_before_it(stay, everybody, charlie, alice) -> None:
    placements.accepted(stay, alice, charlie)
    period = (FIRST, TWELVE_WEEKS)
    known = {"seen": None, "by": charlie.actor, "on": TODAY}
    actions.propose(stay, WORDING, TUESDAYS_AND_THURSDAYS, *period, **known)
    placements.consent(stay, everybody, on=EXTENDED)
    assert len(standing(stay)) == 22
