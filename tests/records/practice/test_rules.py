"""Who adds to a practice list, and who signs."""

from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.records.models import Performance
from stafett.records.practice import rules
from tests.factories import TODAY

UNIT = 1
BOB = Actor(label="Bob", organisation_id=1, person_id=10)
EDDA = Actor(label="Edda", organisation_id=1, person_id=13, reach={Power.SIGN: frozenset({UNIT})})
DONE = Performance(person_id=10, done_on=TODAY)


def test_everybody_adds_for_themselves() -> None:
    assert rules.can_add(BOB, 10)
    assert not rules.can_add(BOB, 11)
    assert not rules.can_add(Actor(label="nobody"), 0)


def test_an_assessor_where_the_person_works_signs() -> None:
    assert rules.can_sign(Deciding(EDDA), DONE, works_in=[UNIT])
    assert not rules.can_sign(Deciding(EDDA), DONE, works_in=[2])
    assert not rules.can_sign(Deciding(BOB), Performance(person_id=11, done_on=TODAY), works_in=[UNIT])


def test_nobody_signs_their_own_nor_of_who_appointed_them_nor_twice() -> None:
    own = Performance(person_id=13, done_on=TODAY)
    signed = Performance(person_id=10, done_on=TODAY, signed_on=TODAY)

    assert not rules.can_sign(Deciding(EDDA), own, works_in=[UNIT])
    assert not rules.can_sign(Deciding(EDDA, own=frozenset({10})), DONE, works_in=[UNIT])
    assert not rules.can_sign(Deciding(EDDA, without={10: BOB}), DONE, works_in=[UNIT])
    assert not rules.can_sign(Deciding(EDDA), signed, works_in=[UNIT])


def test_what_is_signed_stays() -> None:
    assert rules.can_take_away(BOB, DONE)
    assert not rules.can_take_away(EDDA, DONE)
    assert not rules.can_take_away(BOB, Performance(person_id=10, done_on=TODAY, signed_on=TODAY))


def test_what_lacks_is_named() -> None:
    assert rules.is_complete([])
    assert rules.is_complete(["A (1 of 2 signed)", "B (0 of 1 signed)"]).reason == (
        "Before you can send this, the practice list must be complete and signed. "
        "Missing: A (1 of 2 signed); B (0 of 1 signed)."
    )
