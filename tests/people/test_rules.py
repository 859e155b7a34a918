"""May this be done with log-ins, invitations and ties?"""

from datetime import timedelta

from stafett.lib import clock
from stafett.people import rules
from stafett.people.actor import Actor, command_line
from stafett.people.models import Identity, Invitation, Tie
from stafett.people.roles import Power

NOW = clock.now()
ADMINISTRATOR = Actor(label="Dana", identity_id=4, reach={Power.INVITE: frozenset({1, 2})})
LEADER = Actor(label="Alice", identity_id=1, reach={Power.SEE: frozenset({1, 2})})
GONE = "This link no longer works. Ask whoever sent it for a new one."


def invitation(**fields):
    return Invitation(**{"email": "a@example.org", "expires_at": NOW + timedelta(days=1), **fields})


def test_an_administrator_invites_to_their_own_units_only():
    assert rules.can_invite(ADMINISTRATOR, 2)
    assert rules.can_invite(ADMINISTRATOR, 3).reason == "You can only invite people to units you administer."


def test_a_leader_invites_nobody():
    assert not rules.can_invite(LEADER, 1)


def test_the_command_line_invites_everywhere():
    assert rules.can_invite(command_line(), 9)


def test_only_an_operator_makes_an_operator():
    assert rules.can_invite_operator(command_line())
    assert rules.can_invite_operator(ADMINISTRATOR).reason == "Only an operator can make another operator."


def test_a_fresh_link_works():
    assert rules.can_use(invitation(), at=NOW)


def test_an_unknown_a_used_and_an_old_link_are_refused_in_the_same_words():
    used = invitation(used_at=NOW - timedelta(hours=1))
    old = invitation(expires_at=NOW)

    assert [rules.can_use(found, at=NOW).reason for found in (None, used, old)] == [GONE, GONE, GONE]


def test_a_link_makes_a_log_in_that_is_not_there_yet():
    assert rules.can_set_first_password(invitation(), None)


def test_a_link_sets_no_password_on_a_log_in_that_is_there():
    refused = rules.can_set_first_password(invitation(), Identity(email="a@example.org"))

    assert refused.reason == (
        "There is already a log-in with this address. Show that it is yours with its password."
    )


def test_a_link_made_for_a_log_in_sets_a_new_password_on_that_one_only():
    link = invitation(identity_id=7)

    assert rules.can_set_first_password(link, Identity(pk=7))
    assert not rules.can_set_first_password(link, Identity(pk=8))
    assert not rules.can_set_first_password(link, Identity(pk=7, is_active=False))


def test_a_link_for_an_operator_sets_a_new_password_on_an_operator_only():
    link = invitation(is_operator=True)

    assert rules.can_set_first_password(link, Identity(is_operator=True))
    assert not rules.can_set_first_password(link, Identity(is_operator=False))
    assert not rules.can_set_first_password(invitation(), Identity(is_operator=True))


def test_a_closed_log_in_gets_no_new_password():
    closed = Identity(is_operator=True, is_active=False)

    refused = rules.can_set_first_password(invitation(is_operator=True), closed)

    assert refused.reason == "This log-in is closed. Ask the operator to open it."


def test_a_record_has_one_log_in_and_a_log_in_one_record_in_an_organisation():
    assert rules.can_tie(record_is_tied=False, has_record_here=False)
    assert not rules.can_tie(record_is_tied=True, has_record_here=False)
    assert not rules.can_tie(record_is_tied=False, has_record_here=True)


def test_a_tie_is_undone_by_its_own_human_being_once():
    mine = Tie(identity_id=LEADER.identity_id)

    assert rules.can_untie(LEADER, mine)
    assert rules.can_untie(ADMINISTRATOR, mine).reason == "You can only untie your own log-in."
    mine.closed = 7
    assert rules.can_untie(LEADER, mine).reason == "This is untied already."
