"""Claiming, recalling and deciding."""

import io
import threading
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people import actions as people
from stafett.people.models import RoleCode, Tie
from stafett.records import actions, evidence
from stafett.records import queries as records
from stafett.records.models import Achievement, Evidence
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a certificate"


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


def shown(course, **changed: object) -> actions.Shown:
    return actions.Shown(**{"competence_id": course.pk, "achieved_on": days_ago(3)} | changed)


def upload(name: str = "proof.pdf", content: bytes = PDF) -> evidence.Upload:
    return evidence.Upload(name, len(content), io.BytesIO(content))


def test_a_claim_waits_with_its_note_unit_and_file(course, bob: Member, unit_a, today) -> None:
    claim = actions.claim(
        shown(course, unit_id=unit_a.pk, note="Room 2"), by=bob.actor, on=today, files=[upload()]
    )

    (kept,) = Evidence.objects.filter(achievement_key=claim.key)
    assert list(records.claims(bob.actor)) == [claim]
    assert (claim.note, claim.submitted_on, claim.is_claim) == ("Room 2", today, True)
    assert evidence.path(kept.stored_as).read_bytes() == PDF
    assert (kept.name, kept.content_type, kept.size) == ("proof.pdf", "application/pdf", len(PDF))


def test_a_claim_is_logged_at_the_position_its_row_carries(course, bob: Member, today) -> None:
    claim = actions.claim(shown(course), by=bob.actor, on=today)

    entry = audit.entries(bob.actor.organisation_id).first()
    assert (entry.position, entry.verb, entry.by, entry.subject) == (
        claim.opened,
        "achievement.claimed",
        bob.actor.label,
        claim.key,
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"achieved_on": days_ahead(1)}, "The day must be today or earlier."),
        ({"achieved_on": date(1899, 12, 31)}, "The day must be after 1900."),
        ({"level": 0}, "The level must be between 1 and 1000."),
        ({"competence_id": 0}, "Choose a competence from the list."),
        ({"unit_id": 0}, "Choose one of the units you work in."),
    ],
)
def test_a_claim_that_makes_no_sense_is_refused_with_a_sentence(
    course, bob: Member, today, changed, sentence
) -> None:
    with pytest.raises(actions.RecordsError, match=sentence):
        actions.claim(shown(course, **changed), by=bob.actor, on=today)

    assert list(Achievement.objects.all()) == []


def test_the_competence_of_another_organisation_cannot_be_claimed(
    charlie: Member, bob: Member, today
) -> None:
    theirs = factories.competence(charlie.person.organisation, "Theirs")

    with pytest.raises(actions.RecordsError, match="Choose a competence from the list"):
        actions.claim(shown(theirs), by=bob.actor, on=today)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("proof.exe", PDF, "Use a PDF or a picture"),
        ("proof.pdf", b"", "The file must hold something"),
        ("proof.pdf", b"<html>", "The file is not what its name says"),
        ("proof.webp", b"RIFF0000AVI ", "The file is not what its name says"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_and_nothing_is_kept(
    course, bob: Member, today, name, content, sentence
) -> None:
    with pytest.raises(evidence.EvidenceError, match=sentence):
        actions.claim(shown(course), by=bob.actor, on=today, files=[upload(name, content)])

    assert (Achievement.objects.count(), Evidence.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_the_bytes_go_when_the_row_cannot_be_written(course, bob: Member, today, settings, tmp_path) -> None:
    settings.DATA = tmp_path
    not_a_log_in = replace(bob.actor, identity_id=0)

    with pytest.raises(IntegrityError):
        actions.claim(shown(course), by=not_a_log_in, on=today, files=[upload()])

    assert [place for place in tmp_path.rglob("*") if place.is_file()] == []


def test_approving_closes_the_claim_and_opens_the_approved_one(
    course, alice: Member, bob: Member, today
) -> None:
    claim = factories.claim(bob.person, course, submitted_on=days_ago(2))

    (approved,) = actions.approve([claim], by=alice.actor, on=today)

    claim.refresh_from_db()
    assert (approved.approved_on, approved.decided_by, approved.key) == (today, alice.actor.label, claim.key)
    assert claim.closed == approved.opened
    assert list(records.waiting_for(alice.actor, on=today)) == []


def test_returning_needs_grounds_and_keeps_them(course, alice: Member, bob: Member, today) -> None:
    claim = factories.claim(bob.person, course)

    with pytest.raises(actions.RecordsError, match="Write why"):
        actions.return_with_grounds([claim], grounds="  ", by=alice.actor, on=today)
    (returned,) = actions.return_with_grounds([claim], grounds="Wrong form.", by=alice.actor, on=today)

    assert (returned.refused_on, returned.grounds) == (today, "Wrong form.")


def test_several_are_approved_in_one_change_and_one_that_is_gone_is_left_out(
    course, alice: Member, bob: Member, today
) -> None:
    claims = [factories.claim(bob.person, course) for _ in range(3)]
    actions.recall(claims[1], by=bob.actor)

    approved = actions.approve(claims, by=alice.actor, on=today)

    entry = audit.entries(alice.actor.organisation_id).first()
    assert [row.key for row in approved] == [claims[0].key, claims[2].key]
    assert (entry.verb, entry.detail) == ("achievement.approved", {"count": 2})


def test_one_that_may_not_be_approved_stops_all(
    course, alice: Member, bob: Member, gunnar: Member, today
) -> None:
    claims = [factories.claim(bob.person, course), factories.claim(alice.person, course)]

    with pytest.raises(NotAllowed, match="You cannot approve yourself"):
        actions.approve(claims, by=alice.actor, on=today)

    assert Achievement.objects.open().filter(approved_on=None).count() == 2


def test_the_deputy_approves_the_leader(course, alice: Member, gunnar: Member, today) -> None:
    claim = factories.claim(alice.person, course)

    assert len(actions.approve([claim], by=gunnar.actor, on=today)) == 1


def test_a_leader_elsewhere_cannot_approve(course, bob: Member, charlie: Member, today) -> None:
    claim = factories.claim(bob.person, course)

    with pytest.raises(NotAllowed):
        actions.approve([claim], by=charlie.actor, on=today)


def test_what_is_decided_is_not_recalled(course, alice: Member, bob: Member, today) -> None:
    claim = factories.claim(bob.person, course)
    actions.approve([claim], by=alice.actor, on=today)

    with pytest.raises(NotAllowed, match="decided"):
        actions.recall(claim, by=bob.actor)


def test_only_the_one_who_claimed_recalls(course, alice: Member, bob: Member) -> None:
    claim = factories.claim(bob.person, course)

    with pytest.raises(NotAllowed):
        actions.recall(claim, by=alice.actor)
    actions.recall(claim, by=bob.actor)

    assert list(records.claims(bob.actor)) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_approve_it_once(
    course, alice: Member, gunnar: Member, bob: Member, today
) -> None:
    claim = factories.claim(bob.person, course)
    actors, answers = [alice.actor, gunnar.actor], []

    def approve(actor) -> None:
        answers.append(len(actions.approve([claim], by=actor, on=today)))
        connection.close()

    threads = [threading.Thread(target=approve, args=(actor,)) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert sorted(answers) == [0, 1]
    assert Achievement.objects.open().filter(approved_on=today).count() == 1


def test_nobody_approves_themselves_through_another_record(trust, unit_a, alice, bob, today) -> None:
    course = factories.competence(trust, "Handling of blades")
    claim = factories.claim(bob.person, course)
    people.untie(Tie.objects.open().get(person=bob.person), by=bob.actor)
    second = factories.person(trust, "Bob B. Berg")
    factories.role(second, RoleCode.LEADER, unit_a)
    factories.tie(bob.identity, second)
    shown = actions.Shown(competence_id=course.pk, achieved_on=today)

    with pytest.raises(NotAllowed, match="yourself"):
        actions.approve([claim], by=bob.actor, on=today)
    with pytest.raises(NotAllowed, match="yourself"):
        actions.register(shown, [bob.person.pk], by=bob.actor, on=today)
    assert list(records.waiting_for(bob.actor, on=today)) == []
    assert list(records.waiting_for(alice.actor, on=today)) == [claim]


def test_what_a_leader_saw_is_registered_for_several_in_one_change(
    course, alice: Member, bob: Member, unit_a, today
) -> None:
    other = factories.person(unit_a.organisation, "Other Person")
    factories.employment(other, unit_a)

    made = actions.register(shown(course), [bob.person.pk, other.pk], by=alice.actor, on=today)

    entry = audit.entries(alice.actor.organisation_id).first()
    assert [(row.person_id, row.approved_on, row.decided_by) for row in made] == [
        (bob.person.pk, today, alice.actor.label),
        (other.pk, today, alice.actor.label),
    ]
    assert (entry.verb, entry.detail, {row.opened for row in made}) == (
        "achievement.registered",
        {"count": 2},
        {entry.position},
    )


def test_one_that_may_not_be_registered_stops_all(course, alice: Member, bob: Member, today) -> None:
    with pytest.raises(NotAllowed, match="You cannot approve yourself"):
        actions.register(shown(course), [bob.person.pk, alice.person.pk], by=alice.actor, on=today)

    assert list(Achievement.objects.all()) == []


def test_registering_for_nobody_says_what_to_do(course, alice: Member, today) -> None:
    with pytest.raises(actions.RecordsError, match="Choose at least one person"):
        actions.register(shown(course), [], by=alice.actor, on=today)


def test_registering_for_nobody_is_refused(course, alice: Member, today) -> None:
    with pytest.raises(actions.RecordsError, match="Choose at least one person"):
        actions.register(shown(course), [], by=alice.actor, on=today)
