"""A unit in a form: chosen from some of the tree."""

import pytest

from stafett.people.tree import Tree, tree
from stafett.web.places import UnitField, choices

pytestmark = pytest.mark.django_db

IN = "\N{NO-BREAK SPACE}" * 3


def test_units_stand_in_below_what_is_offered_above_them(trust, root, clinic, unit_a, unit_b, today) -> None:
    units = tree(trust.pk, on=today)
    whole = [name for _unit, name in choices(units, units.nodes)]
    assert whole == [units.root.name, f"{IN}Clinic of Medicine", f"{IN * 2}Section A", f"{IN * 2}Section B"]
    assert choices(units, {root.pk, unit_b.pk}) == [(root.pk, units.root.name), (unit_b.pk, f"{IN}Section B")]
    assert choices(units, {unit_a.pk}) == [(unit_a.pk, "Section A")]


def test_of_an_organisation_without_units_none_is_offered() -> None:
    assert choices(Tree([]), {1}) == []


def test_none_may_be_chosen_where_that_has_a_name(trust, unit_a, today) -> None:
    field, units = UnitField(required=False), tree(trust.pk, on=today)
    field.offer(units, {unit_a.pk})
    assert (list(field.choices), field.clean(str(unit_a.pk))) == ([(unit_a.pk, "Section A")], unit_a.pk)

    field.offer(units, {unit_a.pk}, none="No owner")
    assert (next(iter(field.choices)), field.clean("")) == (("", "No owner"), None)
