"""Who somebody is, and whom they see."""

from stafett.people import queries as people
from stafett.people.roles import Power
from tests import factories


def names_seen_by(member):
    return sorted(details.name for details in people.visible_to(member.actor, on=factories.TODAY))


def test_everybody_sees_themselves(bob):
    assert names_seen_by(bob) == ["Bob Berg"]


def test_a_leader_sees_who_works_in_the_unit(alice, bob, gunnar):
    assert names_seen_by(alice) == ["Alice Aas", "Bob Berg"]


def test_a_deputy_sees_the_unit_and_themselves(alice, bob, gunnar):
    assert names_seen_by(gunnar) == ["Alice Aas", "Bob Berg", "Gunnar Holm"]


def test_a_role_reaches_every_unit_below(root, clinic, unit_a, erik):
    assert erik.actor.units(Power.SEE) == {root.pk, clinic.pk, unit_a.pk}


def test_a_stranger_sees_nobody_here(alice, bob, charlie):
    assert names_seen_by(charlie) == ["Charlie Dahl"]


def test_who_starts_within_ninety_days_is_seen_beforehand(trust, unit_a, alice):
    soon = factories.person(trust, "Soon Starting")
    later = factories.person(trust, "Later Starting")
    factories.employment(soon, unit_a, starts_on=factories.days_ahead(90))
    factories.employment(later, unit_a, starts_on=factories.days_ahead(91))

    assert names_seen_by(alice) == ["Alice Aas", "Soon Starting"]


def test_who_has_left_is_seen_no_longer(bob, alice, unit_a, trust):
    former = factories.person(trust, "Former Colleague")
    factories.employment(former, unit_a, ends_on=factories.days_ago(1))

    assert names_seen_by(alice) == ["Alice Aas", "Bob Berg"]


def test_a_role_that_has_ended_reaches_nothing(bob, unit_a):
    factories.role(bob.person, "leader", unit_a, ends_on=factories.days_ago(1))

    assert bob.actor.units(Power.SEE) == frozenset()
