"""The way of a claim as a table."""

import pytest

from stafett.records import workflow
from stafett.records.workflow import STEPS, TURNS, WORDS, Move, State, Who

ENDS = {State.APPROVED, State.RETURNED, State.TAKEN_BACK, State.LAID_ASIDE}


def test_every_state_is_reached_and_left_unless_it_is_an_end() -> None:
    assert {step.after for step in STEPS} | {State.NEW} == set(State)
    assert {step.before for step in STEPS} == set(State) - ENDS


def test_every_move_state_and_turn_is_told() -> None:
    assert {step.move for step in STEPS} == set(Move)
    assert (set(WORDS), set(TURNS)) == (set(State), set(Who))


def test_whoever_made_it_never_decides_it() -> None:
    decided = [step for step in STEPS if step.after in (State.APPROVED, State.RETURNED, State.LAID_ASIDE)]

    assert Who.PERSON not in {step.who for step in decided}


def test_nothing_that_waits_for_a_signature_is_approved() -> None:
    assert {step.move for step in STEPS if step.before == State.TO_SIGN} == {
        Move.SIGN,
        Move.RETURN,
        Move.RECALL,
        Move.FALL,
    }


@pytest.mark.parametrize(
    ("move", "state", "sentence"),
    [
        (Move.APPROVE, State.TO_SIGN, "An assessor must sign this before it can be approved."),
        (
            Move.APPROVE,
            State.FALLEN,
            "This is no longer needed. Look at it under “No longer needed”.",
        ),
        (Move.APPROVE, State.RETURNED, "Someone has already decided this."),
        (Move.RECALL, State.APPROVED, "This has been decided, so it cannot be taken back."),
        (Move.LAY_ASIDE, State.TO_APPROVE, "This is still needed, so it cannot be laid aside."),
        (Move.SIGN, State.TO_APPROVE, "This does not wait for a signature."),
    ],
)
def test_what_cannot_be_done_now_is_said_in_a_sentence(move, state, sentence) -> None:
    assert workflow.may(move, state).reason == sentence


def test_every_verb_of_the_log_is_one_of_the_tables() -> None:
    assert workflow.verb(Move.APPROVE) == "achievement.approved"
    assert workflow.step(Move.APPROVE, State.NEW) is None
