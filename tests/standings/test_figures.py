"""How units and plans stand as numbers."""

import pytest

from stafett.people.tree import tree
from stafett.standings import figures
from stafett.standings.figures import Figures
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def overview(organisation, *roots, on):
    units = tree(organisation.pk, on=on)
    return figures.overview(
        organisation.pk, units, [root.pk for root in roots], seen=frozenset(units.nodes), on=on
    )


def test_a_unit_counts_its_members_by_worst_colour(
    trust, clinic, unit_a, unit_b, fire, alice, bob, gunnar, today
):
    factories.achievement(alice.person, fire, achieved_on=days_ago(100))
    factories.achievement(gunnar.person, fire, achieved_on=days_ago(340))

    found = overview(trust, clinic, on=today).units

    assert found == {
        clinic.pk: Figures(members=3, red=1, yellow=1, green=1),
        unit_a.pk: Figures(members=2, red=1, green=1),
        unit_b.pk: Figures(members=1, yellow=1),
    }


def test_another_day_is_counted_as_it_is_then(trust, clinic, unit_a, fire, alice, today):
    factories.achievement(alice.person, fire, achieved_on=days_ago(100))

    assert overview(trust, unit_a, on=days_ahead(300)).units == {unit_a.pk: Figures(members=1, red=1)}


def test_of_whom_nothing_is_asked_they_are_counted_apart(trust, unit_a, alice, today):
    found = overview(trust, unit_a, on=today).units[unit_a.pk]

    assert (found, found.asked, found.green_share) == (Figures(members=1, none=1), 0, None)


def test_a_plan_counts_those_it_asks(trust, clinic, unit_a, fire, alice, bob, gunnar, today):
    factories.achievement(alice.person, fire, achieved_on=days_ago(100))

    (counted,) = overview(trust, clinic, on=today).plans.values()
    (in_a,) = overview(trust, unit_a, on=today).plans.values()

    assert counted == Figures(members=3, red=2, green=1)
    assert in_a == Figures(members=2, red=1, green=1)


def test_what_only_another_unit_asks_is_not_counted_here(trust, unit_a, unit_b, bob, today):
    factories.employment(bob.person, unit_b)
    plan = factories.plan(trust, "Section B")
    factories.requirement(plan, factories.competence(trust, "Pump"), due_days=0)
    factories.assignment(plan, unit_b)

    assert overview(trust, unit_a, on=today).plans == {}
    assert overview(trust, unit_a, unit_b, on=today).plans == {plan.pk: Figures(members=1, red=1)}


def test_nobody_of_another_organisation_is_counted(trust, root, clinic, unit_a, fire, alice, charlie, today):
    assert overview(trust, root, on=today).units[root.pk].members == 1


@pytest.mark.parametrize(("green", "red", "share"), [(1, 2, 33), (199, 1, 99), (3, 0, 100), (0, 3, 0)])
def test_the_green_share_is_rounded_down(green, red, share) -> None:
    assert Figures(members=green + red + 5, green=green, red=red, grey=2, none=3).green_share == share


def test_the_highest_units_somebody_sees_begin_the_tree(trust, root, clinic, unit_a, unit_b, today) -> None:
    units = tree(trust.pk, on=today)

    assert figures.visible_roots(units, frozenset({clinic.pk, unit_a.pk, unit_b.pk})) == [clinic.pk]
    assert figures.visible_roots(units, frozenset({unit_b.pk, unit_a.pk})) == [unit_a.pk, unit_b.pk]
    assert figures.visible_roots(units, frozenset()) == []


def test_what_is_not_seen_is_not_counted_even_if_it_hung_below_that_day(
    trust, clinic, unit_a, unit_b, fire, alice, bob, gunnar, today
):
    factories.employment(bob.person, unit_b)
    seen = frozenset({clinic.pk, unit_a.pk})

    found = figures.overview(trust.pk, tree(trust.pk, on=today), [clinic.pk], seen=seen, on=today).units

    assert found == {clinic.pk: Figures(members=2, red=2), unit_a.pk: Figures(members=2, red=2)}
