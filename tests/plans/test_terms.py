"""Terms in words."""

import pytest
from django.utils import translation

from stafett.plans import terms
from stafett.plans.models import Requirement


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("asked", "own", "said"),
    [
        (
            {"due_days": 30, "warn_days": 45},
            [12],
            "Every year, first time within 30 days, warned 45 days before.",
        ),
        ({"due_days": -1}, [24], "Every 2 years, before the first day."),
        ({"due_days": 0}, [1], "Every month, on the first day."),
        (
            {"due_days": 1, "warn_days": 1},
            [18],
            "Every 18 months, first time within 1 day, warned 1 day before.",
        ),
        ({"warn_days": 45}, [None], "Once, no first deadline."),
        ({"validity_months": 0}, [12], "Once, no first deadline."),
        ({"validity_months": 6}, [12], "Every 6 months, no first deadline."),
        ({}, [12, 24], "As often as what is held lapses, no first deadline."),
        ({}, [0, None], "Once, no first deadline."),
        ({"times": 3, "validity_months": 12}, [None], "3 times in 1 year, no first deadline."),
        ({"times": 2}, [None], "2 times, no first deadline."),
        ({"level": 2, "per_unit": True}, [12], "Every year, no first deadline, at level 2, in each unit."),
        ({"renewal": "fixed:03-31"}, [12], "Every year, through 31 March, no first deadline."),
    ],
)
def test_terms_as_a_sentence(asked, own, said) -> None:
    assert terms.sentence(Requirement(**asked), own) == said


def test_the_fine_print_says_what_gives_more_time() -> None:
    assert terms.fine_print(Requirement()) == [
        "After a leave there are up to 30 days to catch up.",
        "Something sent for approval gives 14 days more.",
        "When a new version asks for more, there are 60 days to adapt.",
    ]


def test_the_fine_print_of_what_is_recommended_gives_no_deadlines() -> None:
    assert terms.fine_print(Requirement(mandatory=False)) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"lookback_days": 0}, "Only what is shown from the first day on counts."),
        ({"lookback_days": 90}, "What was shown up to 90 days before the first day counts."),
        ({"renewal": "expiry"}, "Renewing up to 60 days early costs nothing."),
        ({"redo": True}, "Everybody does it again from this version on."),
    ],
)
def test_the_fine_print_says_what_counts(asked, said) -> None:
    assert terms.fine_print(Requirement(mandatory=False, **asked)) == [said]


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (None, "Never lapses."),
        (0, "Never lapses."),
        (1, "Valid for 1 month."),
        (18, "Valid for 18 months."),
        (24, "Valid for 2 years."),
    ],
)
def test_a_competences_own_validity(months, said) -> None:
    assert terms.valid_for(months) == said
