"""What people do on the way to a competence is added, signed, taken away; and the list decides when it is claimed."""

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.records import actions as records
from stafett.records.models import Performance, Practice
from stafett.records.practice import actions
from stafett.records.practice.actions import Done
from tests import factories
from tests.factories import days_ahead
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def cannula(trust):
    course = factories.competence(trust, "Cannula")
    return record(Practice, organisation=trust, competence=course, key="p1", text="Insert a cannula", times=1)


def test_what_is_added_waits_and_is_logged(bob, cannula, today) -> None:
    made = actions.add(Done(practice=cannula, done_on=today, note=" Left arm. "), by=bob.actor, on=today)

    entry = audit.entries(bob.actor.organisation_id).first()
    assert (made.person, made.practice, made.note, made.signed_on) == (bob.person, "p1", "Left arm.", None)
    assert (entry.verb, entry.subject, entry.position) == ("practice.added", "Insert a cannula", made.opened)


def test_what_makes_no_sense_is_refused(bob, charlie, cannula, today) -> None:
    with pytest.raises(actions.PracticeError, match="today or earlier"):
        actions.add(Done(practice=cannula, done_on=days_ahead(1)), by=bob.actor, on=today)
    with pytest.raises(actions.PracticeError, match="from the practice list"):
        actions.add(Done(practice=cannula, done_on=today), by=charlie.actor, on=today)

    assert Performance.objects.count() == 0


def test_several_are_signed_in_one_change_and_what_is_gone_is_left_out(alice, bob, cannula, today) -> None:
    done = Done(practice=cannula, done_on=today)
    first, second, gone = (actions.add(done, by=bob.actor, on=today) for _ in range(3))
    actions.take_away(gone, by=bob.actor)

    signed = actions.sign([first, second, gone], by=alice.actor, on=today)

    first.refresh_from_db()
    entry = audit.entries(alice.actor.organisation_id).first()
    assert [(row.signer, row.signed_by, row.signed_on) for row in signed] == [
        (alice.person, "Alice Aas", today)
    ] * 2
    assert (entry.verb, entry.detail, first.closed) == ("practice.signed", {"count": 2}, entry.position)
    assert actions.sign([first], by=alice.actor, on=today) == []


def test_one_that_may_not_be_signed_stops_all(alice, bob, cannula, today) -> None:
    done = Done(practice=cannula, done_on=today)
    theirs, own = (actions.add(done, by=member.actor, on=today) for member in (bob, alice))

    with pytest.raises(NotAllowed, match="what you have done yourself"):
        actions.sign([theirs, own], by=alice.actor, on=today)

    assert Performance.objects.open().exclude(signed_on=None).count() == 0


def test_only_the_person_takes_away_and_only_what_is_not_signed(alice, bob, cannula, today) -> None:
    done = actions.add(Done(practice=cannula, done_on=today), by=bob.actor, on=today)
    with pytest.raises(NotAllowed, match="Only the person"):
        actions.take_away(done, by=alice.actor)
    (signed,) = actions.sign([done], by=alice.actor, on=today)

    with pytest.raises(NotAllowed, match="it stays"):
        actions.take_away(signed, by=bob.actor)
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        actions.take_away(done, by=bob.actor)


def test_what_has_a_list_is_claimed_when_the_list_is_complete(alice, bob, cannula, today) -> None:
    shown = records.Shown(competence_id=cannula.competence_id, achieved_on=today)
    with pytest.raises(NotAllowed, match=r"Missing: Insert a cannula \(0 of 1 signed\)"):
        records.claim(shown, by=bob.actor, on=today)

    done = actions.add(Done(practice=cannula, done_on=today), by=bob.actor, on=today)
    actions.sign([done], by=alice.actor, on=today)

    assert records.claim(shown, by=bob.actor, on=today).is_claim
