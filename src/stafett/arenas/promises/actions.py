"""Writing promises, in the change a recipe has opened: make one, keep it, give it up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from stafett.arenas import rows
from stafett.arenas.anchors import queries as hanging
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena, Material, Occasion, Promise, PromiseDetails
from stafett.audit.actions import Change
from stafett.lib.verdict import require

from . import queries, rules


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What, by whom and to whom; by a day of its own, or one that hangs on another."""

    what: str
    by_unit_id: int | None = None
    by_person_id: int | None = None
    by_guest_id: int | None = None
    to_unit_id: int | None = None
    to_person_id: int | None = None
    due_on: date | None = None
    hangs_on: Hanging | None = None

    @property
    def somebody_owes_it(self) -> bool:
        return any((self.by_unit_id, self.by_person_id, self.by_guest_id))


def make(arena: Arena, owed: Owed, *, occasion: Occasion | None = None, change: Change) -> PromiseDetails:
    """Somebody owes something. Raises ArenaError."""
    said = _said(arena.organisation_id, arena.pk, owed)
    promise = Promise.objects.create(organisation_id=arena.organisation_id, arena=arena, occasion=occasion)
    return PromiseDetails.objects.create(
        organisation_id=arena.organisation_id, promise=promise, arena=arena, opened=change.position, **said
    )


def alter(promise: Promise, owed: Owed, *, change: Change) -> PromiseDetails:
    """Something else is owed, or by another day, or by somebody else. Raises ArenaError."""
    row = queries.details(promise)
    require(rules.can_close(row), ArenaError)
    return rows.renew(row, change.position, **_said(promise.organisation_id, promise.arena_id, owed))


def _said(organisation_id: int, arena_id: int, owed: Owed) -> dict[str, Any]:
    require(rules.fits(owed.what, somebody_owes_it=owed.somebody_owes_it), ArenaError)
    at = owed.hangs_on
    said: dict[str, Any] = {name: value for name, value in vars(owed).items() if name != "hangs_on"}
    said["what"] = owed.what.strip()
    if at is None:
        at = Hanging("")
    else:
        require(hanging.can_hang(organisation_id, None, at.occasion_id), ArenaError)
        said["due_on"] = hanging.day(arena_id, at)
    return said | {
        "anchor": at.anchor,
        "anchor_occasion_id": at.occasion_id,
        "months": at.months,
        "weeks": at.weeks,
        "days": at.days,
    }


def keep(
    promise: Promise, *, outcome: str = "", evidence: Material | None = None, change: Change, on: date
) -> PromiseDetails:
    """It is done. Raises ArenaError where it was already, or was given up."""
    row = queries.details(promise)
    require(rules.can_close(row), ArenaError)
    return rows.renew(
        row,
        change.position,
        kept_on=on,
        outcome=outcome.strip(),
        evidence_id=evidence.pk if evidence else None,
    )


def drop(promise: Promise, *, why: str, change: Change, on: date) -> PromiseDetails:
    """It will not be done. Raises ArenaError without a word why."""
    row = queries.details(promise)
    require(rules.can_drop(row, why), ArenaError)
    return rows.renew(row, change.position, dropped_on=on, outcome=why.strip())
