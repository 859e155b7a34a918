"""An assessor signs, something else is accepted, what has fallen is laid aside; and each way a plan may ask for."""

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.models import RoleCode
from stafett.plans.models import Approver, Steps
from stafett.records import actions, prerequisites, signing
from stafett.records import queries as records
from stafett.records.cases import cases
from stafett.records.models import Achievement, CatalogueEntry, Prerequisite
from tests import factories
from tests.factories import Member, days_ago
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Blood transfusion")


@pytest.fixture
def ask(trust, clinic, course):
    """The clinic asks everybody for it, on these terms."""

    def write(**terms) -> None:
        plan = factories.plan(trust, "A plan")
        factories.requirement(plan, course, **terms)
        factories.assignment(plan, clinic, subunits=True)

    return write


@pytest.fixture
def edda(unit_b, unit_a) -> Member:
    """Assessor in section A."""
    return factories.member(unit_b, "Edda Eide", role_code=RoleCode.ASSESSOR, over=unit_a)


def shown(course, **changed) -> actions.Shown:
    return actions.Shown(**{"competence_id": course.pk, "achieved_on": factories.TODAY} | changed)


def waiting(member: Member, today) -> list[Achievement]:
    return list(records.waiting_for(member.actor, on=today))


def test_where_no_approval_is_asked_it_is_approved_by_itself(ask, bob, course, today) -> None:
    ask(steps=Steps.NONE)

    claim = actions.claim(shown(course), by=bob.actor, on=today)

    entry = audit.entries(bob.actor.organisation_id).first()
    assert (claim.approved_on, claim.decided_by, entry.verb) == (today, "by itself", "achievement.passed")


def test_what_is_risky_is_never_approved_by_itself(trust, ask, bob, course, today) -> None:
    ask(steps=Steps.NONE)
    record(CatalogueEntry, organisation=trust, competence=course, is_risky=True)

    assert actions.claim(shown(course), by=bob.actor, on=today).is_claim


def test_nor_a_level_above_what_is_asked(ask, bob, course, today) -> None:
    ask(steps=Steps.NONE, level=2)

    asked = actions.claim(shown(course, level=2), by=bob.actor, on=today)
    higher = actions.claim(shown(course, level=3), by=bob.actor, on=today)

    assert (asked.approved_on, higher.approved_on) == (today, None)


def test_what_is_reserved_is_not_overdue_because_of_another_plan(ask, bob, clinic, course, today) -> None:
    ask(approver=Approver.ABOVE, claim_days=14)
    ask(claim_days=0)
    ask(steps=Steps.NONE, claim_days=0)

    (case,) = cases([factories.claim(bob.person, course, submitted_on=days_ago(10))], on=today)

    assert (case.places, case.is_overdue(today)) == ({clinic.pk}, False)


def test_nor_what_needs_something_that_is_not_held(trust, ask, bob, alice, course, today) -> None:
    ask(steps=Steps.NONE)
    hygiene = factories.competence(trust, "Hygiene", validity_months=12)
    record(Prerequisite, organisation=trust, competence=course, needed=hygiene)

    claim = actions.claim(shown(course), by=bob.actor, on=today)

    with pytest.raises(NotAllowed, match="must be held: Hygiene"):
        actions.approve([claim], by=alice.actor, on=today)
    factories.achievement(bob.person, hygiene, achieved_on=days_ago(400))
    assert prerequisites.missing_before([claim], on=today) == {claim.pk: ["Hygiene"]}
    factories.achievement(bob.person, hygiene)
    assert len(actions.approve([claim], by=alice.actor, on=today)) == 1


def test_of_many_competences_what_nothing_must_be_held_before_is_told_at_once(
    trust, bob, alice, course, today, django_assert_num_queries
) -> None:
    claims = [factories.claim(bob.person, factories.competence(trust, f"Course {n}")) for n in range(5)]

    with django_assert_num_queries(1):
        assert prerequisites.missing_before(claims, on=today) == {}


def test_what_is_missing_is_read_of_the_claim_as_it_stands(trust, bob, alice, course, today) -> None:
    needed = factories.competence(trust, "Hygiene")
    record(Prerequisite, organisation=trust, competence=course, needed=needed)
    claim = factories.claim(bob.person, course)
    claim.competence_id = needed.pk  # as whoever holds it has it before them

    with pytest.raises(NotAllowed, match="must be held: Hygiene"):
        actions.approve([claim], by=alice.actor, on=today)


def test_two_steps_two_people(ask, alice, bob, edda, gunnar, course, today) -> None:
    ask(steps=Steps.TWO)
    claim = actions.claim(shown(course), by=bob.actor, on=today)
    assert waiting(alice, today) == []
    with pytest.raises(NotAllowed, match="assessor must sign"):
        actions.approve([claim], by=alice.actor, on=today)

    signed = signing.sign(claim, by=edda.actor, on=today, note=" Seen on the ward. ")

    assert (signed.signed_by, signed.note) == ("Edda Eide", "Seen on the ward.")
    assert waiting(alice, today) == [claim]
    with pytest.raises(NotAllowed, match="does not wait for a signature"):
        signing.sign(claim, by=gunnar.actor, on=today)
    assert len(actions.approve([claim], by=alice.actor, on=today)) == 1


def test_who_signed_does_not_approve(ask, alice, bob, gunnar, course, today) -> None:
    ask(steps=Steps.TWO)
    claim = actions.claim(shown(course), by=bob.actor, on=today)
    signing.sign(claim, by=alice.actor, on=today)

    with pytest.raises(NotAllowed, match="You signed this"):
        actions.approve([claim], by=alice.actor, on=today)
    assert (waiting(alice, today), waiting(gunnar, today)) == ([], [claim])


@pytest.mark.parametrize(
    ("approver", "who"),
    [
        (Approver.ASSESSOR, {"edda", "alice", "gunnar", "hanne"}),
        (Approver.PROFESSIONAL_LEAD, {"hanne"}),
        (Approver.HR_ADVISER, {"erik"}),
        (Approver.ABOVE, {"chief"}),
        (Approver.LEADER, {"alice", "gunnar", "chief"}),
    ],
)
def test_it_waits_for_whom_the_plan_names(
    ask, alice, bob, edda, gunnar, hanne, erik, clinic, course, today, approver, who
) -> None:
    ask(approver=approver)
    chief = factories.member(clinic, "Chief Chefsen")
    factories.role(chief.person, RoleCode.LEADER, clinic)
    claim = actions.claim(shown(course), by=bob.actor, on=today)
    cast = {"alice": alice, "edda": edda, "gunnar": gunnar, "hanne": hanne, "erik": erik, "chief": chief}
    asked_for_signing = {"chief"} if approver == Approver.ASSESSOR else set()

    found = {name for name, member in cast.items() if waiting(member, today) == [claim]}

    assert found == who | asked_for_signing


def test_what_is_overdue_waits_for_the_deputy_too(ask, bob, gunnar, hanne, course, today) -> None:
    ask(approver=Approver.PROFESSIONAL_LEAD, claim_days=5)
    late = factories.claim(bob.person, course, achieved_on=days_ago(9), submitted_on=days_ago(6))

    assert (waiting(gunnar, today), waiting(hanne, today)) == ([late], [late])
    assert len(actions.approve([late], by=gunnar.actor, on=today)) == 1


def test_a_risky_one_is_approved_only_when_it_has_been_looked_at(trust, alice, bob, course, today) -> None:
    record(CatalogueEntry, organisation=trust, competence=course, is_risky=True)
    other = factories.claim(bob.person, factories.competence(trust, "Lifting"))
    claim = factories.claim(bob.person, course)

    with pytest.raises(NotAllowed, match="marked as risky"):
        actions.approve([other, claim], by=alice.actor, on=today)
    assert len(actions.approve([other, claim], by=alice.actor, on=today, looked_at=[claim.pk])) == 2


def test_something_else_is_accepted_with_grounds(trust, alice, bob, course, today) -> None:
    done = factories.competence(trust, "Transfusion at Solvik")
    claim = factories.claim(bob.person, done, note="In 2024.")

    made = signing.accept(claim, instead_of=course.pk, grounds=" The same course. ", by=alice.actor, on=today)

    claim.refresh_from_db()
    assert (made.competence_id, made.approved_on, made.grounds, made.note, made.decided_by) == (
        course.pk,
        today,
        "The same course.",
        "Transfusion at Solvik\nIn 2024.",
        "Alice Aas",
    )
    assert (claim.closed, made.key) == (made.opened, claim.key)


@pytest.mark.parametrize("grounds", ["", "  "])
def test_nothing_is_accepted_without_grounds(trust, alice, bob, course, today, grounds) -> None:
    claim = factories.claim(bob.person, factories.competence(trust, "Lifting"))

    with pytest.raises(actions.RecordsError, match="Write why it is as good"):
        signing.accept(claim, instead_of=course.pk, grounds=grounds, by=alice.actor, on=today)


def test_it_is_not_accepted_as_itself_or_as_what_is_unknown(alice, bob, course, today) -> None:
    claim = factories.claim(bob.person, course)

    for competence in (course.pk, 0):
        with pytest.raises(actions.RecordsError, match="Choose the competence"):
            signing.accept(claim, instead_of=competence, grounds="So.", by=alice.actor, on=today)


def test_accepting_goes_no_easier_way_than_claiming(ask, trust, alice, bob, course, today) -> None:
    ask(steps=Steps.TWO)
    claim = factories.claim(bob.person, factories.competence(trust, "Lifting"))

    with pytest.raises(NotAllowed, match="assessor must sign"):
        signing.accept(claim, instead_of=course.pk, grounds="So.", by=alice.actor, on=today)


def test_what_a_leader_registers_waits_where_the_plan_asks_for_more(
    ask, alice, bob, edda, course, today
) -> None:
    ask(steps=Steps.TWO)

    (made,) = actions.register(shown(course), [bob.person.pk], by=alice.actor, on=today)

    entry = audit.entries(alice.actor.organisation_id).first()
    assert (made.approved_on, entry.detail) == (None, {"count": 0, "waiting": 1})
    assert [case.claim for case in records.desk(edda.actor, on=today).to_sign] == [made]


def test_what_is_no_longer_needed_is_laid_aside(alice, bob, course, today) -> None:
    claim = factories.claim(bob.person, course)
    factories.achievement(bob.person, course, achieved_on=days_ago(1))
    desk = records.desk(alice.actor, on=today)
    assert (desk.to_approve, [case.claim for case in desk.fallen]) == ((), [claim])
    assert actions.approve([claim], by=alice.actor, on=today) == []

    assert signing.lay_aside([claim], by=alice.actor, on=today) == 1

    assert records.desk(alice.actor, on=today).fallen == ()
    assert audit.entries(alice.actor.organisation_id).first().verb == "achievement.laid_aside"


def test_what_is_still_needed_is_not_laid_aside(alice, bob, course, today) -> None:
    claim = factories.claim(bob.person, course)

    with pytest.raises(NotAllowed, match="still needed"):
        signing.lay_aside([claim], by=alice.actor, on=today)


def test_what_is_gone_meanwhile_is_not_signed(ask, bob, edda, course, today) -> None:
    ask(steps=Steps.TWO)
    claim = actions.claim(shown(course), by=bob.actor, on=today)
    actions.recall(claim, by=bob.actor)

    with pytest.raises(NotAllowed, match="already decided"):
        signing.sign(claim, by=edda.actor, on=today)


def test_the_assessor_returns_what_they_will_not_sign(ask, bob, edda, course, today) -> None:
    ask(steps=Steps.TWO)
    claim = actions.claim(shown(course), by=bob.actor, on=today)

    (returned,) = actions.return_with_grounds([claim], grounds="Once more.", by=edda.actor, on=today)

    assert (returned.refused_on, returned.decided_by) == (today, "Edda Eide")


def test_a_claim_is_opened_by_its_person_and_those_who_sign_or_decide_it(
    ask, alice, bob, edda, hanne, erik, charlie, course, today
) -> None:
    ask(steps=Steps.TWO)
    claim = actions.claim(shown(course), by=bob.actor, on=today)
    cast = [alice, bob, edda, hanne, erik, charlie]

    opened = [records.case_of(member.actor, claim.pk, on=today) is not None for member in cast]

    assert opened == [True, True, True, True, False, False]
