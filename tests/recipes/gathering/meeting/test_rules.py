from datetime import date

import pytest

from stafett.recipes.gathering.meeting import rules

pytestmark = pytest.mark.django_db


def test_every_month_on_the_same_weekday() -> None:
    second_tuesday = rules.monthly(date(2026, 12, 8), date(2027, 3, 9))
    assert list(second_tuesday) == [date(2026, 12, 8), date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9)]


def test_the_fifth_is_the_last() -> None:
    fifth_monday = rules.monthly(date(2026, 11, 30), date(2027, 3, 31))
    assert list(fifth_monday) == [
        date(2026, 11, 30),
        date(2026, 12, 28),
        date(2027, 1, 25),
        date(2027, 2, 22),
        date(2027, 3, 29),
    ]


def test_ended_by_who_answers_for_it_with_a_word_why(alice, charlie, unit_a) -> None:
    assert rules.can_end(alice.actor, unit_a.pk)
    assert not rules.can_end(charlie.actor, unit_a.pk)
    assert rules.end_fits("Done")
    assert not rules.end_fits(" ")
