"""How people and units stand, read from the database."""

import pytest

from stafett.standings import queries
from stafett.status import Colour, Reason
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def test_a_person_sees_each_thing_once_with_every_source(
    trust, clinic, unit_a, fire, bob: Member, today
) -> None:
    second = factories.plan(trust, "For nurses", owner_unit=unit_a)
    factories.requirement(second, fire, due_days=30)
    factories.assignment(second, unit_a, positions=("nurse",))
    factories.achievement(bob.person, fire, achieved_on=days_ago(400))

    (line,) = queries.person_lines(bob.actor, bob.person.pk, on=today)

    assert (line.title, line.colour, line.reason) == ("Fire safety", Colour.RED, Reason.EXPIRED)
    assert [(source.plan, source.unit) for source in line.sources] == [
        ("For everybody", "Section A"),
        ("For nurses", "Section A"),
    ]


def test_a_leader_sees_of_a_person_only_what_the_units_they_lead_count(
    trust, unit_a, unit_b, fire, alice: Member, bob: Member, today
) -> None:
    factories.employment(bob.person, unit_b)
    pump = factories.competence(trust, "Infusion pump")
    plan = factories.plan(trust, "Section B", owner_unit=unit_b)
    factories.requirement(plan, pump)
    factories.assignment(plan, unit_b)

    seen_by_bob = queries.person_lines(bob.actor, bob.person.pk, on=today)
    seen_by_alice = queries.person_lines(alice.actor, bob.person.pk, on=today)

    assert {line.title for line in seen_by_bob} == {"Fire safety", "Infusion pump"}
    assert [line.title for line in seen_by_alice] == ["Fire safety"]


def test_a_unit_lists_its_members_the_worst_first(unit_a, fire, alice: Member, bob: Member, today) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(100))

    stands = queries.unit(alice.actor, unit_a.pk, on=today)

    assert [(member.person_id, member.worst) for member in stands.members] == [
        (bob.person.pk, Colour.RED),
        (alice.person.pk, Colour.GREEN),
    ]


def test_a_unit_nobody_works_in_has_no_members(unit_a, fire, erik: Member, today) -> None:
    stands = queries.unit(erik.actor, unit_a.pk, on=today)

    assert stands.members == ()


def test_a_member_of_whom_nothing_is_asked_has_no_colour(
    trust, unit_b, gunnar: Member, today, erik: Member
) -> None:
    (member,) = queries.unit(erik.actor, unit_b.pk, on=today).members

    assert (member.name, member.worst, member.red, member.yellow, member.green, member.last_day) == (
        "Gunnar Holm",
        None,
        0,
        0,
        0,
        None,
    )


def test_a_member_with_two_jobs_is_listed_once_with_both_positions(
    unit_a, alice: Member, bob: Member, today
) -> None:
    factories.employment(bob.person, unit_a, position="porter")
    factories.employment(bob.person, unit_a, position="nurse")
    factories.employment(bob.person, unit_a, position="")

    found = queries.unit(alice.actor, unit_a.pk, on=today).members

    assert [(member.name, member.position) for member in found if member.person_id == bob.person.pk] == [
        ("Bob Berg", "nurse, porter")
    ]


def test_a_leader_is_not_told_in_which_other_unit_the_same_plan_asks(
    unit_a, unit_b, fire, alice: Member, bob: Member, hanne: Member, today
) -> None:
    factories.employment(bob.person, unit_b)

    def units(lines) -> list[set[str]]:
        return [{source.unit for source in line.sources} for line in lines]

    assert units(queries.person_lines(alice.actor, bob.person.pk, on=today)) == [{"Section A"}]
    for above in (bob, hanne):
        seen = queries.person_lines(above.actor, bob.person.pk, on=today)
        assert units(seen) == [{"Section A", "Section B"}]


@pytest.mark.parametrize("days", [-100, 100])
def test_what_hangs_below_a_unit_on_another_day_only_is_not_its_leaders(
    trust, unit_a, unit_b, clinic, fire, alice: Member, gunnar: Member, today, days: int
) -> None:
    before, after = (unit_a, clinic) if days < 0 else (clinic, unit_a)
    factories.move(unit_b, to=before, on=days_ago(300))
    factories.move(unit_b, to=after, on=days_ago(10) if days < 0 else days_ahead(10))

    stands = queries.unit(alice.actor, unit_a.pk, on=days_ahead(days))

    assert [member.person_id for member in stands.members] == [alice.person.pk]
