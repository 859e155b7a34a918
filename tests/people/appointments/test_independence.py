"""Nobody decides about the one who appointed them, however far back."""

import pytest

from stafett.people.appointments import independence
from stafett.people.models import RoleCode
from stafett.people.roles import Power
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def dag(unit_a):
    return factories.member(unit_a, "Dag Dale")


def approves(member, about, unit, today) -> bool:
    deciding = independence.deciding(member.actor, [about.person.pk], on=today)
    return deciding.about(about.person.pk).may(Power.APPROVE, unit.pk)


def test_a_role_that_came_by_file_is_owed_to_nobody(alice, bob, gunnar, unit_a, today) -> None:
    assert approves(gunnar, alice, unit_a, today)
    assert approves(alice, bob, unit_a, today)


def test_who_was_appointed_does_not_decide_about_who_appointed(alice, bob, dag, unit_a, today) -> None:
    factories.role(dag.person, RoleCode.DELEGATE, unit_a, appointed_by=alice.person)

    assert not approves(dag, alice, unit_a, today)
    assert approves(dag, bob, unit_a, today)


def test_nor_who_was_appointed_by_those_in_turn_even_when_their_role_has_ended(
    alice, dag, bob, unit_a, today
) -> None:
    first = factories.role(dag.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person)
    factories.role(bob.person, RoleCode.DELEGATE, unit_a, appointed_by=dag.person)
    factories.close(first)

    assert not approves(bob, alice, unit_a, today)


def test_what_came_in_another_way_is_kept(alice, gunnar, unit_a, today) -> None:
    factories.role(gunnar.person, RoleCode.DELEGATE, unit_a, appointed_by=alice.person)

    assert approves(gunnar, alice, unit_a, today)


def test_an_appointment_through_another_record_of_the_same_human_being_counts(
    trust, alice, dag, unit_a, today
) -> None:
    earlier = factories.person(trust, "Alice A. Aas")
    tie = alice.identity.ties.get()
    factories.close(tie)
    factories.tie(alice.identity, earlier)
    factories.role(dag.person, RoleCode.DELEGATE, unit_a, appointed_by=earlier)

    assert not approves(dag, alice, unit_a, today)
    assert independence.same_human([alice.person.pk]) == {alice.person.pk: {alice.person.pk, earlier.pk}}


def test_oneself_is_oneself_through_every_record(alice, bob, today) -> None:
    deciding = independence.deciding(alice.actor, [bob.person.pk], on=today)

    assert deciding.is_oneself(alice.person.pk)
    assert not deciding.is_oneself(bob.person.pk)
    assert not deciding.is_oneself(None)
