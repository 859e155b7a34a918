"""Who is acting, and where each power reaches."""

from stafett.people.actor import NOBODY, Actor, command_line
from stafett.people.models import RoleCode
from stafett.people.roles import Power

LEADER = Actor(
    label="Alice Aas", organisation_id=1, person_id=2, root_id=10, reach={Power.APPROVE: frozenset({11, 12})}
)


def test_a_power_reaches_its_units_and_no_others():
    assert LEADER.units(Power.APPROVE) == {11, 12}
    assert [LEADER.may(Power.APPROVE, unit) for unit in (11, 10, None)] == [True, False, False]
    assert (LEADER.may_somewhere(Power.APPROVE), LEADER.may_somewhere(Power.LOG)) == (True, False)


def test_everywhere_means_from_the_root():
    top = Actor(label="Erik Foss", root_id=10, reach={Power.SEE: frozenset({10, 11})})

    assert (top.may_everywhere(Power.SEE), LEADER.may_everywhere(Power.APPROVE)) == (True, False)


def test_nobody_may_nothing_anywhere():
    assert [NOBODY.may_somewhere(power) for power in Power] == [False] * len(Power)
    assert not NOBODY.may_everywhere(Power.SEE)


def test_the_command_line_acts_in_its_own_name():
    assert command_line(3) == Actor(label="command line", organisation_id=3, is_operator=True)


def test_a_guest_is_one_of_one_thing_and_may_nothing_else():
    guest = Actor(label="Guro Gjest", guest_id=4, guest_scope="arena:12")

    assert [guest.guest_of(scope) for scope in ("arena:12", "arena:1", "arena:123", "arena", "")] == [
        True
    ] + [False] * 4
    assert [guest.may_somewhere(power) for power in Power] == [False] * len(Power)
    assert not Actor(label="Guro Gjest", guest_id=4).guest_of("")
    assert not Actor(label="Alice Aas", guest_scope="arena:12").guest_of("arena:12")


def test_leaders_and_those_who_stand_in_for_them_lead_a_unit() -> None:
    leads = [Actor("x", person_id=1, held={role: frozenset({5})}).leads(5) for role in RoleCode]

    assert [role for role, does in zip(RoleCode, leads, strict=True) if does] == [
        RoleCode.LEADER,
        RoleCode.DEPUTY,
    ]
    assert not Actor("x", person_id=1).leads(5)
