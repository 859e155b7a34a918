from datetime import date

from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.models import Terms
from stafett.recipes.placement.terms import rules
from stafett.recipes.placement.workflow import Who
from tests.factories.placements import WORDING

DAY, NEXT = Shift(date(2027, 2, 18)), Shift(date(2027, 2, 23))


def test_who_pays_and_who_is_employer_is_said_in_so_many_words() -> None:
    said = WORDING.stored()
    assert rules.fits(said)
    assert not rules.fits(said | {"payer": " "})


def test_longer_by_some_days() -> None:
    assert rules.can_extend(DAY.day, NEXT.day, [NEXT])
    assert not rules.can_extend(DAY.day, DAY.day, [NEXT])
    assert not rules.can_extend(DAY.day, NEXT.day, [])


def test_consent_is_ones_own() -> None:
    assert rules.can_answer_as(Who.GUEST, {Who.GUEST})
    assert not rules.can_answer_as(Who.HOST, {Who.GUEST})


def test_only_what_is_different_is_told() -> None:
    before = Terms(goals=["One", "Two"], payer="We")
    after = Terms(goals=["One", "Three"], payer="They")
    found = rules.differences(before, after, [DAY], [NEXT])
    assert [(str(one.label), one.before, one.after) for one in found] == [
        ("Goals", "One\nTwo", "One\nThree"),
        ("Who pays", "We", "They"),
        ("Days", "", ""),
    ]
    assert (found[-1].added, found[-1].dropped) == ((NEXT,), (DAY,))
    assert rules.differences(before, before, [DAY], [DAY]) == []
