"""What plans ask of how a claim becomes approved, and of whom."""

import pytest

from stafett.audit import actions as audit
from stafett.plans import asking
from stafett.plans.models import Approver, Steps
from stafett.records.cases import routes_of
from stafett.records.routes import Route
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db

TWO = Route(steps=Steps.TWO)


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Blood transfusion")


def ask(trust, unit, course, *, subunits=False, positions=(), person=None, days=None, **terms):
    plan = factories.plan(trust, "A plan")
    factories.requirement(plan, course, **terms)
    factories.assignment(plan, unit, subunits=subunits, positions=positions, person=person, **days or {})
    return plan


def route(claim, today) -> Route | None:
    (found,) = routes_of([claim], on=today)
    return found


def test_nothing_asked_is_no_route(bob, course, today) -> None:
    assert route(factories.claim(bob.person, course), today) is None


def test_what_is_given_to_the_persons_job_governs(trust, unit_a, bob, course, today) -> None:
    ask(trust, unit_a, course, steps=Steps.TWO)

    assert route(factories.claim(bob.person, course), today) == TWO


@pytest.mark.parametrize(
    "given",
    [
        {"positions": ["surgeon"]},
        {"days": {"starts_on": days_ahead(1)}},
        {"days": {"ends_on": days_ago(1)}},
    ],
)
def test_what_is_given_to_others_does_not(trust, unit_a, bob, course, today, given) -> None:
    ask(trust, unit_a, course, steps=Steps.TWO, **given)

    assert route(factories.claim(bob.person, course), today) is None


def test_what_is_given_above_reaches_below_only_with_its_sub_units(trust, clinic, bob, course, today) -> None:
    claim = factories.claim(bob.person, course)
    ask(trust, clinic, course, steps=Steps.TWO)
    assert route(claim, today) is None

    ask(trust, clinic, course, subunits=True, steps=Steps.TWO)
    assert route(claim, today) == TWO


def test_what_is_given_to_one_person_governs_that_person_alone(
    trust, unit_a, alice, bob, course, today
) -> None:
    ask(trust, unit_a, course, person=bob.person, steps=Steps.TWO)

    asked = routes_of([factories.claim(bob.person, course), factories.claim(alice.person, course)], on=today)

    assert asked == [TWO, None]


def test_the_strictest_of_several_decides(trust, unit_a, bob, course, today) -> None:
    ask(trust, unit_a, course, steps=Steps.NONE, claim_days=7)
    ask(trust, unit_a, course, approver=Approver.ABOVE)
    ask(trust, unit_a, course, steps=Steps.TWO, times=3)

    assert route(factories.claim(bob.person, course), today) == Route(Steps.TWO, Approver.ABOVE, 14, 3)


@pytest.mark.parametrize("steps", [Steps.ONE, Steps.TWO])
def test_no_local_plan_makes_overdue_what_a_central_one_reserves(
    trust, clinic, unit_a, bob, course, today, steps
) -> None:
    ask(trust, clinic, course, subunits=True, approver=Approver.ABOVE, claim_days=30)
    ask(trust, unit_a, course, approver=Approver.ABOVE, steps=steps, claim_days=0)

    assert route(factories.claim(bob.person, course), today) == Route(steps, Approver.ABOVE, 30)


def test_who_is_named_where_no_step_is_asked_is_passed_over(trust, unit_a, bob, course, today) -> None:
    ask(trust, unit_a, course, steps=Steps.NONE, approver=Approver.HR_ADVISER)
    ask(trust, unit_a, course)

    assert route(factories.claim(bob.person, course), today) == Route()


def test_a_version_not_in_force_asks_for_nothing(trust, unit_a, bob, course, today) -> None:
    plan = factories.plan(trust, "A plan", retired_on=days_ago(1))
    factories.requirement(plan, course, steps=Steps.TWO)
    factories.assignment(plan, unit_a)

    assert route(factories.claim(bob.person, course), today) is None


def test_what_counts_for_what_is_asked_goes_the_same_way(trust, unit_a, bob, course, today) -> None:
    other = factories.competence(trust, "Transfusion at Solvik")
    factories.equivalence(course, accepts=other)
    ask(trust, unit_a, course, steps=Steps.TWO)

    assert route(factories.claim(bob.person, other), today) == TWO
    assert asking.competences(trust.pk, on=today, where=lambda one: one.steps == Steps.TWO) == {
        course.pk,
        other.pk,
    }


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_of_the_plans_is_forgotten_when_one_is_given(alice, trust, unit_a, bob, course, today):
    claim = factories.claim(bob.person, course)
    with audit.change(trust.pk, by=alice.actor, verb="facts.imported"):
        pass
    assert route(claim, today) is None

    with audit.change(trust.pk, by=alice.actor, verb="facts.imported"):
        ask(trust, unit_a, course, steps=Steps.TWO)
    assert route(claim, today) == TWO


@pytest.mark.django_db(transaction=True)
def test_what_plans_ask_is_read_once_while_people_are_approved(
    alice, trust, unit_a, bob, course, today, django_assert_num_queries
):
    with audit.change(trust.pk, by=alice.actor, verb="facts.imported"):
        ask(trust, unit_a, course, steps=Steps.TWO)
    claim = factories.claim(bob.person, course)
    route(claim, today)

    approval = audit.change(trust.pk, by=alice.actor, verb="achievement.approved", is_common=False)
    with approval, django_assert_num_queries(2):  # the state and the jobs; and the log's entry
        assert route(claim, today) == TWO
