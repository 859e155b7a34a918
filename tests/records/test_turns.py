"""Whom a claim waits for, by name."""

import pytest

from stafett.people.models import RoleCode
from stafett.plans.models import Approver, Steps
from stafett.records import signing, turns
from stafett.records.cases import cases
from tests import factories
from tests.factories import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Blood transfusion")


@pytest.fixture
def ask(trust, clinic, course):
    def write(**terms) -> None:
        plan = factories.plan(trust, "A plan")
        factories.requirement(plan, course, **terms)
        factories.assignment(plan, clinic, subunits=True)

    return write


def waits_for(claim, today) -> list[str]:
    return turns.names(cases([claim], on=today), on=today).get(claim.pk, [])


def test_it_waits_for_those_who_lead_and_stand_in_there(alice, bob, gunnar, course, today) -> None:
    assert waits_for(factories.claim(bob.person, course), today) == ["Alice Aas", "Gunnar Holm"]


def test_it_never_waits_for_oneself_nor_for_whom_one_appointed(
    alice, bob, clinic, unit_a, course, today
) -> None:
    factories.role(bob.person, RoleCode.DELEGATE, unit_a, appointed_by=alice.person)
    chief = factories.member(clinic, "Chief Chefsen", role_code=RoleCode.LEADER)

    assert waits_for(factories.claim(alice.person, course), today) == ["Chief Chefsen"]
    assert chief.actor.person_id == chief.person.pk


def test_it_waits_for_the_one_whose_turn_it_is(ask, alice, bob, gunnar, course, today) -> None:
    ask(steps=Steps.TWO)
    claim = factories.claim(bob.person, course)
    assert waits_for(claim, today) == ["Alice Aas", "Gunnar Holm"]

    signing.sign(claim, by=alice.actor, on=today)
    assert waits_for(claim, today) == ["Gunnar Holm"]


def test_what_is_overdue_waits_for_the_deputy_too(ask, bob, gunnar, hanne, course, today) -> None:
    ask(approver=Approver.PROFESSIONAL_LEAD)
    late = factories.claim(bob.person, course, achieved_on=days_ago(20), submitted_on=days_ago(15))

    assert waits_for(late, today) == ["Hanne Iversen", "Gunnar Holm"]
    assert waits_for(factories.claim(bob.person, course), today) == ["Hanne Iversen"]


def test_what_is_decided_waits_for_nobody(bob, course, today) -> None:
    assert waits_for(factories.achievement(bob.person, course), today) == []
    assert turns.names([], on=today) == {}
