"""To whom a plan is given, and by what name."""

import pytest

from stafett.plans import queries as plans
from stafett.plans.assignments import queries
from stafett.plans.models import Draft
from tests import factories
from tests.factories import Member, days_ago, days_ahead
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    return factories.plan(trust, "Basic plan", owner_unit=clinic)


def draft(plan, **fields):
    return record(Draft, organisation=plan.organisation, plan=plan, version=2, title="Next", **fields)


def test_what_has_ended_is_not_listed(plan, unit_a, unit_b, today) -> None:
    factories.assignment(plan, unit_a, ends_on=days_ago(1))
    holds, comes = (
        factories.assignment(plan, unit_a),
        factories.assignment(plan, unit_b, starts_on=days_ahead(3)),
    )

    assert list(queries.listed(plan.pk, on=today)) == [holds, comes]


def test_the_owner_and_the_title_are_the_newest_versions(plan, clinic, unit_a) -> None:
    assert (queries.owner_unit_of(plan), queries.title_of(plan)) == (clinic.pk, "Basic plan")
    draft(plan, owner_unit=unit_a)
    assert (queries.owner_unit_of(plan), queries.title_of(plan)) == (clinic.pk, "Basic plan")


def test_a_plan_that_is_only_written_is_told_by_its_draft(trust, unit_a) -> None:
    plan = factories.plan(trust)
    factories.close(plans.newest(plan.pk))
    assert (queries.owner_unit_of(plan), queries.title_of(plan)) == (None, plan.key)
    draft(plan, owner_unit=unit_a)
    assert (queries.owner_unit_of(plan), queries.title_of(plan)) == (unit_a.pk, "Next")


def test_positions_are_those_of_the_units_the_actor_writes_plans_for(
    alice: Member, bob: Member, gunnar, unit_a, today
) -> None:
    factories.employment(bob.person, unit_a, position="midwife", ends_on=days_ago(1))

    assert queries.positions(alice.actor, on=today) == ["nurse"]
