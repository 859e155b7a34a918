"""Who may exempt, on which grounds and for how long."""

import pytest

from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.plans.exemptions import rules
from stafett.plans.models import Exemption, Grounds
from tests.factories import TODAY, days_ago, days_ahead

LEADER = Actor(label="Alice", person_id=1, organisation_id=1, reach={Power.EXCUSE: frozenset({10})})


def test_exemptions_are_given_by_who_may_excuse_where_the_person_works() -> None:
    assert rules.can_give(Deciding(LEADER), 2, works_in={10, 11})
    assert rules.can_give(Deciding(LEADER), 2, works_in=set()).reason == (
        "Exemptions are given by the person's leader, the leader's deputy or an HR adviser."
    )


def test_nobody_exempts_themselves_not_through_another_record_either() -> None:
    said = "You cannot exempt yourself. Your leader or the HR adviser does it."

    assert rules.can_give(Deciding(LEADER), 1, works_in={10}).reason == said
    assert rules.can_give(Deciding(LEADER, own=frozenset({1, 2})), 2, works_in={10}).reason == said


@pytest.mark.parametrize("grounds", Grounds.values)
def test_only_some_grounds_last_on(grounds: str) -> None:
    assert rules.fits(TODAY, days_ahead(30), grounds, on=TODAY)
    assert bool(rules.fits(TODAY, None, grounds, on=TODAY)) is (grounds in {"taken_out", "other_work"})


def test_no_grounds_speak_of_health() -> None:
    """The list as it is, so that whoever adds to it thinks twice."""
    assert Grounds.values == ["other_work", "holds_the_like", "leaves_soon", "in_training", "taken_out"]


@pytest.mark.parametrize(
    ("first", "last", "grounds", "said"),
    [
        (TODAY, days_ahead(1), "ill", "Choose the grounds from the list."),
        (days_ago(1), days_ahead(1), "other_work", "The first day must be today or later"),
        (days_ahead(2), days_ahead(1), "other_work", "The last day must be the first day or later."),
        (TODAY, None, "leaves_soon", "Choose the last day."),
        (TODAY, days_ahead(4000), "other_work", "The days must be within five years."),
        (days_ahead(4000), None, "other_work", "The days must be within five years."),
    ],
)
def test_what_does_not_fit_is_said(first, last, grounds: str, said: str) -> None:
    assert rules.fits(first, last, grounds, on=TODAY).reason.startswith(said)


def test_from_the_same_nobody_is_exempt_twice() -> None:
    other = Exemption(starts_on=days_ago(10), ends_on=days_ahead(10))

    assert rules.fits(days_ahead(11), days_ahead(20), "other_work", on=TODAY, others=[other])
    assert rules.fits(TODAY, days_ahead(1), "other_work", on=TODAY, others=[other]).reason == (
        "This is exempt already from 5 June 2026 through 25 June 2026. End that first, or choose other days."
    )
    other.ends_on = None
    assert rules.fits(days_ahead(90), None, "other_work", on=TODAY, others=[other]).reason == (
        "This is exempt already from 5 June 2026 until further notice. End that first, or choose other days."
    )


def test_it_ends_from_today_on_after_its_first_day_and_before_it_would() -> None:
    running = Exemption(starts_on=days_ago(10), ends_on=days_ahead(10))
    coming = Exemption(starts_on=days_ahead(5), ends_on=None)
    over = Exemption(starts_on=days_ago(10), ends_on=days_ago(1))

    assert rules.can_end(running, TODAY, on=TODAY)
    assert rules.can_end(running, days_ahead(10), on=TODAY)
    assert not rules.can_end(running, days_ahead(11), on=TODAY)
    assert not rules.can_end(running, days_ago(1), on=TODAY)
    assert rules.can_end(coming, days_ahead(6), on=TODAY)
    assert not rules.can_end(coming, days_ahead(5), on=TODAY)
    assert rules.can_end(over, TODAY, on=TODAY).reason == "This has ended already."
