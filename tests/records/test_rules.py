"""Who may claim, recall and decide: judged on objects that were never saved."""

import pytest

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records import rules
from stafett.records.models import Achievement
from tests.factories import TODAY

UNIT_A, UNIT_B = 1, 2
BOB = Actor(label="Bob", organisation_id=1, person_id=10)
ALICE = Actor(label="Alice", organisation_id=1, person_id=11, reach={Power.APPROVE: frozenset({UNIT_A})})
CHARLIE = Actor(label="Charlie", organisation_id=2, person_id=12, reach={Power.APPROVE: frozenset({UNIT_A})})


def claim(person_id: int = 10, unit_id: int | None = UNIT_A, **decided: object) -> Achievement:
    return Achievement(
        organisation_id=1,
        person_id=person_id,
        unit_id=unit_id,
        achieved_on=TODAY,
        submitted_on=TODAY,
        **decided,
    )


def test_everybody_claims_for_themselves_only() -> None:
    assert rules.can_claim(BOB, 10)
    assert not rules.can_claim(BOB, 11)
    assert not rules.can_claim(Actor(label="a log-in without a record"), 10)


def test_a_leader_decides_in_the_unit_where_it_was_shown() -> None:
    assert rules.can_decide(ALICE, claim(), works_in=[])
    assert not rules.can_decide(ALICE, claim(unit_id=UNIT_B), works_in=[UNIT_A])


def test_without_a_unit_whoever_may_approve_where_the_person_works_decides() -> None:
    assert rules.can_decide(ALICE, claim(unit_id=None), works_in=[UNIT_A, UNIT_B])
    assert not rules.can_decide(ALICE, claim(unit_id=None), works_in=[UNIT_B])


def test_nobody_decides_their_own_claim() -> None:
    verdict = rules.can_decide(ALICE, claim(person_id=11), works_in=[UNIT_A])

    assert verdict.reason == (
        "You cannot approve yourself. Someone else who may approve in your unit must do it."
    )


def test_nobody_decides_in_another_organisation() -> None:
    assert not rules.can_decide(CHARLIE, claim(), works_in=[UNIT_A])


@pytest.mark.parametrize("decided", [{"approved_on": TODAY}, {"refused_on": TODAY}])
def test_what_is_decided_is_neither_decided_again_nor_recalled(decided: dict[str, object]) -> None:
    assert not rules.can_decide(ALICE, claim(**decided), works_in=[])
    assert not rules.can_recall(BOB, claim(**decided))


def test_a_claim_is_recalled_by_the_one_who_made_it() -> None:
    assert rules.can_recall(BOB, claim())
    assert not rules.can_recall(ALICE, claim())


def test_what_was_seen_is_registered_for_others_where_one_approves() -> None:
    assert rules.can_register(ALICE, 10, works_in=[UNIT_A])
    assert not rules.can_register(ALICE, 10, works_in=[UNIT_B])
    assert not rules.can_register(ALICE, 11, works_in=[UNIT_A])
    assert rules.can_register(ALICE, 10, works_in=[UNIT_A], unit_id=UNIT_A)
    assert not rules.can_register(ALICE, 10, works_in=[UNIT_A], unit_id=UNIT_B)
