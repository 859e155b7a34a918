"""How a stay goes its way, as a table: its states, the moves between them, who makes each and what is logged.

The rules ask it whether a move may be made now, and the pages whose turn it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where a stay stands. The last five are the ends of it."""

    TALKING = "talking"
    AT_HOME = "at_home"
    AT_HOST = "at_host"
    WAITING = "waiting"
    AGREEING = "agreeing"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    COMPLETED = "completed"
    BROKEN_OFF = "broken_off"
    NOBODY_CAME = "nobody_came"


WORDS: dict[State, Promise] = {
    State.TALKING: _("talking about it"),
    State.AT_HOME: _("waits for the guest’s leader"),
    State.AT_HOST: _("waits for the host"),
    State.WAITING: _("on the waiting list"),
    State.AGREEING: _("the agreement is being made"),
    State.AGREED: _("agreed"),
    State.DECLINED: _("declined"),
    State.WITHDRAWN: _("withdrawn"),
    State.COMPLETED: _("completed"),
    State.BROKEN_OFF: _("broken off"),
    State.NOBODY_CAME: _("the guest did not come"),
}

OVER = frozenset(
    {State.DECLINED, State.WITHDRAWN, State.COMPLETED, State.BROKEN_OFF, State.NOBODY_CAME},
)
UNDECIDED = frozenset({State.TALKING, State.AT_HOME, State.AT_HOST, State.WAITING, State.AGREEING})
"""Asked about, and neither agreed on nor over."""
HELD = frozenset({State.COMPLETED, State.BROKEN_OFF})
"""Ends of a stay that there was."""
FROM_AGREED = [State.AGREED, State.COMPLETED, State.BROKEN_OFF]
"""There is a stay, or there was one."""


class Who(StrEnum):
    """The parts people have in a stay. The contact answers for the host, and decides nothing."""

    GUEST = "guest"
    HOME = "home"
    HOST = "host"
    CONTACT = "contact"


WHO: dict[Who, Promise] = {
    Who.GUEST: _("the guest"),
    Who.HOME: _("the guest’s leader"),
    Who.HOST: _("the host’s leader"),
    Who.CONTACT: _("the host’s contact"),
}

CONSENTING = (Who.GUEST, Who.HOME, Who.HOST)
"""Whose consent an agreement needs."""


class Move(StrEnum):
    """What can be done with a stay."""

    TALK = "talk"
    APPLY = "apply"
    BACK = "back"
    REFUSE = "refuse"
    ROUTE = "route"
    ACCEPT = "accept"
    DECLINE = "decline"
    PLACE = "place"
    TAKE = "take"
    WITHDRAW = "withdraw"
    PROPOSE = "propose"
    ANSWER = "answer"
    AIM = "aim"
    CALL_OFF = "call_off"
    VISIT = "visit"
    MOVE_VISIT = "move_visit"
    CALL_OFF_VISIT = "call_off_visit"
    NOTE = "note"
    FINISH = "finish"
    BREAK_OFF = "break_off"
    EVALUATE = "evaluate"
    COUNT = "count"
    TELL = "tell"
    INVITE = "invite"
    STORY = "story"
    OPEN_DOOR = "open_door"


UNTIL_THE_LAST_DAY = frozenset({Move.TALK, Move.CALL_OFF, Move.VISIT, Move.MOVE_VISIT, Move.BREAK_OFF})
"""Of a stay that is broken off, these are made until its last day has been."""
FROM_THE_LAST_DAY = frozenset({Move.EVALUATE, Move.STORY})
"""Of a stay that is over, these are made once its last day has come."""


@dataclass(frozen=True)
class Step:
    """A move: from which states, by whom, the verb of the log, and the states it may lead to (none: it stays)."""

    move: Move
    before: frozenset[State]
    who: frozenset[Who]
    verb: str
    after: tuple[State, ...] = ()

    def leads(self, before: State, after: State) -> bool:
        """Whether it may go so."""
        return after in self.after or after == before


def _step(move: Move, before: list[State], who: list[Who], verb: str, *after: State) -> tuple[Move, Step]:
    return move, Step(move, frozenset(before), frozenset(who), f"placement.{verb}", after)


BEGUN = [State.TALKING, State.AT_HOME, State.AT_HOST, State.WAITING, State.AGREEING, State.AGREED]
EVERYBODY = list(Who)

STEPS: dict[Move, Step] = dict(
    [
        _step(Move.TALK, [*BEGUN, State.BROKEN_OFF], EVERYBODY, "said"),
        _step(Move.APPLY, [State.TALKING], [Who.GUEST, Who.HOME], "applied", State.AT_HOME, State.AT_HOST),
        _step(Move.BACK, [State.AT_HOME], [Who.HOME], "backed", State.AT_HOST),
        _step(Move.REFUSE, [State.AT_HOME], [Who.HOME], "refused", State.DECLINED),
        _step(Move.ROUTE, [State.AT_HOST], [Who.HOST, Who.CONTACT], "routed"),
        _step(Move.ACCEPT, [State.AT_HOST], [Who.HOST], "accepted", State.WAITING, State.AGREEING),
        _step(
            Move.DECLINE,
            [State.TALKING, State.AT_HOST, State.WAITING, State.AGREEING],
            [Who.HOST],
            "declined",
            State.DECLINED,
        ),
        _step(Move.PLACE, [State.WAITING], [Who.HOST], "place_given", State.AGREEING),
        _step(Move.TAKE, [State.WAITING], [Who.GUEST, Who.HOME], "place_taken", State.AGREEING),
        _step(
            Move.WITHDRAW,
            [State.TALKING, State.AT_HOME, State.AT_HOST, State.WAITING, State.AGREEING],
            [Who.GUEST, Who.HOME],
            "withdrawn",
            State.WITHDRAWN,
        ),
        _step(Move.PROPOSE, [State.AGREEING, State.AGREED], EVERYBODY, "terms_written"),
        _step(Move.ANSWER, [State.AGREEING, State.AGREED], [*CONSENTING], "terms_answered", State.AGREED),
        _step(Move.AIM, [State.AGREEING, State.AGREED], EVERYBODY, "purpose_changed"),
        _step(Move.CALL_OFF, [State.AGREED, State.BROKEN_OFF], EVERYBODY, "day_called_off"),
        _step(Move.VISIT, FROM_AGREED, EVERYBODY, "visit_planned"),
        _step(Move.MOVE_VISIT, FROM_AGREED, EVERYBODY, "visit_moved"),
        _step(Move.CALL_OFF_VISIT, FROM_AGREED, EVERYBODY, "visit_called_off"),
        _step(
            Move.NOTE,
            [State.AGREEING, State.AGREED, State.COMPLETED, State.BROKEN_OFF],
            EVERYBODY,
            "noted",
        ),
        _step(Move.FINISH, [State.AGREED], [*CONSENTING], "finished", State.COMPLETED, State.NOBODY_CAME),
        _step(
            Move.BREAK_OFF,
            [State.AGREED, State.BROKEN_OFF],
            [*CONSENTING],
            "broken_off",
            State.BROKEN_OFF,
        ),
        _step(
            Move.EVALUATE,
            [State.COMPLETED, State.BROKEN_OFF],
            [Who.GUEST, Who.HOST, Who.CONTACT],
            "evaluated",
        ),
        _step(Move.COUNT, [State.COMPLETED, State.BROKEN_OFF], [Who.HOME], "counted"),
        _step(Move.TELL, FROM_AGREED, [Who.GUEST, Who.HOST], "told_later"),
        _step(Move.STORY, [State.COMPLETED, State.BROKEN_OFF], [Who.GUEST], "story_told"),
        _step(Move.OPEN_DOOR, [State.COMPLETED, State.BROKEN_OFF], [Who.HOST], "readers_invited"),
        _step(
            Move.INVITE,
            [*BEGUN, State.COMPLETED, State.BROKEN_OFF],
            [Who.HOME, Who.HOST],
            "invited_outside",
        ),
    ]
)
