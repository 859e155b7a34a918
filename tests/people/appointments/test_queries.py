"""Who stands in for a unit, as its leader reads it."""

import pytest

from stafett.people.appointments import queries
from stafett.people.models import RoleCode
from stafett.people.roles import Power
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def told(actor, unit, today) -> list[tuple[str, str, str, str, bool, bool]]:
    found = queries.standing_in(actor, unit.pk, on=today)
    return [(one.name, one.label, one.above, one.given_by, one.is_coming, one.may_take_back) for one in found]


def test_those_who_stand_in_are_told_by_role_with_who_chose_them(
    alice, bob, gunnar, unit_a, clinic, today
) -> None:
    factories.role(bob.person, RoleCode.ASSESSOR, unit_a, appointed_by=alice.person, starts_on=days_ahead(2))
    factories.role(bob.person, RoleCode.DELEGATE, clinic)
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, ends_on=days_ago(1))

    assert told(alice.actor, unit_a, today) == [
        ("Gunnar Holm", "deputy", "", "", False, False),
        ("Bob Berg", "delegate", "Clinic of Medicine", "", False, False),
        ("Bob Berg", "assessor", "", "Alice Aas", True, True),
    ]


def test_who_works_here_or_starts_soon_may_be_chosen(trust, unit_a, bob, charlie, today) -> None:
    soon = factories.person(trust)
    factories.employment(soon, unit_a, starts_on=days_ahead(30))
    gone = factories.person(trust)
    factories.employment(gone, unit_a, ends_on=days_ago(1))
    whom = [bob.person, soon, gone, charlie.person]

    assert [queries.works_here(trust.pk, one.pk, on=today) for one in whom] == [True, True, False, False]


def test_how_long_one_has_a_power(alice, bob, unit_a, today) -> None:
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, ends_on=days_ahead(7))

    assert queries.lasts_until(alice.actor, unit_a.pk, Power.APPOINT, on=today) is None
    assert queries.lasts_until(bob.actor, unit_a.pk, Power.APPOINT, on=today) == days_ahead(7)
    assert queries.lasts_until(bob.actor, unit_a.pk, Power.IMPORT, on=today) == today


def test_only_what_is_given_on_a_page_is_listed_to_be_taken_back(alice, gunnar, unit_a, trust, today) -> None:
    found = queries.given_over(trust.pk, frozenset([unit_a.pk]))

    assert [(role.person_id, role.role) for role in found] == [(gunnar.person.pk, RoleCode.DEPUTY)]


def test_who_only_stands_in_may_give_less(alice, bob, unit_a, today) -> None:
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person)

    def given(member) -> list[str]:
        return [role for role, may in queries.may_be_given(member.actor, unit_a.pk, on=today).items() if may]

    assert given(alice) == ["deputy", "delegate", "assessor"]
    assert given(bob) == ["assessor"]
