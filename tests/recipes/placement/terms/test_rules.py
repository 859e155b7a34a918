from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stafett.recipes.placement.days.rules import Shift, days
from stafett.recipes.placement.models import Terms
from stafett.recipes.placement.terms import rules
from stafett.recipes.placement.workflow import Who
from tests.factories.placements import FIRST, TUESDAYS_AND_THURSDAYS, TWELVE_WEEKS, WORDING

DAY, NEXT = Shift(date(2027, 2, 18)), Shift(date(2027, 2, 23))

calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


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


def test_of_a_first_agreement_all_days_are_planned() -> None:
    assert rules.to_plan([DAY, NEXT], None, (), on=NEXT.day) == [DAY, NEXT]


def test_later_none_that_has_been_or_was_called_off() -> None:
    assert rules.to_plan([DAY, NEXT], [], (), on=NEXT.day) == [NEXT]
    assert rules.to_plan([NEXT], [NEXT], (), on=DAY.day) == []
    assert rules.to_plan([NEXT], [NEXT], [NEXT.day], on=DAY.day) == [NEXT]


@calmly
@given(st.data(), st.integers(1, 20), st.integers(0, 83))
def test_an_extension_adds_the_days_of_its_weeks_whatever_was_called_off(data, weeks, gone) -> None:
    before = days(TUESDAYS_AND_THURSDAYS, FIRST, TWELVE_WEEKS, ())
    later = TWELVE_WEEKS + timedelta(days=1)
    added = days(TUESDAYS_AND_THURSDAYS, later, TWELVE_WEEKS + timedelta(weeks=weeks), ())
    off = data.draw(st.sets(st.sampled_from(before)))
    standing = [shift.day for shift in before if shift not in off]
    wanted = [*off, *added]
    planned = rules.to_plan(wanted, before, standing, on=FIRST + timedelta(days=gone))
    assert planned == added
    assert len(planned) == 2 * weeks
