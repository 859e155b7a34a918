"""Who is in scope of a plan, as far as somebody may see."""

import pytest

from stafett.people.roles import Power
from stafett.standings import scopes
from stafett.standings.figures import Figures
from stafett.status import Colour
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


@pytest.fixture
def plan(trust, clinic, course):
    """Everybody in the clinic must have the fire course, and should have read the instruction."""
    made = factories.plan(trust, "For everybody")
    factories.requirement(made, course, due_days=30)
    factories.requirement(made, factories.competence(trust, "Instruction"), mandatory=False)
    factories.assignment(made, clinic, subunits=True)
    return made


def seen_by(member: Member, plan, **where):
    found = scopes.scope(member.actor, plan.pk, on=factories.TODAY, **where)
    return [(one.name, one.unit, one.worst) for one in found.people]


def test_a_leader_sees_their_own_people_the_worst_first(plan, course, alice, bob, gunnar) -> None:
    factories.achievement(alice.person, course)

    assert seen_by(alice, plan) == [
        ("Bob Berg", "Section A", Colour.RED),
        ("Alice Aas", "Section A", Colour.GREEN),
    ]


def test_of_those_alike_whose_last_day_comes_first_stands_first_and_then_who_comes_first_by_name(
    plan, trust, course, alice, unit_a
) -> None:
    for name, days in (("Åse Sen", 10), ("Ane Sen", 10), ("Finn Tidlig", 20), ("Ola Ny", 0)):
        factories.employment(factories.person(trust, name), unit_a, starts_on=days_ago(days))
    factories.achievement(alice.person, course, achieved_on=days_ago(30))

    found = scopes.scope(alice.actor, plan.pk, on=factories.TODAY)

    names = ["Finn Tidlig", "Ane Sen", "Åse Sen", "Ola Ny", "Alice Aas"]
    assert [one.name for one in found.people] == names
    assert [one.last_day for one in found.people[:3]] == [days_ahead(10), days_ahead(20), days_ahead(20)]
    for first in range(len(names)):
        assert [one.name for one in found.told(found.ranked, first, 2)] == names[first : first + 2]
    assert found.told(found.of_colour("grey"), 0, 2) == []


def test_of_very_many_the_names_are_the_same(plan, alice, bob, charlie, monkeypatch) -> None:
    expected = seen_by(alice, plan)
    monkeypatch.setattr(scopes, "BY_KEY", 1)

    assert seen_by(alice, plan) == expected


def test_nobody_is_dated_by_what_they_are_exempt_from(plan, alice, bob) -> None:
    factories.leave(bob.person, starts_on=days_ago(1))

    *_, last = scopes.scope(alice.actor, plan.pk, on=factories.TODAY).people

    assert (last.name, last.worst, last.last_day) == ("Bob Berg", Colour.GREY, None)


def test_who_leads_nobody_sees_themselves_alone(plan, alice, bob) -> None:
    assert seen_by(bob, plan) == [("Bob Berg", "Section A", Colour.RED)]


def test_a_stranger_sees_nobody(plan, alice, bob, charlie) -> None:
    assert seen_by(charlie, plan) == []


def test_it_may_be_narrowed_to_a_unit_and_below(plan, erik, alice, gunnar, unit_a, clinic) -> None:
    assert [name for name, _unit, _worst in seen_by(erik, plan, within=unit_a.pk)] == ["Alice Aas"]
    assert [name for name, _unit, _worst in seen_by(erik, plan, within=clinic.pk)] == [
        "Alice Aas",
        "Gunnar Holm",
    ]


def test_ones_own_lines_are_known_where_the_list_is_narrowed_to_a_unit(plan, hanne, alice, unit_a) -> None:
    found = scopes.scope(hanne.actor, plan.pk, on=factories.TODAY, within=unit_a.pk)

    assert [one.name for one in found.people] == ["Alice Aas"]
    assert len(found.lines_of([hanne.person.pk])[hanne.person.pk]) == 2


def test_with_another_power_only_the_units_where_one_has_it_are_told(plan, hanne, alice, unit_a) -> None:
    assert len(seen_by(hanne, plan)) == 2
    assert seen_by(hanne, plan, power=Power.EXPORT) == []


def test_what_only_another_job_asks_is_not_seen_here(trust, unit_b, course, alice, bob) -> None:
    factories.employment(bob.person, unit_b)
    plan = factories.plan(trust, "Section B")
    factories.requirement(plan, course, due_days=30)
    factories.assignment(plan, unit_b)

    assert seen_by(alice, plan) == []
    assert seen_by(bob, plan) == [("Bob Berg", "Section B", Colour.RED)]


def test_the_figures_are_those_of_the_roll_up_by_plan(plan, course, alice, bob) -> None:
    factories.achievement(alice.person, course)

    found = scopes.scope(alice.actor, plan.pk, on=factories.TODAY)

    assert found.figures == Figures(members=2, red=1, green=1)


def test_each_line_is_told_with_its_colour(plan, course, alice, bob) -> None:
    factories.achievement(bob.person, course, achieved_on=days_ago(30))

    lines = scopes.scope(alice.actor, plan.pk, on=factories.TODAY).lines_of([bob.person.pk])[bob.person.pk]

    assert [(line.title, line.colour) for line in lines] == [
        ("Instruction", Colour.YELLOW),
        ("Fire safety", Colour.GREEN),
    ]


def test_what_counts_by_equivalence_is_read_too(trust, plan, course, alice) -> None:
    other = factories.competence(trust, "Fire officer")
    factories.equivalence(course, accepts=other)
    factories.achievement(alice.person, other)

    assert seen_by(alice, plan) == [("Alice Aas", "Section A", Colour.GREEN)]


def test_the_plans_that_ask_somebody(plan, trust, bob, charlie) -> None:
    factories.plan(trust, "Of nobody")

    assert scopes.asking(bob.actor, on=factories.TODAY) == {plan.pk}
    assert scopes.asking(charlie.actor, on=factories.TODAY) == set()
