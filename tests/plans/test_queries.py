"""What is asked: versions and their days, where plans are given, who asks for what."""

import pytest

from stafett.plans import queries
from stafett.plans.models import Draft
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust):
    """Version 1 since long ago, version 2 in ten days."""
    made = factories.plan(trust, "Fire", effective_from=days_ago(100))
    factories.version(made, 2, title="Fire and smoke", effective_from=days_ahead(10))
    return made


def test_everybody_in_the_organisation_may_read_its_plans(plan, bob, charlie) -> None:
    assert list(queries.visible_to(bob.actor)) == [plan]
    assert list(queries.visible_to(charlie.actor)) == []


def test_a_version_lasts_until_the_day_before_the_next(trust, plan) -> None:
    course = queries.courses(trust.pk)[plan.pk]

    assert [(term.version.version, term.last_day) for term in course] == [(2, None), (1, days_ahead(9))]
    assert [term.holds_on(days_ahead(9)) for term in course] == [False, True]
    assert [term.holds_on(days_ahead(10)) for term in course] == [True, False]


def test_a_version_lasts_until_the_day_before_it_is_retired(trust) -> None:
    plan = factories.plan(trust, "Fire", effective_from=days_ago(100), retired_on=TODAY)

    (term,) = queries.courses(trust.pk)[plan.pk]

    assert (term.last_day, term.holds_on(TODAY)) == (days_ago(1), False)
    assert queries.in_force(trust.pk, on=TODAY) == {}


@pytest.mark.parametrize(
    ("on", "shown"), [(days_ago(101), 1), (days_ago(100), 1), (TODAY, 1), (days_ahead(10), 2)]
)
def test_the_version_shown_is_the_one_in_force_else_the_next(trust, plan, on, shown) -> None:
    assert queries.shown_on(queries.courses(trust.pk)[plan.pk], on).version.version == shown


def test_of_a_plan_that_has_ended_the_last_version_is_shown(trust) -> None:
    plan = factories.plan(trust, "Fire", effective_from=days_ago(100))
    factories.version(plan, 2, title="Fire", effective_from=days_ago(50), retired_on=days_ago(10))

    assert queries.shown_on(queries.courses(trust.pk)[plan.pk], TODAY).version.version == 2


def test_a_plans_title_is_that_of_its_day(trust, plan) -> None:
    assert queries.titles(trust.pk, on=days_ago(200)) == {plan.pk: "Fire"}
    assert queries.titles(trust.pk, on=TODAY) == {plan.pk: "Fire"}
    assert queries.titles(trust.pk, on=days_ahead(10)) == {plan.pk: "Fire and smoke"}


def test_a_plan_applies_where_it_is_given_and_below_if_it_says_so(trust, clinic, unit_a, bob) -> None:
    deep, flat, ended, personal = (factories.plan(trust, name) for name in ("Deep", "Flat", "Ended", "Mine"))
    factories.assignment(deep, clinic, subunits=True)
    factories.assignment(flat, clinic)
    factories.assignment(ended, unit_a, ends_on=days_ago(1))
    factories.assignment(personal, unit_a, person=bob.person)
    above = [clinic.pk, unit_a.pk]

    assert queries.applying_in(trust.pk, above, unit_a.pk, on=TODAY) == {deep.pk}
    assert queries.applying_in(trust.pk, [clinic.pk], clinic.pk, on=TODAY) == {deep.pk, flat.pk}


def test_assignments_are_those_that_hold_that_day_or_later(plan, clinic) -> None:
    factories.assignment(plan, clinic, ends_on=days_ago(1))
    now = factories.assignment(plan, clinic)
    later = factories.assignment(plan, clinic, starts_on=days_ahead(5))

    assert list(queries.assignments(plan.pk, on=TODAY)) == [now, later]
    assert queries.assignments(plan.pk).count() == 3


def test_requirements_and_what_they_accept(trust, plan) -> None:
    course, drill = factories.competence(trust, "Course"), factories.competence(trust, "Drill")
    first = factories.requirement(plan, course, key="a")
    second = factories.requirement(plan, drill, key="b", version=2)

    assert list(queries.requirements(plan.pk, 1)) == [first]
    assert list(queries.requirements(plan.pk, 2)) == [second]
    assert queries.how_many_requirements(trust.pk) == {(plan.pk, 1): 1, (plan.pk, 2): 1}
    assert queries.accepted(plan.pk) == {course.pk, drill.pk}


def test_only_versions_in_force_ask(trust, plan) -> None:
    course, drill = factories.competence(trust, "Course"), factories.competence(trust, "Drill")
    factories.requirement(plan, course)
    factories.requirement(plan, course, drill)
    factories.requirement(plan, drill, version=2)

    assert queries.how_many_ask(trust.pk, on=TODAY) == {course.pk: 1, drill.pk: 1}
    assert queries.how_many_ask(trust.pk, on=days_ahead(10)) == {drill.pk: 1}
    assert [row.title for row in queries.asking_for(trust.pk, course.pk, on=TODAY)] == ["Fire"]
    assert queries.asking_for(trust.pk, course.pk, on=days_ahead(10)) == []


def test_whether_any_plan_tells_levels_apart(trust, elsewhere) -> None:
    plan = factories.plan(trust, "Pumps")
    factories.requirement(plan, factories.competence(trust, "Syringe pump"))
    assert not queries.ask_for_levels(trust.pk)

    factories.requirement(plan, factories.competence(trust, "Infusion pump"), level=2)
    assert queries.ask_for_levels(trust.pk)
    assert not queries.ask_for_levels(elsewhere.pk)


def test_the_newest_version_and_the_draft_are_read_as_they_were_at_a_log_position(plan) -> None:
    first = queries.newest(plan.pk)
    factories.correct(first, title="Fire, smoke and rescue")
    saved = record(Draft, organisation=plan.organisation, plan=plan, version=3, title="Next")
    factories.correct(saved, title="Better")

    newest = [queries.newest(plan.pk, position) for position in (first.opened, None)]
    assert [(one.version, one.title) for one in newest] == [
        (2, "Fire and smoke"),
        (2, "Fire, smoke and rescue"),
    ]
    assert [queries.draft(plan.pk, position).title for position in (saved.opened, None)] == ["Next", "Better"]


def test_a_plan_that_nobody_wrote_has_no_version_and_no_draft(trust) -> None:
    assert (queries.newest(0), queries.draft(0)) == (None, None)


def test_what_some_versions_ask_is_read_at_once(trust, plan) -> None:
    course = factories.competence(trust, "Course")
    other = factories.plan(trust, "Smoke", effective_from=days_ago(100))
    asked = [
        factories.requirement(plan, course, key="first"),
        factories.requirement(plan, course, key="second", version=2),
        factories.requirement(other, course, key="third"),
    ]
    wanted = [queries.newest(plan.pk), queries.newest(other.pk)]

    assert queries.requirements_of(wanted) == {(plan.pk, 2): [asked[1]], (other.pk, 1): [asked[2]]}
    assert queries.requirements_of([]) == {}
