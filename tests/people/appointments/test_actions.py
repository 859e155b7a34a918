"""Somebody is appointed, and taken back."""

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.appointments import actions
from stafett.people.appointments.rules import Appointment
from stafett.people.models import Role, RoleCode
from stafett.people.roles import Power
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def asked(person, unit, **changed) -> Appointment:
    usual = {
        "person_id": person.pk,
        "role": RoleCode.DELEGATE,
        "unit_id": unit.pk,
        "starts_on": factories.TODAY,
        "ends_on": days_ahead(14),
    }
    return Appointment(**usual | changed)


def test_who_is_appointed_may_at_once_and_the_log_says_by_whom(alice, bob, unit_a, today) -> None:
    role = actions.appoint(asked(bob.person, unit_a), by=alice.actor, on=today)

    entry = audit.entries(alice.actor.organisation_id).first()
    assert bob.actor.may(Power.APPROVE, unit_a.pk)
    assert (role.appointed_by, role.opened) == (alice.person, entry.position)
    assert (entry.verb, entry.by, entry.subject, entry.detail) == (
        "role.appointed",
        "Alice Aas",
        "Bob Berg",
        {"role": "delegate"},
    )


def test_who_does_not_lead_appoints_nobody(alice, bob, hanne, charlie, unit_a, today) -> None:
    for actor in (bob.actor, hanne.actor, charlie.actor):
        with pytest.raises(NotAllowed, match="units you lead"):
            actions.appoint(asked(alice.person, unit_a), by=actor, on=today)

    assert Role.objects.exclude(appointed_by=None).count() == 0


def test_a_stranger_is_not_appointed(alice, charlie, unit_a, today) -> None:
    with pytest.raises(NotAllowed, match="works in your organisation"):
        actions.appoint(asked(charlie.person, unit_a), by=alice.actor, on=today)


def test_a_deputy_appoints_nobody_for_longer_than_they_stand_in(alice, bob, unit_a, today) -> None:
    dag = factories.member(unit_a, "Dag Dale")
    factories.role(dag.person, RoleCode.DEPUTY, unit_a, ends_on=days_ahead(7))

    with pytest.raises(NotAllowed, match="Your own role ends"):
        actions.appoint(asked(bob.person, unit_a), by=dag.actor, on=today)
    made = actions.appoint(asked(bob.person, unit_a, ends_on=days_ahead(7)), by=dag.actor, on=today)
    assert made.appointed_by == dag.person


def test_what_is_taken_back_ends_at_once_and_what_was_stays_known(alice, bob, unit_a, today) -> None:
    role = factories.role(
        bob.person, RoleCode.DELEGATE, unit_a, appointed_by=alice.person, starts_on=days_ago(3)
    )

    actions.take_back(role, by=alice.actor, on=today)

    (left,) = Role.objects.open().filter(person=bob.person)
    assert not bob.actor.may(Power.APPROVE, unit_a.pk)
    assert (left.starts_on, left.ends_on, left.appointed_by) == (days_ago(3), days_ago(1), alice.person)


def test_what_has_not_begun_is_gone_when_it_is_taken_back(alice, bob, unit_a, today) -> None:
    role = actions.appoint(asked(bob.person, unit_a), by=alice.actor, on=today)

    actions.take_back(role, by=alice.actor, on=today)

    assert list(Role.objects.open().filter(person=bob.person)) == []
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        actions.take_back(role, by=alice.actor, on=today)


def test_what_came_by_file_is_not_taken_back_here(alice, gunnar, unit_a, today) -> None:
    with pytest.raises(NotAllowed, match="came with a file"):
        actions.take_back(gunnar.person.roles.get(), by=alice.actor, on=today)


def test_who_was_chosen_chooses_assessors_but_nobody_who_could_put_them_back(
    alice, bob, gunnar, unit_a, today
) -> None:
    dag = factories.member(unit_a, "Dag Dale")
    actions.appoint(asked(dag.person, unit_a, role=RoleCode.DEPUTY), by=alice.actor, on=today)

    for role in (RoleCode.DEPUTY, RoleCode.DELEGATE):
        with pytest.raises(NotAllowed, match="You stand in yourself"):
            actions.appoint(asked(bob.person, unit_a, role=role), by=dag.actor, on=today)
    assert actions.appoint(asked(bob.person, unit_a, role=RoleCode.ASSESSOR), by=dag.actor, on=today)
    assert actions.appoint(asked(bob.person, unit_a), by=gunnar.actor, on=today)


def test_with_who_is_dismissed_go_those_they_chose_and_whom_these_chose(
    alice, bob, gunnar, unit_a, unit_b, clinic, today
) -> None:
    dag, else_ = factories.member(unit_a, "Dag Dale"), factories.member(unit_a, "Else Eide")
    given = factories.role(else_.person, RoleCode.DEPUTY, clinic, appointed_by=alice.person)
    factories.role(dag.person, RoleCode.DEPUTY, unit_a, appointed_by=else_.person)
    factories.role(bob.person, RoleCode.ASSESSOR, unit_a, appointed_by=dag.person)
    factories.role(gunnar.person, RoleCode.ASSESSOR, unit_a, appointed_by=alice.person)
    factories.role(alice.person, RoleCode.LEADER, clinic)

    actions.take_back(given, by=alice.actor, on=today)

    left = Role.objects.open().exclude(appointed_by=None).filter(ends_on=None)
    assert [row.person for row in left] == [gunnar.person]
    assert not dag.actor.may(Power.APPROVE, unit_a.pk)
    entry = audit.entries(alice.actor.organisation_id)[0]
    closed = Role.objects.filter(closed=entry.position)
    assert {row.person for row in closed} == {else_.person, dag.person, bob.person}


def test_what_they_gave_as_leaders_themselves_is_kept(alice, bob, gunnar, unit_a, clinic, today) -> None:
    leader = factories.member(clinic, "Lise Lund", role_code=RoleCode.LEADER)
    given = factories.role(alice.person, RoleCode.DEPUTY, clinic, appointed_by=leader.person)
    kept = factories.role(bob.person, RoleCode.DELEGATE, unit_a, appointed_by=alice.person)

    actions.take_back(given, by=leader.actor, on=today)

    assert Role.objects.open().filter(pk=kept.pk).exists()
