"""Whose turn it is with a stay."""

from collections.abc import Collection

from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.workflow import State, Who

WAITS_FOR = {State.AT_HOME: Who.HOME, State.AT_HOST: Who.HOST}


def turn(now: Now, parts: Collection[Who]) -> bool:
    """Whether a stay waits for whoever has these parts: for a leader's word, for terms, or for their consent."""
    if now.state in WAITS_FOR:
        return WAITS_FOR[now.state] in parts
    if now.state not in (State.AGREEING, State.AGREED):
        return False
    newest = terms.latest(now.stay)
    if newest is None:
        return Who.HOST in parts
    return any(role in parts and newest.answer(role) is None for role in newest.missing)
