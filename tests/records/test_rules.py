"""Who may claim, recall, sign and decide: judged on objects that were never saved."""

import pytest

from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.models import RoleCode
from stafett.people.roles import Power
from stafett.records import rules
from stafett.records.cases import Case, Fallen
from stafett.records.models import Achievement, Signature
from stafett.records.routes import USUAL, Approver, Route, Steps
from tests.factories import TODAY, days_ago

UNIT_A, UNIT_B, CLINIC = 1, 2, 3
BOB = Actor(label="Bob", organisation_id=1, person_id=10)
ALICE = Actor(label="Alice", organisation_id=1, person_id=11, reach={Power.APPROVE: frozenset({UNIT_A})})
CHARLIE = Actor(label="Charlie", organisation_id=2, person_id=12, reach={Power.APPROVE: frozenset({UNIT_A})})


EDDA = Actor(label="Edda", organisation_id=1, person_id=13, reach={Power.SIGN: frozenset({UNIT_A})})
TWO = Route(steps=Steps.TWO)


def claim(person_id: int = 10, unit_id: int | None = UNIT_A, **decided: object) -> Achievement:
    return Achievement(
        pk=1,
        organisation_id=1,
        person_id=person_id,
        unit_id=unit_id,
        achieved_on=TODAY,
        **{"submitted_on": TODAY} | decided,
    )


def case(of: Achievement | None = None, route: Route = USUAL, units=(UNIT_A,), **known: object) -> Case:
    return Case(of or claim(), route, frozenset(units), frozenset([CLINIC]), **known)


def by(actor: Actor, **known: object) -> Deciding:
    return Deciding(actor, **known)


def decides(actor: Actor, one: Case) -> bool:
    return bool(rules.can_decide(by(actor), one, on=TODAY))


def test_everybody_claims_for_themselves_only() -> None:
    assert rules.can_claim(BOB, 10)
    assert not rules.can_claim(BOB, 11)
    assert not rules.can_claim(Actor(label="a log-in without a record"), 10)


def test_a_leader_decides_in_the_unit_where_it_is_decided() -> None:
    assert decides(ALICE, case())
    assert not decides(ALICE, case(units=[UNIT_B]))


def test_nobody_decides_their_own_claim() -> None:
    verdict = rules.can_decide(by(ALICE), case(claim(person_id=11)), on=TODAY)

    assert verdict.reason == (
        "You cannot approve yourself. Someone else who may approve in your unit must do it."
    )


def test_nobody_decides_about_another_record_of_their_own() -> None:
    judge = by(ALICE, own=frozenset({10, 11}))

    assert not rules.can_decide(judge, case(), on=TODAY)
    assert not rules.can_sign(by(EDDA, own=frozenset({10, 13})), case(route=TWO))


def test_nobody_decides_about_who_appointed_them() -> None:
    judge = by(ALICE, without={10: Actor(label="Alice", organisation_id=1, person_id=11)})

    verdict = rules.can_decide(judge, case(), on=TODAY)

    assert verdict.reason == "Whoever chose you to stand in must be approved by somebody else."
    assert rules.can_decide(judge, case(claim(person_id=14)), on=TODAY)


def test_nobody_decides_in_another_organisation() -> None:
    assert not decides(CHARLIE, case())


@pytest.mark.parametrize(
    ("approver", "role", "sentence"),
    [
        (
            Approver.PROFESSIONAL_LEAD,
            RoleCode.PROFESSIONAL_LEAD,
            "This is approved by the professional lead of the unit.",
        ),
        (Approver.HR_ADVISER, RoleCode.HR_ADVISER, "This is approved by the HR adviser."),
    ],
)
def test_a_named_role_decides_and_the_leader_does_not(approver, role, sentence) -> None:
    named = Actor(label="Named", organisation_id=1, person_id=15, held={role: frozenset({UNIT_A})})
    asked = case(route=Route(approver=approver))

    assert decides(named, asked)
    assert rules.can_decide(by(ALICE), asked, on=TODAY).reason == sentence


def test_the_leader_above_decides_where_that_is_asked() -> None:
    above = Actor(
        label="Chief", organisation_id=1, person_id=16, reach={Power.APPROVE: frozenset({UNIT_A, CLINIC})}
    )
    asked = case(route=Route(approver=Approver.ABOVE))

    assert (decides(above, asked), decides(ALICE, asked)) == (True, False)


def test_an_assessor_decides_where_that_is_asked() -> None:
    assert decides(EDDA, case(route=Route(approver=Approver.ASSESSOR)))
    assert not decides(EDDA, case())


def test_what_is_overdue_goes_to_the_deputy_too() -> None:
    deputy = Actor(
        label="Gunnar", organisation_id=1, person_id=17, held={RoleCode.DEPUTY: frozenset({UNIT_A})}
    )
    asked = Route(approver=Approver.HR_ADVISER, claim_days=14)

    assert decides(deputy, case(claim(submitted_on=days_ago(15)), asked))
    assert not decides(deputy, case(claim(submitted_on=days_ago(14)), asked))


def test_two_steps_are_taken_by_two() -> None:
    signed = Signature(signer_id=11)

    assert rules.can_sign(by(EDDA), case(route=TWO))
    assert not rules.can_approve(by(ALICE), case(route=TWO), on=TODAY)
    assert rules.can_approve(by(ALICE), case(route=TWO, signature=Signature(signer_id=13)), on=TODAY)
    verdict = rules.can_approve(by(ALICE), case(route=TWO, signature=signed), on=TODAY)
    assert verdict.reason == "You signed this. Somebody else must approve it."


def test_nobody_signs_their_own_nor_where_they_are_no_assessor_nor_what_asks_for_no_signature() -> None:
    assert rules.can_sign(by(EDDA), case(claim(person_id=13), TWO)).reason == (
        "You cannot sign what you have done yourself."
    )
    assert not rules.can_sign(by(ALICE), case(route=TWO))
    assert not rules.can_sign(by(EDDA), case())


def test_what_is_risky_is_looked_at_by_itself() -> None:
    risky = case(is_risky=True)

    assert not rules.can_approve(by(ALICE), risky, on=TODAY)
    assert rules.can_approve(by(ALICE), risky, on=TODAY, looked_at=[1])


def test_what_must_be_held_before_is_named() -> None:
    verdict = rules.can_approve(by(ALICE), case(), on=TODAY, missing=["Hygiene", "Lifting"])

    assert verdict.reason == "Before this can be approved, this must be held: Hygiene, Lifting."


def test_the_assessor_returns_what_they_will_not_sign_and_the_approver_what_waits_for_them() -> None:
    assert rules.can_return(by(EDDA), case(route=TWO), on=TODAY)
    assert rules.can_return(by(ALICE), case(), on=TODAY)
    assert not rules.can_return(by(EDDA), case(), on=TODAY)


def test_what_is_no_longer_needed_is_laid_aside_and_nothing_else_is() -> None:
    fallen = case(fallen=Fallen.HELD)

    assert rules.can_lay_aside(by(ALICE), fallen, on=TODAY)
    assert rules.can_lay_aside(by(EDDA), fallen, on=TODAY)
    assert not rules.can_lay_aside(by(BOB), fallen, on=TODAY)
    assert not rules.can_lay_aside(by(ALICE), case(), on=TODAY)
    assert not rules.can_approve(by(ALICE), fallen, on=TODAY)


@pytest.mark.parametrize("decided", [{"approved_on": TODAY}, {"refused_on": TODAY}])
def test_what_is_decided_is_neither_decided_again_nor_recalled(decided: dict[str, object]) -> None:
    assert not rules.can_approve(by(ALICE), case(claim(**decided)), on=TODAY)
    assert not rules.can_return(by(ALICE), case(claim(**decided)), on=TODAY)
    assert not rules.can_recall(BOB, claim(**decided))


def test_a_claim_is_recalled_by_the_one_who_made_it() -> None:
    assert rules.can_recall(BOB, claim())
    assert not rules.can_recall(ALICE, claim())


def test_what_was_seen_is_registered_for_others_where_one_approves() -> None:
    alice = by(ALICE)

    assert rules.can_register(alice, 10, works_in=[UNIT_A])
    assert not rules.can_register(alice, 10, works_in=[UNIT_B])
    assert not rules.can_register(alice, 11, works_in=[UNIT_A])
    assert rules.can_register(alice, 10, works_in=[UNIT_A], unit_id=UNIT_A)
    assert not rules.can_register(alice, 10, works_in=[UNIT_A], unit_id=UNIT_B)
    assert not rules.can_register(by(ALICE, without={10: BOB}), 10, works_in=[UNIT_A])


def test_whom_one_chose_signs_nothing_of_theirs() -> None:
    chosen = by(EDDA, without={10: Actor(label="Edda", organisation_id=1, person_id=13)})

    assert (
        rules.can_sign(chosen, case(route=TWO)).reason
        == "Whoever chose you to stand in must be approved by somebody else."
    )
