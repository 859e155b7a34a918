"""Whose records somebody sees, and which claims wait for whom."""

import pytest

from stafett.people.models import RoleCode
from stafett.records import queries as records
from stafett.records.models import Evidence
from tests import factories
from tests.factories.audit import record

ON = factories.TODAY


@pytest.fixture
def resuscitation(trust):
    return factories.competence(trust, "Resuscitation")


@pytest.fixture
def claim(bob, resuscitation):
    return factories.claim(bob.person, resuscitation)


def evidence(achievement, member, name="certificate.pdf"):
    return record(
        Evidence,
        organisation=achievement.organisation,
        person=member.person,
        achievement_key=achievement.key,
        name=name,
        content_type="application/pdf",
        size=1,
        stored_as=name,
        added_by=member.identity,
    )


@pytest.mark.parametrize(
    ("name", "sees"),
    [(name, True) for name in ("alice", "bob", "gunnar", "hanne", "erik", "frida")]
    + [(name, False) for name in ("dana", "charlie")],
)
def test_whoever_sees_a_person_sees_their_records(name, sees, request, claim):
    actor = request.getfixturevalue(name).actor

    assert list(records.visible_to(actor, on=ON)) == ([claim] if sees else [])


def test_the_catalogue_is_the_organisations_own_by_name(trust, elsewhere, resuscitation):
    blood = factories.competence(trust, "Blood transfusion")
    factories.competence(elsewhere, "Driving")

    assert [row.competence for row in records.competences(trust.pk)] == [blood, resuscitation]


def test_ones_claims_are_those_nobody_has_decided(bob, resuscitation, claim):
    factories.achievement(bob.person, resuscitation)
    newer = factories.claim(bob.person, resuscitation, achieved_on=factories.days_ago(1))

    assert list(records.claims(bob.actor)) == [newer, claim]


@pytest.mark.parametrize(
    ("name", "waits"),
    [("alice", True), ("gunnar", True)]
    + [(name, False) for name in ("bob", "hanne", "dana", "erik", "frida", "charlie")],
)
def test_a_claim_waits_for_who_may_approve_where_the_person_works(name, waits, request, claim):
    actor = request.getfixturevalue(name).actor

    assert list(records.waiting_for(actor, on=ON)) == ([claim] if waits else [])
    assert list(records.waiting_for(actor, on=ON, among=[claim.pk])) == ([claim] if waits else [])


def test_ones_own_claim_waits_for_others(alice, resuscitation):
    factories.claim(alice.person, resuscitation)

    assert list(records.waiting_for(alice.actor, on=ON)) == []


def test_a_claim_shown_in_a_unit_waits_for_that_units_leader(bob, alice, unit_b, resuscitation):
    other = factories.member(unit_b, "Olga Olsen", role_code=RoleCode.LEADER)
    claim = factories.claim(bob.person, resuscitation, unit=unit_b)

    assert list(records.waiting_for(alice.actor, on=ON)) == []
    assert list(records.waiting_for(other.actor, on=ON)) == [claim]
    assert list(records.waiting_for(alice.actor, on=ON, among=[claim.pk])) == []
    assert list(records.waiting_for(other.actor, on=ON, among=[claim.pk])) == [claim]


def test_the_oldest_claim_waits_first(alice, bob, resuscitation, claim):
    older = factories.claim(bob.person, resuscitation, achieved_on=factories.days_ago(20))

    assert list(records.waiting_for(alice.actor, on=ON)) == [older, claim]


def test_of_some_claims_only_those_that_wait_are_found(alice, bob, resuscitation, claim):
    shown = factories.achievement(bob.person, resuscitation)
    other = factories.claim(bob.person, resuscitation, achieved_on=factories.days_ago(20))

    assert list(records.waiting_for(alice.actor, on=ON, among=[shown.pk, other.pk])) == [other]
    assert list(records.waiting_for(alice.actor, on=ON, among=[])) == []


def test_ones_own_records_begin_with_what_waits(bob, resuscitation, claim):
    old = factories.achievement(bob.person, resuscitation, achieved_on=factories.days_ago(300))
    new = factories.achievement(bob.person, resuscitation, achieved_on=factories.days_ago(100))

    assert list(records.own(bob.actor)) == [claim, new, old]


def test_files_belong_to_their_claim(bob, resuscitation, claim):
    mine = evidence(claim, bob)
    evidence(factories.claim(bob.person, resuscitation), bob, "another.pdf")

    assert list(records.evidence_of([claim])) == [mine]


@pytest.mark.parametrize(
    ("name", "opens"),
    [("alice", True), ("bob", True), ("gunnar", True)]
    + [(name, False) for name in ("hanne", "dana", "erik", "frida", "charlie")],
)
def test_a_file_is_opened_by_its_owner_and_who_may_approve(name, opens, request, bob, claim):
    mine = evidence(claim, bob)
    actor = request.getfixturevalue(name).actor

    assert list(records.evidence_visible_to(actor, on=ON, among=[mine.pk])) == ([mine] if opens else [])


def test_whoever_has_thousands_waiting_reads_on_from_the_oldest_until_it_is_enough(
    alice, bob, resuscitation, monkeypatch
):
    monkeypatch.setattr(records, "READ_AT_ONCE", 2)
    waiting = [
        factories.claim(bob.person, resuscitation, submitted_on=factories.days_ago(5 - n)) for n in range(5)
    ]

    def desk(enough, after=None):
        found = records.desk(alice.actor, on=ON, enough=enough, after=after)
        return [case.claim for case in found.to_approve], found.unread

    assert desk(1) == (waiting[:2], 3)
    assert desk(3) == (waiting[:4], 1)
    assert desk(5) == desk(9) == desk(None) == (waiting, 0)
    assert desk(1, after=waiting[0]) == (waiting[1:3], 2)
    assert desk(1, after=waiting[3]) == (waiting[4:], 0)
    assert desk(1, after=waiting[4]) == ([], 0)


def test_nothing_waits_for_who_neither_approves_nor_signs_nor_is_named(
    alice, bob, frida, resuscitation
) -> None:
    claim = factories.claim(bob.person, resuscitation, submitted_on=factories.days_ago(5))
    shown = [
        [case.claim for case in records.desk(who.actor, on=ON, people=[bob.person.pk]).to_approve]
        for who in (alice, frida, bob)
    ]
    assert shown == [[claim], [], []]
