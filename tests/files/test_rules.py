"""Who may bring in facts."""

import pytest

from stafett.files import rules
from stafett.lib.verdict import ALLOWED
from stafett.people.actor import NOBODY, Actor, command_line

REFUSED = "You may only import into an organisation where your role lets you import."


@pytest.mark.parametrize("name", ["dana", "erik"])
def test_who_keeps_the_facts_may_import(name, request, trust):
    assert rules.can_import(request.getfixturevalue(name).actor, trust.pk) == ALLOWED


@pytest.mark.parametrize("name", ["alice", "bob", "charlie", "frida", "gunnar", "hanne"])
def test_others_may_not(name, request, trust):
    assert rules.can_import(request.getfixturevalue(name).actor, trust.pk).reason == REFUSED


def test_not_into_another_organisation(dana, elsewhere):
    assert rules.can_import(dana.actor, elsewhere.pk).reason == REFUSED


def test_not_into_a_new_one_by_page(dana):
    assert rules.can_import(dana.actor, None).reason == REFUSED


def test_the_command_line_may_import_anywhere(db):
    assert [rules.can_import(command_line(), organisation) for organisation in (1, None)] == [ALLOWED] * 2


def test_an_operator_with_a_log_in_is_no_command_line(db):
    operator = Actor(label="operator@example.org", identity_id=9, is_operator=True)

    assert rules.can_import(operator, 1).reason == REFUSED
    assert rules.can_import(NOBODY, None).reason == REFUSED
