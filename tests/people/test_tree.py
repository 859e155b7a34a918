"""The tree of units on a day."""

import pytest

from stafett.people.tree import tree
from tests import factories


def names(nodes):
    return [node.name for node in nodes]


def test_everything_below_a_unit_and_the_way_to_it(trust, root, clinic, unit_a, unit_b):
    units = tree(trust.pk, on=factories.TODAY)

    assert units.root.id == root.pk
    assert units.below(clinic.pk) == {clinic.pk, unit_a.pk, unit_b.pk}
    assert names(units.path(unit_a.pk)) == ["Granli Hospital Trust", "Clinic of Medicine", "Section A"]
    assert [(node.name, depth) for node, depth in units.walk(root.pk)] == [
        ("Granli Hospital Trust", 0),
        ("Clinic of Medicine", 1),
        ("Section A", 2),
        ("Section B", 2),
    ]


def test_a_unit_moves_on_its_day(trust, root, unit_a, unit_b):
    factories.move(unit_a, to=unit_b, on=factories.TODAY)

    assert unit_a.pk not in tree(trust.pk, on=factories.days_ago(1)).below(unit_b.pk)
    assert unit_a.pk in tree(trust.pk, on=factories.TODAY).below(unit_b.pk)


def test_the_last_move_holds(trust, root, clinic, unit_a, unit_b):
    factories.move(unit_a, to=root, on=factories.days_ago(1))
    factories.move(unit_a, to=unit_b, on=factories.days_ago(9))

    assert tree(trust.pk, on=factories.TODAY).nodes[unit_a.pk].parent_id == root.pk


def test_the_tree_can_be_asked_as_it_was_recorded(trust, unit_a, unit_b):
    move = factories.move(unit_a, to=unit_b, on=factories.days_ago(1))

    before = tree(trust.pk, on=factories.TODAY, position=move.opened - 1)
    assert unit_a.pk not in before.below(unit_b.pk)


def test_other_organisations_have_their_own_tree(trust, root, unit_elsewhere, elsewhere):
    assert set(tree(trust.pk, on=factories.TODAY).nodes) == {root.pk}
    assert unit_elsewhere.pk in tree(elsewhere.pk, on=factories.TODAY).nodes


@pytest.mark.parametrize("deep", [1, 4])
def test_a_tree_costs_two_queries_however_deep(trust, root, deep, django_assert_num_queries):
    at = root
    for level in range(deep):
        at = factories.unit(at, f"Level {level}")

    with django_assert_num_queries(2):
        assert len(tree(trust.pk, on=factories.TODAY).path(at.pk)) == deep + 1
