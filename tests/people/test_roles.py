"""The table of roles, held to what is promised of it."""

import pytest

from stafett.people.models import RoleCode
from stafett.people.roles import POWERS, ROLES, Power


def test_every_role_and_every_power_is_described():
    assert list(ROLES) == list(RoleCode)
    assert list(POWERS) == list(Power)
    assert [code for code, role in ROLES.items() if not str(role.description).endswith(".")] == []


def test_a_deputy_may_what_the_leader_may():
    assert ROLES[RoleCode.DEPUTY].powers == ROLES[RoleCode.LEADER].powers


def test_only_leaders_and_who_stands_in_for_them_approve():
    approvers = [code for code, role in ROLES.items() if Power.APPROVE in role.powers]
    assert approvers == [RoleCode.LEADER, RoleCode.DEPUTY, RoleCode.DELEGATE]


def test_who_only_looks_after_changes_nothing():
    assert ROLES[RoleCode.AUDITOR].powers == {Power.SEE, Power.EXPORT, Power.LOG}


def test_who_runs_the_system_sees_no_ones_colours():
    assert Power.SEE not in ROLES[RoleCode.ADMINISTRATOR].powers


@pytest.mark.parametrize("code", RoleCode)
def test_a_code_is_short_and_stable(code):
    assert code.value == code.name.lower()
    assert len(code.value) <= 30
