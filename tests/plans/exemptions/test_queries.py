"""What exemptions are called, and what became of one."""

import pytest

from stafett.plans.exemptions import queries as exemptions
from stafett.plans.models import Plan
from tests import factories
from tests.factories import TODAY, Member, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fire) -> Plan:
    return Plan.objects.get(key="fire")


@pytest.fixture
def key(plan: Plan) -> str:
    return plan.requirements.get().key


def test_a_requirement_is_called_what_its_newest_version_accepts(plan, key, bob: Member, fire, trust) -> None:
    newer = factories.competence(trust, "Evacuation")
    factories.version(plan, 2, title="For everybody", effective_from=days_ahead(9))
    factories.requirement(plan, newer, fire, version=2, key=key)
    one = factories.exemption(bob.person, plan, requirement=key)
    whole = factories.exemption(bob.person, plan)

    assert exemptions.titles([one, whole]) == {(plan.pk, key): "Evacuation / Fire safety"}


def test_a_plan_is_asked_for_as_a_whole_or_by_what_some_version_asks(plan, key) -> None:
    assert exemptions.is_asked(plan.pk, "")
    assert exemptions.is_asked(plan.pk, key)
    assert not exemptions.is_asked(plan.pk, "another")


def test_an_exemption_is_followed_to_what_it_became(plan, bob: Member) -> None:
    first = factories.exemption(bob.person, plan)
    second = factories.correct(first, ends_on=TODAY)

    assert exemptions.current(first) == second
    assert list(exemptions.of_person(bob.person.pk)) == [second]
    factories.close(second)
    assert exemptions.current(first) is None


def test_what_says_no_grounds_came_by_file(plan, bob: Member) -> None:
    first = factories.exemption(bob.person, plan)

    assert exemptions.is_by_file(first)
    assert not exemptions.is_by_file(factories.correct(first, grounds="other_work"))
