"""What is in order and turns, as a unit's leader is told."""

from datetime import date

import pytest

from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.standings import queries
from stafett.standings.turning import Turning, told, turning
from stafett.status import Colour
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def ahead(actor: Actor, unit: Unit) -> list[Turning]:
    """What turns in the unit within ninety days."""
    stands = queries.unit(actor, unit.pk, on=TODAY)
    return told(stands, turning(stands, until=days_ahead(90)))


def test_a_unit_knows_what_turns_in_the_days_ahead(unit_a, fire, alice: Member) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(300))

    (turning,) = ahead(alice.actor, unit_a)

    assert (turning.title, turning.colour, turning.on) == ("Fire safety", Colour.YELLOW, days_ahead(21))


def test_of_cells_that_turn_together_the_worst_is_told(trust, unit_a, alice: Member, bob: Member) -> None:
    pump = factories.competence(trust, "Infusion pump")
    factories.achievement(bob.person, pump, achieved_on=date(2025, 8, 19))
    for months, warn_days in ((12, 31), (11, 0)):  # yellow, and red, on 20 July
        plan = factories.plan(trust, f"Every {months} months", owner_unit=unit_a)
        factories.requirement(plan, pump, validity_months=months, warn_days=warn_days)
        factories.assignment(plan, unit_a, person=bob.person)

    (turning,) = ahead(alice.actor, unit_a)

    assert (turning.title, turning.colour, turning.on) == ("Infusion pump", Colour.RED, date(2026, 7, 20))


def test_what_turns_after_the_job_here_has_ended_is_the_other_units_alone(
    unit_a, unit_b, fire, alice: Member, hanne: Member
) -> None:
    mover = factories.person(unit_a.organisation, "Ida Moe")
    factories.employment(mover, unit_a, ends_on=days_ahead(10))
    factories.employment(mover, unit_b)
    factories.achievement(mover, fire, achieved_on=days_ago(300))

    here = ahead(alice.actor, unit_a)
    there = ahead(hanne.actor, unit_b)

    assert [turning.person_id for turning in here] == []
    assert [turning.person_id for turning in there] == [mover.pk]


def test_where_nobody_works_nothing_turns(unit_a, fire, erik: Member) -> None:
    assert ahead(erik.actor, unit_a) == []


def test_what_is_asked_from_a_later_day_is_told_by_its_name(trust, unit_a, alice: Member) -> None:
    pump = factories.competence(trust, "Infusion pump")
    plan = factories.plan(trust, "From next month", owner_unit=unit_a, effective_from=days_ahead(30))
    factories.requirement(plan, pump, grace_days=30)
    factories.assignment(plan, unit_a, person=alice.person)

    (turning,) = ahead(alice.actor, unit_a)

    assert (turning.title, turning.colour, turning.on) == ("Infusion pump", Colour.YELLOW, days_ahead(30))
