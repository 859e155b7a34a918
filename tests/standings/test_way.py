"""The fewest things done today that make a unit green by a day, as the kernel tells it."""

from datetime import timedelta

import pytest

from stafett.records import actions as records
from stafett.records.queries import waiting_for
from stafett.standings import queries
from stafett.standings.way import Way, way
from stafett.status import Reason
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(trust, unit_a):
    """A plan for section A that asks whatever it is given."""
    plan = factories.plan(trust, "For the section", owner_unit=unit_a)
    factories.assignment(plan, unit_a)

    def ask(name: str, **terms: object):
        competence = factories.competence(trust, name, validity_months=12)
        factories.requirement(plan, competence, **{"due_days": 0} | terms)
        return competence

    return ask


def to_green(alice: Member, unit, today, ahead: int = 30) -> Way:
    return way(alice.actor, unit.pk, by=today + timedelta(days=ahead), today=today)


def told(found: Way) -> list[tuple[str, int, list[str]]]:
    return [(step.title, step.times, [name for _person, name in step.people]) for step in found.steps]


def test_where_all_is_green_there_is_nothing_to_do(asked, alice: Member, bob: Member, unit_a, today) -> None:
    pump = asked("Infusion pump")
    for member in (alice, bob):
        factories.achievement(member.person, pump, achieved_on=days_ago(10))

    found = to_green(alice, unit_a, today)

    assert (found.members, found.without, found.steps, found.left) == (2, 0, (), ())


def test_a_claim_that_waits_is_approved_rather_than_done_again(
    asked, alice: Member, bob: Member, unit_a, today
) -> None:
    pump = asked("Infusion pump")
    factories.achievement(alice.person, pump, achieved_on=days_ago(10))
    factories.claim(bob.person, pump, achieved_on=days_ago(3), unit=unit_a)

    found = to_green(alice, unit_a, today)

    assert [(one.title, one.name) for one in found.approvals] == [("Infusion pump", "Bob Berg")]
    assert (found.steps, found.without, found.still) == ((), 1, 0)


def test_what_lapses_before_the_day_is_seen_ahead(asked, alice: Member, bob: Member, unit_a, today) -> None:
    drill = asked("Drill")
    for member, ago in ((alice, 10), (bob, 360)):
        factories.achievement(member.person, drill, achieved_on=days_ago(ago))

    assert to_green(alice, unit_a, today, ahead=1).steps == ()
    assert told(to_green(alice, unit_a, today)) == [("Drill", 1, ["Bob Berg"])]


def test_one_thing_that_counts_for_two_is_one_step(trust, asked, alice: Member, unit_a, today) -> None:
    basic, advanced = asked("Basic"), asked("Advanced")
    factories.equivalence(basic, accepts=advanced)

    assert told(to_green(alice, unit_a, today)) == [("Advanced", 1, ["Alice Aas"])]


def test_what_is_asked_several_times_is_done_so_many_times(asked, alice: Member, unit_a, today) -> None:
    suture = asked("Suture", times=3)
    factories.achievement(alice.person, suture, achieved_on=days_ago(10))

    assert told(to_green(alice, unit_a, today)) == [("Suture", 2, ["Alice Aas"])]


def test_what_lapses_again_before_the_day_is_told(asked, alice: Member, unit_a, today) -> None:
    asked("Monthly", validity_months=1)

    found = to_green(alice, unit_a, today, ahead=60)

    assert found.steps == ()
    assert [(one.name, one.title, one.reason) for one in found.left] == [
        ("Alice Aas", "Monthly", Reason.EXPIRED)
    ]


def test_a_recommendation_is_no_step(asked, alice: Member, unit_a, today) -> None:
    asked("Nice to know", mandatory=False)

    assert to_green(alice, unit_a, today).without == 0


def test_who_has_taken_every_step_is_green(asked, alice: Member, bob: Member, unit_a, today) -> None:
    """What is registered for a leader must be registered by another; here Bob's steps are taken."""
    pump, drill = asked("Infusion pump", per_unit=True), asked("Drill", warn_days=60)
    factories.claim(bob.person, drill, achieved_on=days_ago(1), unit=unit_a)
    for competence in (pump, drill):
        factories.achievement(alice.person, competence, achieved_on=days_ago(1), unit=unit_a)
    found = to_green(alice, unit_a, today)

    waiting = waiting_for(alice.actor, on=today)
    records.approve(list(waiting), by=alice.actor, on=today)
    for step in found.steps:
        shown = records.Shown(competence_id=step.competence_id, achieved_on=today, unit_id=step.unit_id)
        records.register(shown, [person for person, _name in step.people], by=alice.actor, on=today)

    assert (found.without, len(found.approvals), len(found.steps)) == (1, 1, 1)
    assert to_green(alice, unit_a, today).without == 0
    then = queries.unit(alice.actor, unit_a.pk, on=today + timedelta(days=30))
    assert {str(one) for one in then.lines["colour"]} == {"green"}
