"""Whose turn it is with some stays."""

from collections.abc import Collection, Iterable

from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.workflow import State, Who

WAITS_FOR = {State.AT_HOME: Who.HOME, State.AT_HOST: Who.HOST}


def turns(stays: Iterable[tuple[Now, Collection[Who]]]) -> set[int]:
    """The stays, by number, that wait for whoever has these parts in them: for a leader's word, for terms, or for
    their consent."""
    known = list(stays)
    agreeing = [now.stay for now, _parts in known if now.state in (State.AGREEING, State.AGREED)]
    asked = terms.unanswered(agreeing)
    return {now.stay.pk for now, parts in known if _is_turn(now, parts, asked)}


def _is_turn(now: Now, parts: Collection[Who], asked: dict[int, set[str]]) -> bool:
    if now.state in WAITS_FOR:
        return WAITS_FOR[now.state] in parts
    if now.stay.pk in asked:
        return not asked[now.stay.pk].isdisjoint(parts)
    return now.state == State.AGREEING and Who.HOST in parts
