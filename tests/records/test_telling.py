"""Who is told what about claims, and that nobody is told what is not so any more."""

import pytest

from stafett.communication import queries as outbox
from stafett.lib import clock
from stafett.people.models import RoleCode
from stafett.plans.models import Steps
from stafett.records import actions, signing
from stafett.records.models import Achievement
from stafett.records.undoing import actions as undoing
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Blood transfusion")


@pytest.fixture
def edda(unit_b, unit_a) -> Member:
    """Assessor in section A."""
    return factories.member(unit_b, "Edda Eide", role_code=RoleCode.ASSESSOR, over=unit_a)


def claimed(course, member: Member, today) -> Achievement:
    shown = actions.Shown(competence_id=course.pk, achieved_on=today)
    return actions.claim(shown, by=member.actor, on=today)


def told(member: Member) -> list[tuple[str, list[str], str]]:
    """What waits to be told somebody."""
    rows = outbox.waiting().filter(person=member.person).order_by("pk")
    return [(row.subject, row.paragraphs, row.link) for row in rows]


WAITS = ("Bob Berg waits for your approval: Blood transfusion", [], "/claims/")


def test_whoever_it_waits_for_is_told_and_nobody_else(course, bob, alice, hanne, dana, charlie, today):
    claimed(course, bob, today)

    assert told(alice) == [WAITS]
    assert [told(other) for other in (bob, hanne, dana, charlie)] == [[], [], [], []]


def test_where_an_assessor_signs_first_they_are_told_first(trust, clinic, course, bob, alice, edda, today):
    plan = factories.plan(trust, "A plan")
    factories.requirement(plan, course, steps=Steps.TWO)
    factories.assignment(plan, clinic, subunits=True)
    claim = claimed(course, bob, today)
    assert told(edda) == [("Bob Berg asks you to sign: Blood transfusion", [], "/claims/signing/")]

    signing.sign(claim, by=edda.actor, on=today)
    assert (told(edda), told(alice)) == ([], [WAITS])


def test_what_passes_by_itself_waits_for_nobody(trust, clinic, course, bob, alice, today):
    plan = factories.plan(trust, "A plan")
    factories.requirement(plan, course, steps=Steps.NONE)
    factories.assignment(plan, clinic, subunits=True)
    claimed(course, bob, today)

    assert (told(alice), told(bob)) == ([], [])


def test_what_was_taken_back_waits_for_nobody(course, bob, alice, today):
    actions.recall(claimed(course, bob, today), by=bob.actor)

    assert told(alice) == []


def test_who_sent_it_is_told_that_it_is_approved(course, bob, alice, today):
    actions.approve([claimed(course, bob, today)], by=alice.actor, on=today)

    assert told(alice) == []
    assert told(bob) == [("Approved: Blood transfusion", ["Decided by Alice Aas."], "/me/")]


def test_the_grounds_of_what_is_returned_stay_here(course, bob, alice, today):
    claim = claimed(course, bob, today)
    actions.return_with_grounds([claim], grounds="Your hands shook", by=alice.actor, on=today)

    ((subject, paragraphs, link),) = told(bob)
    assert (subject, link) == ("Returned: Blood transfusion", "/me/")
    assert "Your hands shook" not in str(paragraphs)


def test_what_is_accepted_as_something_else_is_told_as_that(trust, course, bob, alice, today):
    other = factories.competence(trust, "Transfusion, the old course")
    claim = claimed(other, bob, today)
    signing.accept(claim, instead_of=course.pk, grounds="As good", by=alice.actor, on=today)

    assert (told(alice), [subject for subject, *_ in told(bob)]) == ([], ["Approved: Blood transfusion"])


def test_what_a_leader_registers_is_told_to_the_person(course, bob, alice, today):
    shown = actions.Shown(competence_id=course.pk, achieved_on=today)
    actions.register(shown, [bob.person.pk], by=alice.actor, on=today)

    assert [subject for subject, *_ in told(bob)] == ["Approved: Blood transfusion"]


def test_what_is_undone_was_never_told_and_waits_again(course, bob, alice, today):
    (approved,) = actions.approve([claimed(course, bob, today)], by=alice.actor, on=today)

    undoing.undo(approved.opened, by=alice.actor, now=clock.now())

    assert (told(bob), told(alice)) == ([], [WAITS])


def test_what_is_laid_aside_waits_for_nobody(course, bob, alice, today):
    claim = factories.claim(bob.person, course)
    factories.achievement(bob.person, course)
    signing.lay_aside([claim], by=alice.actor, on=today)

    assert told(alice) == []


def test_nothing_decided_is_nothing_told(alice, today):
    actions.approve([], by=alice.actor, on=today)

    assert outbox.waiting().count() == 0
