"""Making log-ins by links that work once, tying them to person records, and undoing it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from stafett.audit import queries as audit
from stafett.audit.models import INSTALLATION
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import actions, log_ins, queries
from stafett.people.actor import command_line
from stafett.people.models import Identity, Invitation, PersonDetails, Tie
from tests import factories

PASSWORD = factories.people.PASSWORD
NOW = clock.now()
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def newcomer(trust, unit_a):
    """A person record without a log-in."""
    made = factories.person(trust, "Nina Nyansatt", email="Nina@Example.org ")
    factories.employment(made, unit_a)
    return made


def invite(unit, *, by=None):
    by = by or command_line(unit.organisation_id)
    return actions.invite(unit.organisation_id, unit_id=unit.pk, by=by, on=factories.TODAY, at=NOW)


def token_for(unit):
    invited, _unusable = invite(unit)
    return invited[-1].token


def verbs(organisation_id):
    found = audit.entries(organisation_id).exclude(verb__startswith="tests.")
    return [(entry.verb, entry.by, entry.subject) for entry in found]


def test_people_with_an_address_and_no_log_in_are_invited(unit_a, newcomer, bob, trust):
    factories.employment(factories.person(trust, "Uten Adresse"), unit_a)
    factories.employment(factories.person(trust, "Feil Adresse", email="feil@"), unit_a)

    invited, unusable = invite(unit_a)

    assert [(one.email, one.name) for one in invited] == [("nina@example.org", "Nina Nyansatt")]
    assert unusable == ["Feil Adresse"]


def test_an_invitation_reaches_below_the_unit_and_not_beside_it(root, unit_b, newcomer):
    assert [one.name for one in invite(root)[0]] == ["Nina Nyansatt"]
    assert invite(unit_b)[0] == []


def test_who_starts_soon_is_invited_and_who_has_left_is_not(trust, unit_a):
    soon = factories.person(trust, "Snart Her", email="soon@example.org")
    former = factories.person(trust, "Ikke Her", email="former@example.org")
    factories.employment(soon, unit_a, starts_on=factories.days_ahead(30))
    factories.employment(former, unit_a, ends_on=factories.days_ago(1))

    assert [one.email for one in invite(unit_a)[0]] == ["soon@example.org"]


def test_the_secret_of_a_link_is_stored_nowhere(unit_a, newcomer):
    token = token_for(unit_a)

    kept = Invitation.objects.get()
    assert kept.token_hash == log_ins.hashed(token)
    assert token not in str(vars(kept))
    assert token not in str([vars(entry) for entry in audit.entries(unit_a.organisation_id)])


def test_inviting_is_logged_with_the_count(unit_a, newcomer, dana):
    invite(unit_a, by=dana.actor)

    entry = audit.entries(unit_a.organisation_id).first()
    assert (entry.verb, entry.by, entry.subject, entry.detail) == (
        "people.invited",
        "Dana Eng",
        "Section A",
        {"count": 1},
    )


def test_a_leader_invites_nobody(unit_a, alice):
    with pytest.raises(NotAllowed, match="units you administer"):
        invite(unit_a, by=alice.actor)


def test_a_link_makes_a_log_in_tied_to_the_person(unit_a, newcomer):
    made = actions.accept(token_for(unit_a), password=PASSWORD, at=LATER)

    assert made.email == "nina@example.org"
    assert made.check_password(PASSWORD)
    assert [tie.person for tie in queries.ties(made)] == [newcomer]
    assert verbs(unit_a.organisation_id)[0] == ("log_in.tied", "Nina Nyansatt", "Nina Nyansatt")


def test_a_link_works_once(unit_a, newcomer):
    token = token_for(unit_a)
    actions.accept(token, password=PASSWORD, at=LATER)

    with pytest.raises(NotAllowed, match="no longer works"):
        actions.accept(token, password="another long password", at=LATER)
    assert Identity.objects.get().check_password(PASSWORD)


def test_a_link_works_for_seven_days(unit_a, newcomer):
    token = token_for(unit_a)

    with pytest.raises(NotAllowed, match="no longer works"):
        actions.accept(token, password=PASSWORD, at=NOW + timedelta(days=7))
    assert actions.accept(token, password=PASSWORD, at=NOW + timedelta(days=6, hours=23))


def test_inviting_again_ends_the_earlier_link(unit_a, newcomer):
    first = token_for(unit_a)
    second = token_for(unit_a)

    with pytest.raises(NotAllowed, match="no longer works"):
        actions.accept(first, password=PASSWORD, at=LATER)
    assert actions.accept(second, password=PASSWORD, at=LATER)


def test_a_link_sets_no_password_on_a_log_in_that_is_there(unit_a, newcomer):
    there = factories.identity("nina@example.org")
    token = token_for(unit_a)

    with pytest.raises(NotAllowed, match="already a log-in"):
        actions.accept(token, password="the password of a thief", at=LATER)

    there.refresh_from_db()
    assert there.check_password(PASSWORD)
    assert Invitation.objects.get().used_at is None


def test_a_log_in_one_has_is_tied_and_both_logs_say_so_without_naming_the_other(unit_a, newcomer, charlie):
    actions.accept_with(token_for(unit_a), identity=charlie.identity, at=LATER)

    assert [tie.organisation_id for tie in queries.ties(charlie.identity)] == sorted(
        [unit_a.organisation_id, charlie.person.organisation_id]
    )
    assert verbs(unit_a.organisation_id)[0] == ("log_in.tied", "Nina Nyansatt", "Nina Nyansatt")
    assert verbs(charlie.person.organisation_id) == [
        ("log_in.tied_elsewhere", "Charlie Dahl", "Charlie Dahl")
    ]
    assert audit.entries(charlie.person.organisation_id).first().detail == {}


def test_a_log_in_gets_no_second_record_in_an_organisation(unit_a, newcomer, bob):
    token = token_for(unit_a)

    with pytest.raises(NotAllowed, match="another record in this organisation"):
        actions.accept_with(token, identity=bob.identity, at=LATER)
    assert Invitation.objects.get().used_at is None


def test_a_record_gets_no_second_log_in(unit_a, newcomer, charlie):
    token = token_for(unit_a)
    factories.tie(factories.identity(), newcomer)

    with pytest.raises(NotAllowed, match="already has a log-in"):
        actions.accept_with(token, identity=charlie.identity, at=LATER)


def test_untying_is_logged_on_both_sides_and_leaves_the_other_record(unit_a, newcomer, charlie):
    actions.accept_with(token_for(unit_a), identity=charlie.identity, at=LATER)
    tie = Tie.objects.open().get(person=newcomer)

    actions.untie(tie, by=charlie.actor)

    assert [left.person for left in queries.ties(charlie.identity)] == [charlie.person]
    assert verbs(unit_a.organisation_id)[0][0] == "log_in.untied"
    assert verbs(charlie.person.organisation_id)[0][0] == "log_in.untied_elsewhere"
    assert Tie.objects.filter(person=newcomer).exclude(closed=None).count() == 1


def test_nobody_unties_another(bob, dana):
    tie = queries.ties(bob.identity).get()

    with pytest.raises(NotAllowed, match="your own log-in"):
        actions.untie(tie, by=dana.actor)


def test_untying_twice_is_refused(bob):
    tie = queries.ties(bob.identity).get()
    actor = bob.actor
    actions.untie(tie, by=actor)

    with pytest.raises(NotAllowed, match="untied already"):
        actions.untie(tie, by=actor)


def test_a_record_that_was_withdrawn_is_nobodys(bob):
    factories.close(bob.person.details.get())

    assert list(queries.ties(bob.identity)) == []
    assert bob.actor.organisation_id is None


def test_the_first_operator_is_made_by_a_link(db):
    invited = actions.invite_operator(" Root@Example.org", by=command_line(), at=NOW)

    made = actions.accept(invited.token, password=PASSWORD, at=LATER)

    assert (made.email, made.is_operator) == ("root@example.org", True)
    assert verbs(INSTALLATION) == [
        ("operator.made", "root@example.org", "root@example.org"),
        ("operator.invited", "command line", "root@example.org"),
    ]


def test_an_operator_gets_a_new_password_by_link(db):
    factories.identity("root@example.org", is_operator=True)
    invited = actions.invite_operator("root@example.org", by=command_line(), at=NOW)

    made = actions.accept(invited.token, password="quite another password", at=LATER)

    assert Identity.objects.get() == made
    assert made.check_password("quite another password")
    assert verbs(INSTALLATION)[0][0] == "operator.password_set"


def test_an_employees_log_in_becomes_an_operators_only_when_proven(bob):
    invited = actions.invite_operator("bob@example.org", by=command_line(), at=NOW)

    with pytest.raises(NotAllowed, match="already a log-in"):
        actions.accept(invited.token, password="the password of a thief", at=LATER)
    actions.accept_with(invited.token, identity=bob.identity, at=LATER)

    bob.identity.refresh_from_db()
    assert bob.identity.is_operator
    assert bob.identity.check_password(PASSWORD)


def test_an_administrator_makes_no_operator(dana):
    with pytest.raises(NotAllowed, match="Only an operator"):
        actions.invite_operator("friend@example.org", by=dana.actor, at=NOW)


def test_a_new_operator_link_ends_the_earlier_one(db):
    first = actions.invite_operator("root@example.org", by=command_line(), at=NOW)
    actions.invite_operator("root@example.org", by=command_line(), at=NOW)

    with pytest.raises(NotAllowed, match="no longer works"):
        actions.accept(first.token, password=PASSWORD, at=LATER)


def test_changing_a_password_is_logged_without_it(bob):
    actions.change_password(bob.identity, password="a quite new password", by=bob.actor)

    bob.identity.refresh_from_db()
    assert bob.identity.check_password("a quite new password")
    assert verbs(INSTALLATION) == [("log_in.password_changed", "Bob Berg", "bob@example.org")]
    assert "new password" not in str(vars(audit.entries(INSTALLATION).first()))


def test_nobody_changes_anothers_password(bob, dana):
    with pytest.raises(NotAllowed, match="your own password"):
        actions.change_password(bob.identity, password="a quite new password", by=dana.actor)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_a_link_at_once_one_gets_it(unit_a, newcomer):
    token = token_for(unit_a)

    def accept(password):
        try:
            return actions.accept(token, password=password, at=LATER).email
        except NotAllowed:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(accept, [f"a long password {n}" for n in range(4)]))

    assert answers == ["nina@example.org", "refused", "refused", "refused"]
    assert Identity.objects.count() == 1


def anew(member, *, by=None):
    details = PersonDetails.objects.open().get(person=member.person)
    unit = member.person.employments.get().unit_id
    by = by or command_line(member.person.organisation_id)
    return actions.invite_one(details, unit_id=unit, by=by, at=NOW)


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(bob, trust):
    before, token = bob.identity.password, anew(bob).token

    identity = actions.accept(token, password=PASSWORD, at=LATER)

    assert (identity.pk, identity.password == before) == (bob.identity.pk, False)
    assert verbs(trust.pk)[0] == ("log_in.invited_anew", "command line", "Bob Berg")
    assert verbs(INSTALLATION)[0] == ("log_in.password_set", "bob@example.org", "bob@example.org")
    with pytest.raises(NotAllowed):
        actions.accept(token, password=PASSWORD, at=LATER)


def test_no_organisations_administrator_opens_a_log_in_that_is_there(bob, dana):
    with pytest.raises(NotAllowed, match="Only an operator"):
        anew(bob, by=dana.actor)


def test_a_link_for_a_new_password_is_of_no_use_to_another_log_in_or_after_untying(bob, charlie):
    token = anew(bob).token
    with pytest.raises(NotAllowed):
        actions.accept_with(token, identity=charlie.identity, at=LATER)
    actions.untie(Tie.objects.open().get(identity=bob.identity), by=bob.actor)
    with pytest.raises(NotAllowed):
        actions.accept(token, password=PASSWORD, at=LATER)


def test_a_new_link_ends_the_one_before(bob):
    first, second = anew(bob).token, anew(bob).token

    with pytest.raises(NotAllowed):
        actions.accept(first, password=PASSWORD, at=LATER)
    assert actions.accept(second, password=PASSWORD, at=LATER) == bob.identity


def test_who_has_no_address_that_can_be_right_gets_no_link(trust, unit_a):
    person = factories.person(trust, "Nina Ny", email="not an address")
    factories.employment(person, unit_a)
    details = person.details.get()

    with pytest.raises(NotAllowed, match="the e-mail address cannot be right: Nina Ny"):
        actions.invite_one(details, unit_id=unit_a.pk, by=command_line(trust.pk), at=NOW)


def test_what_the_database_refuses_at_the_last_moment_leaves_the_link_unused(unit_a, newcomer):
    token = token_for(unit_a)

    with (
        pytest.raises(NotAllowed, match="Something else happened at the same time"),
        actions._use(token, at=LATER) as invitation,
    ):
        Tie.objects.create(
            identity=None, organisation=unit_a.organisation, person=invitation.person, opened=1
        )

    assert actions.accept(token, password=PASSWORD, at=LATER)
