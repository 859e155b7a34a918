"""Who holds which role, for those who administer or look after."""

from stafett.people import holders
from tests import factories


def seen_by(member):
    found = holders.visible_to(member.actor, on=factories.TODAY)
    return [(holder.role.value, holder.unit, holder.name, holder.is_coming) for holder in found]


def test_an_administrator_sees_who_holds_what(dana, alice, bob, charlie, unit_a):
    factories.role(bob.person, "deputy", unit_a, starts_on=factories.days_ahead(3))

    assert seen_by(dana) == [
        ("leader", "Section A", "Alice Aas", False),
        ("deputy", "Section A", "Bob Berg", True),
        ("administrator", "Granli Hospital Trust", "Dana Eng", False),
    ]


def test_a_role_that_has_ended_is_held_no_more(dana, bob, unit_a):
    factories.role(bob.person, "leader", unit_a, ends_on=factories.days_ago(1))

    assert [name for _role, _unit, name, _coming in seen_by(dana)] == ["Dana Eng"]


def test_a_leader_and_an_employee_see_no_holders(alice, bob, dana):
    assert seen_by(alice) == []
    assert seen_by(bob) == []


def test_nobody_sees_another_organisations_holders(charlie, dana, alice):
    factories.role(charlie.person, "administrator", factories.root_of(charlie.person.organisation))

    assert [name for _role, _unit, name, _coming in seen_by(charlie)] == ["Charlie Dahl", "Charlie Dahl"]
