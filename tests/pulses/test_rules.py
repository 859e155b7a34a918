import pytest

from stafett.people.actor import Actor
from stafett.people.models import RoleCode
from stafett.pulses import rules
from stafett.pulses.models import Form, WaveDetails
from stafett.pulses.rules import Question
from tests.factories import TODAY, days_ago, days_ahead
from tests.factories.pulses import QUESTIONS

LOOKS_REAL = "138190 00098"
"""Nobody's: such numbers, with 80 added to the month, are made for tests."""


def test_questions_come_back_as_they_were_stored() -> None:
    stored = [{"code": "a", "kind": "scale", "text": "A?", "choices": None}]

    assert rules.questions(Form(questions=stored)) == [Question(code="a", kind="scale", text="A?")]


@pytest.mark.parametrize(
    ("title", "asked", "reason"),
    [
        ("How?", QUESTIONS, ""),
        (" ", QUESTIONS, "Write a title, and words for every question."),
        ("How?", [Question(code="a", kind="scale", text="")], "Write a title, and words for every question."),
        ("How?", [Question(code="", kind="scale", text="A")], "Write a title, and words for every question."),
        ("How?", [], "Ask at least one question, and at most 30."),
        ("How?", [QUESTIONS[0], QUESTIONS[0]], "Two questions have the same code."),
        ("How?", [Question(code="a", kind="choice", text="A")], "Give at least two answers to choose among."),
    ],
)
def test_questions_make_sense(title: str, asked: list[Question], reason: str) -> None:
    assert rules.form_fits(title, asked).reason == reason


def wave(due_on=TODAY, days_open: int = 3) -> WaveDetails:
    return WaveDetails(due_on=due_on, days_open=days_open)


def test_a_wave_is_open_for_its_days() -> None:
    days = [days_ago(1), TODAY, days_ahead(2), days_ahead(3)]

    assert rules.last_day(wave()) == days_ahead(2)
    assert [rules.is_open(wave(), on=day) for day in days] == [False, True, True, False]
    assert [rules.is_over(wave(), on=day) for day in days] == [False, False, False, True]
    assert rules.last_day(wave(None)) is None
    assert (rules.is_open(wave(None), on=TODAY), rules.is_over(wave(None), on=TODAY)) == (False, False)


def test_who_is_asked_answers_once_while_it_is_open() -> None:
    def may(*, is_asked: bool = True, has_answered: bool = False, on=TODAY) -> str:
        return rules.can_answer(wave(), is_asked=is_asked, has_answered=has_answered, on=on).reason

    assert may() == ""
    assert may(is_asked=False) == "You are not asked this."
    assert may(has_answered=True) == "You have answered this already. Thank you."
    assert may(on=days_ahead(3)) == "This can only be answered while it is open."


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ({"calm": 5}, True),
        ({"calm": 1, "shift": "night", "more": "Tea"}, True),
        ({}, False),
        ({"calm": 6}, False),
        ({"calm": "3"}, False),
        ({"calm": True}, False),
        ({"shift": "evening"}, False),
        ({"more": ""}, False),
        ({"more": 3}, False),
        ({"more": "a" * 2001}, False),
        ({"unknown": 1}, False),
        ({"more": LOOKS_REAL}, False),
    ],
)
def test_an_answer_is_one_the_question_has(given: dict, fits: bool) -> None:
    assert bool(rules.answers_fit(QUESTIONS, given)) == fits


def test_a_code_is_ours_or_none() -> None:
    assert rules.code_fits(" ")
    assert not rules.code_fits("guess")


def test_names_are_known_as_the_level_says() -> None:
    leader = Actor("Alice", held={RoleCode.LEADER: frozenset({5})})
    other = Actor("Bob")

    def sees(privacy: str) -> list[bool]:
        return [rules.sees_names(who, Form(privacy=privacy, known_to_id=5)) for who in (leader, other)]

    assert [sees("open"), sees("known"), sees("nobody")] == [[True, True], [True, False], [False, False]]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({1: 5, 2: 5}, {1, 2}),
        ({1: 10, 2: 4}, set()),
        ({1: 10, 2: 4, 3: 6}, {1}),
        ({1: 10, 2: 4, None: 1}, {1}),
        ({1: 10, None: 2}, set()),
        ({1: 10, 2: 2, 3: 3}, {1}),
        ({None: 9}, set()),
    ],
)
def test_no_difference_of_groups_is_smaller_than_the_minimum(sizes: dict, shown: set) -> None:
    assert rules.shown(sizes, 5) == shown


def test_no_difference_of_two_figures_tells_of_fewer_than_the_minimum() -> None:
    whole, part = set("abcdefghijkl"), set("abcdefg")

    assert rules.may_show(part, [whole], 5)
    assert rules.may_show(whole, [whole, part], 5)
    assert not rules.may_show(set("abcdefgh"), [whole], 5)
    assert not rules.may_show(set("abcd"), [], 5)
    assert not rules.may_show(part, [whole, set("abcdef")], 5)
    assert not rules.may_show(part, [set("abcdefxyzuv")], 5)


def test_no_sum_and_difference_of_three_figures_tells_of_fewer_either() -> None:
    whole, first, second = set("abcdefghijk"), set("abcde"), set("fghij")

    assert rules.may_show(second, [whole - {"k"}, first], 5)
    assert not rules.may_show(second, [whole, first], 5)
