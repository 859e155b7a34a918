"""Writing minutes: a line, its correction, and that an action is done."""

from datetime import date

from stafett.arenas import rows
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor, Occasion, Promise, PromiseDetails, Slot
from stafett.arenas.occasions import queries as times
from stafett.arenas.promises import actions as promises
from stafett.arenas.promises.actions import Owed
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import telling
from stafett.recipes.gathering.agenda import queries as agenda
from stafett.recipes.gathering.agenda import rules as pointing
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.models import Minute, MinuteKind
from stafett.recipes.gathering.rules import Who

from . import rules
from .rules import Line

STRUCK = "–"
"""What stands as the outcome of an action whose line was struck out."""


def write(slot: Slot, line: Line, *, by: Actor, on: date) -> Minute:
    """A line under a point, by the host, the keeper, or the member whose point it is. An action is owed by a member
    (by the keeper for one outside), by a day or before the next gathering. Raises NotAllowed or ArenaError. Logged."""
    details = times.details(slot.occasion)
    with changing(slot.occasion.arena, "gathering.minutes_written", details.title, by=by) as change:
        _may_write(slot, by)
        require(rules.can_write(times.details(slot.occasion), on=on))
        require(rules.fits(line, on=on), ArenaError)
        promise = None
        if line.kind == MinuteKind.ACTION:
            known = [one.who for one in series.members(slot.occasion.arena)]
            require(pointing.owner_fits(line.by, known), ArenaError)
            promise = _promised(slot.occasion, line, change)
            telling.owed(promise, slot.occasion, by=by, on=on)
        return Minute.objects.create(
            organisation_id=slot.organisation_id,
            slot=slot,
            kind=line.kind,
            text=line.text.strip(),
            promise=promise,
            opened=change.position,
        )


def _promised(occasion: Occasion, line: Line, change: Change) -> Promise:
    next_one = None if line.due_on else Hanging(Anchor.BEFORE_NEXT, occasion.pk)
    owed = Owed(
        what=" ".join(line.text.split())[:500],
        by_unit_id=line.by.unit_id or series.details(occasion.arena).owner_unit_id,
        due_on=line.due_on,
        hangs_on=next_one,
    )
    return promises.make(occasion.arena, owed, occasion=occasion, change=change).promise


def strike(minute: Minute, *, by: Actor, on: date) -> None:
    """A line that was wrong is struck out; nobody owes what it said. Raises NotAllowed. Logged."""
    slot = minute.slot
    title = times.details(slot.occasion).title
    with changing(slot.occasion.arena, "gathering.minutes_struck", title, by=by) as change:
        _may_write(slot, by)
        rows.close([minute], change.position)
        if minute.promise is not None and _is_open(minute.promise):
            telling.owed_no_longer(minute.promise)
            promises.drop(minute.promise, why=STRUCK, change=change, on=on)


def keep(minute: Minute, promise: Promise, outcome: str, *, by: Actor, on: date) -> PromiseDetails:
    """An action is done: said by who leads the member that owes it, or by who writes the minutes.

    Raises NotAllowed or ArenaError. Logged.
    """
    slot = minute.slot
    title = times.details(slot.occasion).title
    with changing(slot.occasion.arena, "gathering.action_done", title, by=by) as change:
        owes = Who(PromiseDetails.objects.open().get(promise=promise).by_unit_id)
        _may_write(slot, by, owes)
        return promises.keep(promise, outcome=outcome, change=change, on=on)


def _is_open(promise: Promise) -> bool:
    row = PromiseDetails.objects.open().get(promise=promise)
    return row.kept_on is None and row.dropped_on is None


def _may_write(slot: Slot, by: Actor, *also: Who) -> None:
    """Whoever may write the point, or speaks for one of the others."""
    whose = agenda.whose(agenda.details(slot))
    if not any(agenda.may_write(by, slot.occasion, one) for one in also):
        require(agenda.can_write(by, slot.occasion, whose))
