"""Who is told, and what happened."""

import pytest

from stafett.plans.happenings import queries as happenings
from stafett.records.models import CompetenceDetails
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def pump(trust) -> CompetenceDetails:
    return factories.competence(trust, "Infusion pump", validity_months=12).details.get()


def told(competence, *units) -> list[tuple[int, int]]:
    return list(happenings.receivers(competence, {unit.pk for unit in units}, on=TODAY).iter_rows())


def test_those_are_told_who_hold_it_that_day_and_work_there(
    pump, unit_a, unit_b, alice: Member, bob: Member, gunnar: Member, hanne: Member
) -> None:
    factories.achievement(alice.person, pump.competence)
    factories.achievement(bob.person, pump.competence, achieved_on=days_ago(500))
    factories.achievement(gunnar.person, pump.competence)
    factories.claim(hanne.person, pump.competence)

    assert told(pump, unit_a, unit_b) == [(alice.person.pk, unit_a.pk), (gunnar.person.pk, unit_b.pk)]
    assert told(pump, unit_a) == [(alice.person.pk, unit_a.pk)]
    assert told(pump) == []


def test_what_counts_for_it_is_holding_it(pump, trust, unit_a, bob: Member) -> None:
    other = factories.competence(trust, "Pump, advanced")
    factories.equivalence(pump.competence, accepts=other)
    factories.achievement(bob.person, other)

    assert told(pump, unit_a) == [(bob.person.pk, unit_a.pk)]


def test_a_job_that_is_over_or_to_come_is_none(pump, unit_a, unit_b, trust) -> None:
    nina = factories.person(trust, "Nina")
    factories.employment(nina, unit_a, ends_on=days_ago(1))
    factories.employment(nina, unit_b, starts_on=days_ahead(1))
    factories.achievement(nina, pump.competence)

    assert told(pump, unit_a, unit_b) == []


def test_of_many_the_same_are_told(pump, unit_a, alice, bob, monkeypatch) -> None:
    factories.achievement(alice.person, pump.competence)
    few = told(pump, unit_a)
    monkeypatch.setattr(happenings, "FEW", 0)

    assert told(pump, unit_a) == few
