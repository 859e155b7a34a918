from datetime import timedelta

import pytest

from stafett.matters import rules
from stafett.matters.models import Breadth, Matter, MatterState, Meaning, Privacy
from stafett.matters.rules import Answer, Passing
from stafett.people.actor import NOBODY, Actor
from stafett.people.models import RoleCode
from tests.factories import TODAY, days_ago, days_ahead

ALICE = Actor("Alice", organisation_id=1, person_id=11, held={RoleCode.LEADER: frozenset({5, 6})})
DEPUTY = Actor("Gunnar", organisation_id=1, person_id=12, held={RoleCode.DEPUTY: frozenset({5})})
BOB = Actor("Bob", organisation_id=1, person_id=13)
GURO = Actor("Guro", guest_id=7, guest_scope="arena:3")
LOOKS_REAL = "138190 00098"
"""Nobody's: such numbers, with 80 added to the month, are made for tests."""


def state(meaning: str = Meaning.NEW, *, unit: int = 5, matter: int = 1, **fields) -> MatterState:
    return MatterState(
        matter=Matter(breadth=Breadth.ORGANISATIONS, pk=matter),
        unit_id=unit,
        meaning=meaning,
        since=TODAY,
        **fields,
    )


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("A lamp", "It is dark.", ""),
        (" ", "It is dark.", "Write in a few words what it is about."),
        ("a" * 201, "", "Write the title in fewer words, and the rest below it."),
        ("A lamp", "a" * 5001, "Write in fewer words: at most 5000 characters."),
    ],
)
def test_something_is_said_in_so_many_words(title: str, text: str, reason: str) -> None:
    assert rules.fits(title, text).reason == reason


def test_no_identity_number_is_taken() -> None:
    refused = rules.words_fit(f"The patient {LOOKS_REAL} fell.")

    assert refused.reason.startswith("This looks like a national identity number.")
    assert [bool(rules.fits(LOOKS_REAL, "")), bool(rules.fits("A lamp", LOOKS_REAL))] == [False, False]


def test_people_raise_to_their_own_organisation_and_to_those_they_meet() -> None:
    def raises(actor: Actor, organisation: int, *, is_party: bool = False, sees: bool = False) -> bool:
        return bool(rules.can_raise(actor, organisation, is_party=is_party, sees_arena=sees))

    assert raises(BOB, 1)
    assert not raises(BOB, 2)
    assert raises(BOB, 2, is_party=True, sees=True)
    assert not raises(BOB, 2, is_party=True)
    assert raises(GURO, 2, is_party=True, sees=True)
    assert not raises(GURO, 2)
    assert not raises(NOBODY, 1)


def test_who_leads_the_unit_it_is_with_answers_unless_it_was_merged() -> None:
    assert rules.can_answer(ALICE, state())
    assert rules.can_answer(BOB, state()).reason == "Only whoever leads the unit it is with can answer."
    merged = rules.can_answer(ALICE, state(Meaning.MERGED))
    assert merged.reason == "This was merged into another. Answer that one."


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(meaning="adopted", answer="Yes"), ""),
        (Answer(meaning="declined", answer="No money", due_on=days_ago(1)), ""),
        (Answer(meaning="trying", answer="Two weeks", due_on=days_ahead(14)), ""),
        (Answer(meaning="new", answer="?"), "Choose where it stands."),
        (Answer(meaning="merged", answer="?"), "Choose where it stands."),
        (Answer(meaning="declined", answer=" "), "Write an answer to whoever raised it."),
        (
            Answer(meaning="considered", answer="Soon"),
            "Say when there will be an answer, so that it is not forgotten.",
        ),
        (
            Answer(meaning="trying", answer="Soon", due_on=days_ago(1)),
            "Choose a day from today on, within two years.",
        ),
    ],
)
def test_nothing_waits_without_a_day_or_ends_without_a_word(answer: Answer, reason: str) -> None:
    assert rules.answer_fits(answer, on=TODAY).reason == reason


def test_neither_answer_nor_effect_holds_an_identity_number() -> None:
    said = [
        Answer(meaning="adopted", answer=LOOKS_REAL),
        Answer(meaning="adopted", answer="a", effect=LOOKS_REAL),
    ]

    assert [bool(rules.answer_fits(one, on=TODAY)) for one in said] == [False, False]


def test_a_next_day_comes_within_two_years() -> None:
    days = [None, TODAY, TODAY + timedelta(days=732), TODAY + timedelta(days=733), days_ago(1)]

    assert [bool(rules.day_fits(day, on=TODAY)) for day in days] == [True, True, True, False, False]


def test_it_is_passed_on_within_the_organisation_or_to_those_who_take_part() -> None:
    def passed(actor: Actor, unit: int, organisation: int, *, is_party: bool = False) -> str:
        return rules.can_pass_on(actor, state(), unit, organisation, is_party=is_party).reason

    assert passed(ALICE, 6, 1) == ""
    assert passed(ALICE, 9, 2, is_party=True) == ""
    assert passed(ALICE, 9, 2) == "Choose a unit of your own organisation, or one that takes part."
    assert passed(ALICE, 5, 1) == "It is with this unit already. Choose another."
    assert passed(BOB, 6, 1) == "Only whoever leads the unit it is with can answer."


def test_passing_on_says_why_and_by_when() -> None:
    tried = [("Theirs", days_ahead(5)), (" ", days_ahead(5)), ("Theirs", None), (LOOKS_REAL, days_ahead(5))]

    assert [bool(rules.passing_fits(Passing(why=why, back_on=day))) for why, day in tried] == [
        True,
        False,
        False,
        False,
    ]


def test_passed_on_further_it_keeps_the_day_of_the_first_until_that_is_past() -> None:
    own, until = state(), state(Meaning.PASSED_ON, unit=9, passed_from_id=5, due_on=days_ahead(5))
    tried = [(own, 9, TODAY), (until, 5, TODAY), (until, 6, TODAY), (until, 9, days_ahead(6))]

    fits = [bool(rules.comes_back_in_time(row, days_ahead(day), on=on)) for row, day, on in tried]
    assert fits == [True, True, False, True]
    assert [rules.comes_back_to(until, unit) for unit in (7, 5)] == [5, 9]


def test_who_passed_it_on_takes_it_back_while_it_waits() -> None:
    away = state(Meaning.PASSED_ON, unit=9, passed_from_id=5)

    assert rules.can_take_back(ALICE, away)
    assert not rules.can_take_back(BOB, away)
    assert not rules.can_take_back(ALICE, state())
    answered = rules.can_take_back(ALICE, state(Meaning.DECLINED, unit=9, passed_from_id=5))
    assert answered.reason == "It has been answered. Read the answer instead."


def test_two_of_ones_own_are_merged() -> None:
    other = state(matter=2, unit=6)

    assert rules.can_merge(ALICE, state(), other)
    assert not rules.can_merge(BOB, state(), other)
    assert not rules.can_merge(DEPUTY, state(), other)
    refused = "Choose another one that was not merged itself."
    assert rules.can_merge(ALICE, state(), state()).reason == refused
    assert rules.can_merge(ALICE, state(), state(Meaning.MERGED, matter=2)).reason == refused


@pytest.mark.parametrize(
    ("breadth", "arena", "into_breadth", "into_arena", "is_as_open"),
    [
        ("organisations", None, "organisations", None, True),
        ("organisations", None, "organisations", 3, True),
        ("organisations", 3, "organisations", 3, True),
        ("us", None, "organisations", None, True),
        ("us", 3, "us", 3, True),
        ("us", 3, "seats", 3, True),
        ("seats", 3, "seats", 3, True),
        ("seats", 3, "organisations", 3, True),
        ("seats", 3, "seats", 4, False),
        ("seats", 3, "us", 3, False),
        ("organisations", 3, "seats", 3, False),
        ("organisations", 3, "everybody", None, True),
        ("everybody", None, "organisations", None, False),
        ("everybody", None, "us", None, False),
        ("organisations", None, "us", None, False),
        ("organisations", 3, "organisations", None, False),
        ("us", 3, "organisations", 4, False),
    ],
)
def test_no_answer_is_shown_to_more_people_by_a_merging(
    breadth, arena, into_breadth, into_arena, is_as_open
) -> None:
    goes, into = state(), state(matter=2)
    goes.matter.breadth, goes.matter.arena_id = breadth, arena
    into.matter.breadth, into.matter.arena_id = into_breadth, into_arena

    verdict = rules.can_merge(ALICE, goes, into)

    assert bool(verdict) is is_as_open
    assert is_as_open or verdict.reason.startswith("Fewer people may read that one.")


def test_who_raised_it_is_known_as_widely_as_they_chose() -> None:
    def known(privacy: str, actor: Actor) -> bool:
        return rules.sees_raiser(actor, Matter(privacy=privacy, person_id=13, raised_to_id=5))

    other = Actor("Carl", organisation_id=1, person_id=99)
    assert [known(Privacy.OPEN, who) for who in (ALICE, BOB, other)] == [True, True, True]
    assert [known(Privacy.ANSWERER, who) for who in (ALICE, BOB, other)] == [True, True, False]
    assert [known(Privacy.NOBODY, who) for who in (ALICE, BOB, other)] == [False, False, False]


def test_it_is_ones_own_as_the_person_or_the_guest_one_was() -> None:
    guests = Matter(guest_id=7, arena_id=3)

    assert rules.is_raiser(BOB, Matter(person_id=13))
    assert rules.is_raiser(GURO, guests)
    assert not rules.is_raiser(GURO, Matter(guest_id=7, arena_id=4))
    assert not rules.is_raiser(NOBODY, Matter())


def test_what_is_overdue_comes_first_and_what_is_answered_last() -> None:
    late = state(matter=4, due_on=days_ago(3))
    soon = state(Meaning.CONSIDERED, matter=3, due_on=days_ahead(3))
    without_day = state(Meaning.CONSIDERED, matter=2)
    done = state(Meaning.DECLINED, matter=1, due_on=days_ago(9))
    to_look_at = state(Meaning.ADOPTED, matter=5, due_on=days_ago(1))

    assert rules.turn([done, without_day, soon, to_look_at, late], on=TODAY) == [
        late,
        to_look_at,
        soon,
        without_day,
        done,
    ]
