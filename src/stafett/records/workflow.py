"""How a claim goes its way, as a table: its states, the moves between them, who makes each and what is logged.

The rules ask it whether a move may be made now, the pages whose turn it is, and the documentation draws it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stafett.lib.verdict import ALLOWED, Verdict


class State(StrEnum):
    """Where a claim is on its way. The last four are the ends of it."""

    NEW = "new"
    TO_SIGN = "to_sign"
    TO_APPROVE = "to_approve"
    FALLEN = "fallen"
    APPROVED = "approved"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"
    LAID_ASIDE = "laid_aside"


WORDS: dict[State, Promise] = {
    State.NEW: _("not sent yet"),
    State.TO_SIGN: _("waits for an assessor"),
    State.TO_APPROVE: _("waits for approval"),
    State.FALLEN: _("no longer needed"),
    State.APPROVED: _("approved"),
    State.RETURNED: _("returned with grounds"),
    State.TAKEN_BACK: _("taken back"),
    State.LAID_ASIDE: _("laid aside"),
}


class Who(StrEnum):
    """Who makes a move."""

    PERSON = "person"
    NOBODY = "nobody"
    ASSESSOR = "assessor"
    APPROVER = "approver"
    FACTS = "facts"


TURNS: dict[Who, Promise] = {
    Who.PERSON: _("the person"),
    Who.NOBODY: _("nobody, by itself"),
    Who.ASSESSOR: _("an assessor"),
    Who.APPROVER: _("who approves it"),
    Who.FACTS: _("the facts, when they change"),
}


class Move(StrEnum):
    """What can be done with a claim."""

    CLAIM = "claim"
    GO_THROUGH = "go_through"
    SIGN = "sign"
    APPROVE = "approve"
    ACCEPT = "accept"
    RETURN = "return"
    RECALL = "recall"
    LAY_ASIDE = "lay_aside"
    FALL = "fall"


@dataclass(frozen=True)
class Step:
    """A move from a state to a state: who makes it, and the verb of the log (empty: nothing is written)."""

    move: Move
    before: State
    after: State
    who: Who
    verb: str


STEPS: tuple[Step, ...] = (
    Step(Move.CLAIM, State.NEW, State.TO_SIGN, Who.PERSON, "achievement.claimed"),
    Step(Move.CLAIM, State.NEW, State.TO_APPROVE, Who.PERSON, "achievement.claimed"),
    Step(Move.GO_THROUGH, State.NEW, State.APPROVED, Who.NOBODY, "achievement.passed"),
    Step(Move.SIGN, State.TO_SIGN, State.TO_APPROVE, Who.ASSESSOR, "achievement.signed"),
    Step(Move.APPROVE, State.TO_APPROVE, State.APPROVED, Who.APPROVER, "achievement.approved"),
    Step(Move.ACCEPT, State.TO_APPROVE, State.APPROVED, Who.APPROVER, "achievement.accepted"),
    Step(Move.RETURN, State.TO_SIGN, State.RETURNED, Who.ASSESSOR, "achievement.returned"),
    Step(Move.RETURN, State.TO_APPROVE, State.RETURNED, Who.APPROVER, "achievement.returned"),
    Step(Move.RECALL, State.TO_SIGN, State.TAKEN_BACK, Who.PERSON, "achievement.recalled"),
    Step(Move.RECALL, State.TO_APPROVE, State.TAKEN_BACK, Who.PERSON, "achievement.recalled"),
    Step(Move.RECALL, State.FALLEN, State.TAKEN_BACK, Who.PERSON, "achievement.recalled"),
    Step(Move.FALL, State.TO_SIGN, State.FALLEN, Who.FACTS, ""),
    Step(Move.FALL, State.TO_APPROVE, State.FALLEN, Who.FACTS, ""),
    Step(Move.LAY_ASIDE, State.FALLEN, State.LAID_ASIDE, Who.APPROVER, "achievement.laid_aside"),
)


def step(move: Move, state: State) -> Step | None:
    """The move from a state, if there is one."""
    return next((one for one in STEPS if (one.move, one.before) == (move, state)), None)


def verb(move: Move) -> str:
    """What the log calls a move."""
    return next(one.verb for one in STEPS if one.move == move)


def may(move: Move, state: State) -> Verdict:
    """Whether a claim in this state can be moved so; otherwise why not."""
    if step(move, state):
        return ALLOWED
    if state == State.TO_SIGN:
        return Verdict(gettext("An assessor must sign this before it can be approved."))
    if state == State.FALLEN:
        return Verdict(gettext("This is no longer needed. Look at it under “No longer needed”."))
    if move == Move.RECALL:
        return Verdict(gettext("This has been decided, so it cannot be taken back."))
    if move == Move.LAY_ASIDE:
        return Verdict(gettext("This is still needed, so it cannot be laid aside."))
    if move == Move.SIGN:
        return Verdict(gettext("This does not wait for a signature."))
    return Verdict(gettext("Someone has already decided this."))
