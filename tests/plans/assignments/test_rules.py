"""Who may give a plan, and who may take it away."""

from datetime import timedelta

import pytest

from stafett.people.appointments.independence import Deciding
from stafett.plans.assignments import rules
from stafett.plans.models import Assignment
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def row(unit, *, is_local: bool = False, person=None, starts_on=TODAY, ends_on=None) -> Assignment:
    return Assignment(unit=unit, is_local=is_local, person=person, starts_on=starts_on, ends_on=ends_on)


def test_a_leader_gives_plans_in_their_own_unit_and_nowhere_else(alice: Member, unit_a, unit_b) -> None:
    assert rules.can_assign(alice.actor, unit_a.pk)
    refused = rules.can_assign(alice.actor, unit_b.pk)
    assert refused.reason == "You can only give plans to units you write plans for."


@pytest.mark.parametrize("who", ["bob", "dana", "frida"])
def test_without_the_power_nobody_gives_anything(who: str, unit_a, request) -> None:
    assert not rules.can_assign(request.getfixturevalue(who).actor, unit_a.pk)


def test_a_unit_ends_what_it_added_but_not_what_is_given_from_above(
    alice: Member, hanne: Member, unit_a, clinic
) -> None:
    def may(member: Member, is_local: bool) -> str:
        of = row(unit_a, is_local=is_local)
        return rules.can_end(Deciding(member.actor), of, owner_unit_id=clinic.pk).reason

    assert may(alice, True) == may(hanne, False) == may(hanne, True) == ""
    assert may(alice, False) == "This is given by those who own the plan. Ask them to end it."


def test_a_plan_that_nobody_owns_is_everybodys(alice: Member, erik: Member, unit_a) -> None:
    assert not rules.can_end(Deciding(alice.actor), row(unit_a), owner_unit_id=None)
    assert rules.can_end(Deciding(erik.actor), row(unit_a), owner_unit_id=None)


def test_nobody_takes_away_what_is_given_to_themselves_by_name(alice: Member, unit_a) -> None:
    mine = row(unit_a, is_local=True, person=alice.person)
    refused = rules.can_end(Deciding(alice.actor), mine, owner_unit_id=None)

    assert refused.reason == "This is given to yourself by name. Ask somebody else to end it."


def test_only_what_has_not_begun_is_withdrawn(unit_a) -> None:
    assert rules.can_withdraw(row(unit_a), on=TODAY)
    assert not rules.can_withdraw(row(unit_a, starts_on=days_ago(1)), on=TODAY)


def test_an_end_is_only_moved_nearer_and_never_into_the_past(unit_a) -> None:
    begun = row(unit_a, starts_on=days_ago(9), ends_on=days_ahead(9))

    def said(last_day) -> str:
        return rules.can_end_on(begun, last_day, on=TODAY).reason

    assert said(TODAY) == said(days_ahead(8)) == ""
    assert said(days_ahead(9)) == "It ends by then already."
    assert said(TODAY - timedelta(days=1)) == "The last day must be today or later."
    ahead = row(unit_a, starts_on=days_ahead(5))
    assert not rules.can_end_on(ahead, days_ahead(4), on=TODAY)
