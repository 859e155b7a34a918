"""Lines as people read them."""

import pytest

from stafett.standings import queries
from stafett.status import Colour, Reason
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def fire(trust, unit_a):
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", owner_unit=unit_a)
    factories.requirement(plan, course, due_days=30, key="fire")
    factories.assignment(plan, unit_a)
    return plan


def only_line(member: Member, today):
    (line,) = queries.person_lines(member.actor, member.person.pk, on=today)
    return line


def test_a_line_that_accepts_several_names_them_all(trust, unit_a, bob: Member, today) -> None:
    plan = factories.plan(trust, "Either")
    factories.requirement(
        plan, factories.competence(trust, "Simulation"), factories.competence(trust, "Course"), level=2
    )
    factories.assignment(plan, unit_a)

    line = only_line(bob, today)

    assert (line.title, line.level, line.last_day) == ("Course / Simulation", 2, None)


def test_leave_greys_the_line_through_its_last_day(fire, bob: Member, today) -> None:
    factories.leave(bob.person, starts_on=days_ago(5), ends_on=days_ahead(5))

    line = only_line(bob, today)

    assert (line.colour, line.reason, line.grey_until) == (Colour.GREY, Reason.ON_LEAVE, days_ahead(5))


def test_leaves_that_touch_are_one(fire, bob: Member, today) -> None:
    factories.leave(bob.person, starts_on=days_ago(5), ends_on=days_ahead(5))
    factories.leave(bob.person, starts_on=days_ahead(6), ends_on=days_ahead(9))

    assert only_line(bob, today).grey_until == days_ahead(9)


def test_an_open_leave_has_no_last_day(fire, bob: Member, today) -> None:
    factories.leave(bob.person, starts_on=days_ago(5), ends_on=None)

    assert only_line(bob, today).grey_until is None


def test_an_exemption_greys_what_it_names(trust, unit_a, fire, bob: Member, today) -> None:
    factories.exemption(bob.person, fire, requirement="fire", starts_on=days_ago(1), ends_on=days_ahead(40))

    line = only_line(bob, today)

    assert (line.reason, line.grey_until) == (Reason.EXEMPT, days_ahead(40))


def test_a_claim_shows_beside_the_colour(trust, fire, bob: Member, today) -> None:
    competence = fire.requirements.get().acceptances.get().competence
    factories.claim(bob.person, competence, submitted_on=days_ago(2))

    line = only_line(bob, today)

    assert (line.is_waiting, line.claimed_on) == (True, days_ago(2))


def test_a_requirement_of_each_unit_names_the_unit(trust, unit_a, bob: Member, today) -> None:
    plan = factories.plan(trust, "Local")
    factories.requirement(plan, factories.competence(trust, "Local fire drill"), per_unit=True)
    factories.assignment(plan, unit_a)

    line = only_line(bob, today)

    assert (line.unit_id, line.unit) == (unit_a.pk, "Section A")
