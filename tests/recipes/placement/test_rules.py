from datetime import timedelta

from stafett.recipes.placement import rules
from stafett.recipes.placement.workflow import STEPS, WHO, WORDS, Move, State, Who
from tests.factories import TODAY
from tests.factories.placements import FIRST


def test_a_move_is_made_by_whose_it_is_where_it_stands() -> None:
    assert rules.can(Move.ACCEPT, State.AT_HOST, {Who.HOST})
    assert rules.can(Move.ACCEPT, State.AT_HOST, {Who.CONTACT}).reason == (
        "This is for the host’s leader to do."
    )
    assert rules.can(Move.ACCEPT, State.COMPLETED, {Who.HOST}).reason == "This stay is over."
    assert not rules.can(Move.ACCEPT, State.TALKING, {Who.HOST})


def test_what_is_broken_off_goes_on_until_its_last_day_and_is_over_from_then() -> None:
    day = timedelta(days=1)

    def may(move: Move, state: State = State.BROKEN_OFF) -> list[bool]:
        return [bool(rules.is_time_for(move, state, TODAY, on=TODAY + number * day)) for number in (-1, 0, 1)]

    assert may(Move.TALK) == may(Move.CALL_OFF) == may(Move.VISIT) == [True, True, False]
    assert may(Move.BREAK_OFF) == [True, False, False]
    assert may(Move.EVALUATE) == may(Move.STORY) == [False, True, True]
    assert may(Move.NOTE) == [True, True, True]
    assert rules.is_time_for(Move.TALK, State.AGREED, None, on=TODAY)
    assert not rules.is_time_for(Move.TALK, State.BROKEN_OFF, None, on=TODAY)
    days = [TODAY - day, TODAY, None]
    assert [rules.is_over(State.BROKEN_OFF, ended_on, on=TODAY) for ended_on in days] == [True, False, True]
    assert rules.is_over(State.COMPLETED, TODAY, on=TODAY)


def test_every_state_move_and_part_has_its_row() -> None:
    assert set(WORDS) == set(State)
    assert set(STEPS) == set(Move)
    assert set(WHO) == set(Who)


def test_a_row_says_where_its_move_leads() -> None:
    assert STEPS[Move.ACCEPT].leads(State.AT_HOST, State.WAITING)
    assert STEPS[Move.TALK].leads(State.AT_HOST, State.AT_HOST)
    assert not STEPS[Move.ACCEPT].leads(State.AT_HOST, State.DECLINED)


def test_one_asks_about_what_is_open_for_whom_one_may_send() -> None:
    assert rules.can_begin(is_open=True, is_guest_known=True)
    assert not rules.can_begin(is_open=False, is_guest_known=True)
    assert not rules.can_begin(is_open=True, is_guest_known=False)
    assert not rules.can_begin(is_open=True, is_guest_known=True, is_elsewhere=False)


def test_a_guest_begins_a_month_by_one_stay() -> None:
    assert rules.begins_once(FIRST, by_another_stay=False)
    assert "in February 2027 by another stay" in rules.begins_once(FIRST, by_another_stay=True).reason


def test_what_is_said_and_asked_for_makes_sense() -> None:
    assert rules.says_something("Hello")
    assert not rules.says_something(" ")
    assert [bool(rules.goals_fit(["x"] * number)) for number in range(1, 7)] == [
        False, True, True, True, True, False,
    ]  # fmt: skip
    day = timedelta(days=1)
    assert rules.days_fit(TODAY, TODAY, on=TODAY)
    assert not rules.days_fit(TODAY - day, TODAY, on=TODAY)
    assert not rules.days_fit(TODAY + day, TODAY, on=TODAY)


def test_it_is_passed_on_to_another_unit_inside() -> None:
    assert rules.can_route(2, 1, is_inside=True)
    assert not rules.can_route(1, 1, is_inside=True)
    assert not rules.can_route(2, 1, is_inside=False)
