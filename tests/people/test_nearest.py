"""Whom to turn to."""

from stafett.people.models import RoleCode
from stafett.people.nearest import leaders, nearest
from stafett.people.roles import Power
from tests import factories


def approvers(unit, other_than=None):
    return nearest(unit.organisation_id, [unit.pk], Power.APPROVE, on=factories.TODAY, other_than=other_than)


def test_the_leader_and_the_deputy_of_the_unit(unit_a, alice, gunnar):
    assert approvers(unit_a) == ["Alice Aas", "Gunnar Holm"]


def test_where_the_unit_has_none_the_nearest_above(clinic, unit_b):
    factories.member(clinic, "Klara Klinikk", role_code=RoleCode.LEADER)

    assert approvers(unit_b) == ["Klara Klinikk"]


def test_a_leader_turns_to_the_next_one_above(clinic, unit_a, alice):
    factories.member(clinic, "Klara Klinikk", role_code=RoleCode.LEADER)

    assert approvers(unit_a, other_than=alice.person.pk) == ["Klara Klinikk"]


def test_a_role_without_the_power_does_not_count(unit_a, hanne, dana):
    assert approvers(unit_a) == []


def test_a_role_that_has_ended_does_not_count(trust, unit_a):
    former = factories.person(trust, "Former Leader")
    factories.role(former, RoleCode.LEADER, unit_a, ends_on=factories.days_ago(1))

    assert approvers(unit_a) == []


def test_the_nearest_who_leads_or_stands_in(unit_a, unit_b, clinic, root, alice, gunnar, hanne):
    assert leaders(unit_a, on=factories.TODAY) == {alice.person.pk, gunnar.person.pk}
    assert leaders(unit_a, on=factories.TODAY, other_than=[alice.person.pk]) == {gunnar.person.pk}
    assert leaders(unit_b, on=factories.TODAY) == set()
    chief = factories.member(root, "Cato Chief", role_code=RoleCode.LEADER)
    assert leaders(unit_b, on=factories.TODAY) == {chief.person.pk}


def test_who_has_left_is_not_turned_to(alice, unit_a):
    assert leaders(unit_a, on=factories.TODAY) == {alice.person.pk}
    factories.left(alice, factories.days_ago(1))
    assert leaders(unit_a, on=factories.TODAY) == set()
