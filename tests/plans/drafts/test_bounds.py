"""The bounds of status.md §1, each refused with a sentence."""

from datetime import date

import pytest

from stafett.plans.drafts import bounds
from stafett.plans.drafts.asked import Asked
from tests.factories import TODAY, days_ago, days_ahead


def fields(**terms) -> list[str]:
    asked = Asked(**{"key": "a", "accepts": (1,)} | terms)
    return [field for field, _sentence in bounds.faults(asked, {1, 2})]


def test_the_rule_books_own_terms_are_fine() -> None:
    assert fields() == []


@pytest.mark.parametrize(
    "terms",
    [
        {"accepts": (1, 2)},
        {"level": 1000, "times": 1000},
        {"validity_months": 0, "due_days": -1},
        {"validity_months": 1200, "due_days": 36500, "warn_days": 36500},
        {"lookback_days": 0},
        {"renewal": "fixed:02-29"},
        {"renewal": "expiry", "early_days": 0},
    ],
)
def test_the_edges_are_within(terms) -> None:
    assert fields(**terms) == []


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"accepts": ()}, "accepts"),
        ({"accepts": (3,)}, "accepts"),
        ({"level": 0}, "level"),
        ({"times": 1001}, "times"),
        ({"times": 2, "renewal": "expiry"}, "times"),
        ({"validity_months": 1201}, "validity_months"),
        ({"validity_months": -1}, "validity_months"),
        ({"due_days": -2}, "due_days"),
        ({"due_days": 36501}, "due_days"),
        ({"warn_days": -1}, "warn_days"),
        ({"transition_days": 36501}, "transition_days"),
        ({"lookback_days": -1}, "lookback_days"),
        ({"renewal": "fixed:02-30"}, "renewal"),
        ({"renewal": "fixed:W01-1"}, "renewal"),
        ({"renewal": "fixed:"}, "renewal"),
        ({"renewal": "whenever"}, "renewal"),
        ({"steps": "three"}, "steps"),
        ({"approver": "king"}, "approver"),
        ({"choice": "perhaps"}, "choice"),
        ({"why": "a" * 5001}, "why"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "https://" + "a" * 500}, "address"),
    ],
)
def test_beyond_them_a_sentence_says_what_to_do(terms, field: str) -> None:
    assert fields(**terms) == [field]


@pytest.mark.parametrize(
    ("day", "newest", "fine"),
    [
        (TODAY, None, True),
        (days_ago(1), None, False),
        (None, None, False),
        (days_ahead(5), days_ahead(5), False),
        (days_ahead(6), days_ahead(5), True),
        (date(2200, 1, 1), None, False),
    ],
)
def test_a_version_takes_effect_later_than_the_one_before_and_not_in_the_past(day, newest, fine) -> None:
    assert (bounds.effective_day(day, newest, on=TODAY) == "") is fine
