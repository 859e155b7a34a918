"""Whose turn it is with some stays."""

from collections.abc import Collection, Iterable
from datetime import date

from stafett.recipes.placement import rules
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.workflow import Move, State, Who

WAITS_FOR = {State.AT_HOME: Who.HOME, State.AT_HOST: Who.HOST}

type Known = Iterable[tuple[Now, Collection[Who]]]
"""Stays, each with the parts somebody has in it."""


def turns(stays: Known, *, on: date) -> set[int]:
    """The stays, by number, that wait for whoever has these parts in them: for a leader's word, for terms, for their
    consent, or for how it ended."""
    known = list(stays)
    answering = {now.stay.pk for now, parts in known if WAITS_FOR.get(now.state) in parts}
    ending = {now.stay.pk for now, parts in known if is_to_end(now, parts, on=on)}
    return answering | ending | about_terms(known)


def about_terms(stays: Known) -> set[int]:
    """Of some stays those that wait for whoever has these parts: for terms, or for their consent."""
    known = [(now, parts) for now, parts in stays if now.state in (State.AGREEING, State.AGREED)]
    asked = terms.unanswered([now.stay for now, _parts in known])
    return {now.stay.pk for now, parts in known if _is_about_terms(now, parts, asked)}


def _is_about_terms(now: Now, parts: Collection[Who], asked: dict[int, set[str]]) -> bool:
    if now.stay.pk in asked:
        return not asked[now.stay.pk].isdisjoint(parts)
    return now.state == State.AGREEING and Who.HOST in parts


def is_to_end(now: Now, parts: Collection[Who], *, on: date) -> bool:
    """Whether the last day has been, and whoever has these parts is to say how it ended."""
    last = now.details.ends_on
    return last is not None and last < on and bool(rules.can(Move.FINISH, now.state, parts))
