"""Asking those who have a place in an arena, whichever recipe's it is: each a change of its own, by who keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from stafett.arenas.models import Arena
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.pulses.keeping import actions as keeping
from stafett.pulses.keeping import queries
from stafett.pulses.keeping.rules import Planned
from stafett.pulses.models import Pulse

from . import registry


def begin(arena: Arena, planned: Planned, *, by: Actor, on: date) -> Pulse:
    """Ask something. Raises NotAllowed or ArenaError. Logged."""
    with _keeping(arena, "pulse.begun", planned.title, by=by) as change:
        return keeping.begin(arena, planned, change=change, on=on)


def alter(pulse: Pulse, planned: Planned, *, seen: int, by: Actor, on: date) -> None:
    """Ask something else instead, before anybody was asked. `seen`: the number of the questions that were shown.
    Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged."""
    with _keeping(pulse.arena, "pulse.changed", planned.title, by=by) as change:
        keeping.alter(pulse, planned, seen=seen, change=change, on=on)


def end(pulse: Pulse, *, by: Actor, on: date) -> None:
    """Ask no more. Raises NotAllowed. Logged."""
    with _keeping(pulse.arena, "pulse.ended", queries.kept(pulse).form.title, by=by) as change:
        keeping.end(pulse, change=change, on=on)


@contextmanager
def _keeping(arena: Arena, verb: str, subject: str, *, by: Actor) -> Iterator[Change]:
    whose = arena.organisation_id
    with audit.change(whose, by=by, verb=verb, subject=subject.strip(), is_common=False) as change:
        require(registry.may_keep(by, arena))
        yield change
