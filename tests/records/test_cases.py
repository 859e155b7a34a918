"""Claims with what decides their way: the units, the route, and whether they are needed any more."""

import pytest

from stafett.plans.models import Approver, Steps
from stafett.records.cases import Case, Fallen, cases, works_in
from stafett.records.models import CatalogueEntry, Signature
from stafett.records.workflow import State
from tests import factories
from tests.factories import days_ago, days_ahead
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Blood transfusion")


@pytest.fixture
def asked(trust, unit_a, course):
    """The section asks for it; returns what asks, to be changed."""

    def ask(**terms):
        plan = factories.plan(trust, "A plan")
        factories.requirement(plan, course, **terms)
        return factories.assignment(plan, unit_a)

    return ask


def case_of(claim, today) -> Case:
    (found,) = cases([claim], on=today)
    return found


def test_where_people_work_that_day(bob, unit_a, unit_b, today) -> None:
    factories.employment(bob.person, unit_b, ends_on=today)

    assert works_in([bob.person.pk], on=today) == {bob.person.pk: {unit_a.pk, unit_b.pk}}
    assert works_in([bob.person.pk], on=days_ahead(1)) == {bob.person.pk: {unit_a.pk}}


def test_it_is_decided_where_it_was_shown_or_else_where_the_person_works(
    bob, course, unit_a, unit_b, today
) -> None:
    assert case_of(factories.claim(bob.person, course), today).places == {unit_a.pk}
    assert case_of(factories.claim(bob.person, course, unit=unit_b), today).places == {unit_b.pk}


def test_above_is_the_unit_over_it(bob, course, asked, clinic, root, today) -> None:
    asked(approver=Approver.ABOVE)

    assert case_of(factories.claim(bob.person, course), today).places == {clinic.pk}
    assert case_of(factories.claim(bob.person, course, unit=root), today).places == {root.pk}


def test_two_steps_wait_for_a_signature_first(trust, bob, alice, course, asked, today) -> None:
    asked(steps=Steps.TWO)
    claim = factories.claim(bob.person, course)
    assert case_of(claim, today).state == State.TO_SIGN

    record(
        Signature, organisation=trust, achievement_key=claim.key, person=bob.person, signer=alice.person,
        signed_by="Alice", signed_on=today,
    )  # fmt: skip
    assert case_of(claim, today).state == State.TO_APPROVE


def test_it_is_overdue_after_the_days_its_requirement_allows(bob, course, asked, today) -> None:
    asked(claim_days=5)

    assert not case_of(factories.claim(bob.person, course, submitted_on=days_ago(5)), today).is_overdue(today)
    late = factories.claim(bob.person, course, achieved_on=days_ago(6), submitted_on=days_ago(6))
    assert case_of(late, today).is_overdue(today)


def test_what_the_catalogue_marks_is_risky(trust, bob, course, today) -> None:
    assert not case_of(factories.claim(bob.person, course), today).is_risky

    record(CatalogueEntry, organisation=trust, competence=course, is_risky=True)
    assert case_of(factories.claim(bob.person, course), today).is_risky


def test_what_was_approved_in_another_way_meanwhile_is_not_needed(bob, course, today) -> None:
    claim = factories.claim(bob.person, course)
    factories.achievement(bob.person, course, achieved_on=days_ago(1))

    assert case_of(claim, today).fallen == Fallen.HELD


@pytest.mark.parametrize(
    "other", [{"achieved_on": days_ago(30)}, {"revoked_on": days_ago(1), "achieved_on": days_ago(2)}]
)
def test_what_was_held_before_or_is_revoked_does_not_make_it_needless(bob, course, today, other) -> None:
    claim = factories.claim(bob.person, course)
    factories.achievement(bob.person, course, **other)

    assert case_of(claim, today).fallen is None


def test_a_lower_level_or_what_was_there_before_the_claim_does_not_either(bob, course, today) -> None:
    factories.achievement(bob.person, course, achieved_on=days_ago(1), level=2)
    claim = factories.claim(bob.person, course, level=2)
    factories.achievement(bob.person, course, achieved_on=days_ago(1), level=1)

    assert case_of(claim, today).fallen is None


def test_what_must_be_shown_several_times_is_needed_each_time(bob, course, asked, today) -> None:
    asked(times=3)
    claim = factories.claim(bob.person, course)
    factories.achievement(bob.person, course, achieved_on=days_ago(1))

    assert case_of(claim, today).fallen is None


def test_what_is_not_asked_any_more_is_not_needed(bob, course, asked, today) -> None:
    claim = factories.claim(bob.person, course)
    given = asked()
    assert case_of(claim, today).fallen is None

    factories.correct(given, ends_on=days_ago(1))
    assert case_of(claim, today).fallen == Fallen.NOT_ASKED


def test_what_was_never_asked_waits_all_the_same(bob, course, today) -> None:
    assert case_of(factories.claim(bob.person, course), today).fallen is None


def test_what_somebody_sent_who_left_is_not_needed(trust, unit_a, course, today) -> None:
    gone = factories.person(trust, "Gone Person")
    factories.employment(gone, unit_a, ends_on=days_ago(1))
    soon = factories.person(trust, "Soon Person")
    factories.employment(soon, unit_a, starts_on=days_ahead(10))

    assert case_of(factories.claim(gone, course, unit=unit_a), today).fallen == Fallen.LEFT
    assert case_of(factories.claim(soon, course, unit=unit_a), today).fallen is None


def test_what_is_decided_does_not_fall(bob, course, today) -> None:
    done = factories.achievement(bob.person, course, achieved_on=days_ago(5))
    factories.achievement(bob.person, course, achieved_on=days_ago(1))

    assert (case_of(done, today).fallen, case_of(done, today).state) == (None, State.APPROVED)
