"""Who may tell that something happened, and what it must say."""

import pytest

from stafett.people.actor import NOBODY, Actor
from stafett.people.roles import Power
from stafett.plans.happenings import rules
from tests.factories import TODAY, days_ago, days_ahead

AUTHOR = Actor(label="Hanne", person_id=1, organisation_id=1, reach={Power.AUTHOR: frozenset({10, 11})})


def test_it_is_sent_where_one_writes_plans() -> None:
    assert rules.can_send(AUTHOR, {10, 11})
    assert rules.can_send(AUTHOR, {10, 12}).reason == "You can only choose units where you write plans."
    assert rules.can_send(NOBODY, set()).reason == (
        "Only those who write plans can tell that something happened."
    )


@pytest.mark.parametrize(
    ("title", "text", "address", "deadline", "said"),
    [
        ("New pump", "Read it", "", TODAY, ""),
        ("New pump", "", "https://example.org", days_ahead(700), ""),
        (" ", "Read it", "", TODAY, "Write what happened, in a few words."),
        ("New pump", " ", "", TODAY, "Write what people must know, or link to where it stands."),
        ("New pump", "Read it", "", days_ago(1), "The last day must be today or later."),
        ("New pump", "Read it", "", days_ahead(800), "The last day must be within two years."),
    ],
)
def test_it_says_what_happened_and_by_when(title, text, address, deadline, said) -> None:
    assert rules.fits(title, text, address, deadline, on=TODAY).reason == said


def test_it_is_ended_once_by_who_writes_plans_in_its_unit() -> None:
    assert rules.can_end(AUTHOR, 10, is_over=False)
    assert rules.can_end(AUTHOR, 10, is_over=True).reason == "This has ended already."
    assert not rules.can_end(AUTHOR, 12, is_over=False)
    assert not rules.can_end(AUTHOR, None, is_over=False)
