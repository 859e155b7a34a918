"""An organisation as known at a log position: a snapshot, with everybody changed since laid over it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Q, Value

from stafett import status
from stafett.people.models import Employment, Leave, Move, UnitDetails
from stafett.plans.models import Assignment, Exemption, PlanVersion, Requirement
from stafett.records.models import Achievement, CompetenceDetails, Equivalence
from stafett.status import Evaluation, Facts

from . import making, parts
from .frames import MODELS, about, both, facts_of, joined, narrowed
from .shifts import shifts
from .snapshots import Snapshot, is_held

MOST = 500
"""More changed people than this are not laid over: the next snapshot has them."""

RECOLOURS_ONE: tuple[tuple[Any, Q], ...] = (
    (Achievement, Q()),
    (Employment, Q()),
    (Leave, Q()),
    (Exemption, Q()),
    (Assignment, Q(person__isnull=False)),
)
"""Rows whose change may recolour the cells of their person and of nobody else."""
RECOLOURS_MANY: tuple[tuple[Any, Q], ...] = (
    (UnitDetails, Q()),
    (Move, Q()),
    (CompetenceDetails, Q()),
    (Equivalence, Q()),
    (PlanVersion, Q()),
    (Requirement, Q()),
    (Assignment, Q(person=None)),
)
"""Rows whose change may recolour anybody: nothing is laid over before there is a new snapshot."""


KINDS = {model: kind for kind, model in MODELS.items()}
POSITION, ORGANISATION = -(2**61), -(2**62)
"""Stand for themselves in a query that is put together beforehand."""
LAID = "laid"
"""What was last laid over a snapshot is kept beside it."""
FIRST_LAID = 2**31
"""What is laid over is numbered from here, far above what any snapshot holds."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Known:
    """What a snapshot tells, but of those `waiting` (by what has changed about them: see `laid_over`), and of
    `changed` people: of these what `theirs` (the facts about them, and all
    that are about nobody) evaluate to on the snapshot's day, `laid`, and its outline, `laid_rows`. `shifts`: by
    how much those of them who are `counted` already shift the figures. `dated`: everybody's, see `making.dated`."""

    kept: Snapshot
    position: int
    waiting: dict[str, set[int]]
    changed: frozenset[int]
    theirs: Facts
    laid: Evaluation
    laid_rows: pl.DataFrame
    counted: frozenset[int]
    shifts: pl.DataFrame
    dated: pl.DataFrame

    @property
    def on(self) -> date:
        return self.kept.mark.on

    @cached_property
    def rows(self) -> pl.DataFrame:
        """Everybody's outline."""
        return (
            pl.concat([self._unchanged(self.kept.rows), self.laid_rows]) if self.changed else self.kept.rows
        )

    def rows_of(self, people: Collection[int], plan_id: int) -> pl.DataFrame:
        """The outline of some people and one plan: what the plan asks is picked first, which is quick."""
        whom, asked = set(people), pl.col("plan_id") == plan_id
        below = self.kept.rows.filter(asked).filter(_of(whom - self.changed))
        return pl.concat([below, self.laid_rows.filter(asked, _of(whom & self.changed))])

    @cached_property
    def grants(self) -> pl.DataFrame:
        """Everybody's grants, and those no row of the outline has any more."""
        return pl.concat([self.kept.grants, self.laid.grants]) if self.changed else self.kept.grants

    @cached_property
    def changes(self) -> pl.DataFrame:
        """How the figures change day by day."""
        found = _counted(self).shifts.drop("person_id")
        return pl.concat([self.kept.changes, found]) if found.height else self.kept.changes

    @cached_property
    def facts(self) -> Facts:
        """Everybody's facts, but for achievements."""
        if not self.changed:
            return self.kept.facts
        nobodys = self.kept.facts.achievements
        return replace(both(narrowed(self.kept.facts, ~_of(self.changed)), self.theirs), achievements=nobodys)

    def _unchanged(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.filter(~_of(self.changed))

    def facts_of(self, people: Collection[int], *, achievements: bool = False) -> Facts:
        """The facts of some people; their achievements where these are wanted."""
        whom = set(people)
        below = self.kept.facts_of(whom - self.changed, achievements=achievements)
        if whom.isdisjoint(self.changed):
            return about(below, self.theirs)
        return both(below, narrowed(self.theirs, _of(whom & self.changed)))

    @property
    def everybody(self) -> set[int]:
        """All who may have cells."""
        return set(self.kept.block_of) | self.changed | everyone(self.waiting)

    def evaluation_of(self, people: Collection[int], *, plan_id: int | None = None) -> Evaluation:
        """The cells and grants of some people, with everything or with one plan, on the snapshot's day."""
        whom = set(people)
        if whom.isdisjoint(self.changed):
            return self.kept.evaluation_of(whom, plan_id=plan_id)
        below = self.kept.evaluation_of(whom - self.changed, plan_id=plan_id)
        above = self.laid.cells.filter(_of(whom & self.changed))
        given = self.laid.grants.join(above.select("piece").unique(), on="piece", how="semi")
        return Evaluation(
            on=self.on, cells=pl.concat([below.cells, above]), grants=pl.concat([below.grants, given])
        )

    def dated_by(self, day: date) -> set[int]:
        """Whose future is told by facts that happen by then: they stand as they will only when evaluated then."""
        return set(self.dated.filter(pl.col("day") <= day)["person_id"])


def known(organisation_id: int, kept: Snapshot, position: int) -> Known | None:
    """An organisation at a log position, of which some people still wait to be laid over; None where a change
    since the snapshot may have recoloured anybody, or too many."""
    before: Known = kept.beside.get(LAID) or _hold(as_kept(kept))
    if before.position >= position:
        return before
    changed = changed_since(organisation_id, before.position)
    if changed is None:
        return None
    kinds = {*before.waiting, *changed}
    waiting = {kind: before.waiting.get(kind, set()) | changed.get(kind, set()) for kind in kinds}
    if len(everyone(waiting) | before.changed) > MOST:
        return None
    return _hold(replace(before, position=position, waiting=waiting))


def laid_over(found: Known, people: Collection[int] | None = None) -> Known:
    """With those of some people (None: of all) who wait evaluated anew, as is recorded at the log position.
    Whoever is not asked for waits on; whom one request has laid over, the next has not to."""
    again = everyone(found.waiting) if people is None else everyone(found.waiting).intersection(people)
    return _hold(_evaluated(found, again)) if again else found


def _counted(found: Known) -> Known:
    """With the shifts of all laid over counted. Whom one request has counted, the next has not to."""
    new = found.changed - found.counted
    if not new:
        return found
    they = _of(new)
    rows = found.laid_rows.filter(they)
    given = found.laid.grants.join(rows.select("piece"), on="piece", how="semi")
    theirs = shifts(found.kept, new, rows, given, narrowed(found.theirs, they))
    return _hold(replace(found, counted=found.changed, shifts=joined(found.shifts, theirs)))


def _hold(found: Known) -> Known:
    if is_held(found.kept):
        found.kept.beside[LAID] = found
    return found


def changed_since(organisation_id: int, position: int) -> dict[str, set[int]] | None:
    """Of whom something was recorded or corrected after a log position, by the kind of fact; None where that
    may recolour anybody, or is of too many."""
    if _since(organisation_id, position, RECOLOURS_MANY, "opened", 1):
        return None
    changed: dict[str, set[int]] = {}
    most = len(RECOLOURS_ONE) * MOST + 1
    for kind, person in _since(organisation_id, position, RECOLOURS_ONE, "person_id", most):
        changed.setdefault(KINDS[RECOLOURS_ONE[kind][0]], set()).add(person)
    return changed if len(everyone(changed)) <= MOST else None


def _since(
    organisation_id: int, position: int, kinds: tuple[tuple[Any, Q], ...], field: str, most: int
) -> list[tuple[int, int]]:
    """Which of the kinds (its place among them) has rows opened or closed since, and a field of them; each pair
    once. The query is put together once: that takes longer than to ask it."""
    sql, asked = _put_together(kinds, field, most)
    given = {POSITION: position, ORGANISATION: organisation_id}
    with connection.cursor() as cursor:
        cursor.execute(sql, [given.get(value, value) for value in asked])
        return cursor.fetchall()


@cache
def _put_together(kinds: tuple[tuple[Any, Q], ...], field: str, most: int) -> tuple[str, tuple[Any, ...]]:
    # each by its own index; with "or" between them a database may go through all that is recorded
    first, *others = (
        model.objects.filter(later, which, organisation_id=ORGANISATION).values_list(Value(kind), field)
        for kind, (model, which) in enumerate(kinds)
        for later in (Q(opened__gt=POSITION), Q(closed__gt=POSITION))
    )
    return first.union(*others)[:most].query.sql_with_params()


def everyone(changed: dict[str, set[int]]) -> set[int]:
    """All of whom some kind of fact has changed."""
    return set[int]().union(*changed.values())


def as_kept(kept: Snapshot) -> Known:
    """An organisation as its snapshot was made."""
    nobody = kept.evaluation_of(())
    return Known(
        kept=kept,
        position=kept.mark.position,
        waiting={},
        changed=frozenset(),
        theirs=kept.facts_of(()),
        laid=nobody,
        laid_rows=kept.rows.clear(),
        counted=frozenset(),
        shifts=kept.changes.clear().insert_column(0, pl.Series("person_id", [], pl.Int64)),
        dated=kept.dated,
    )


def _evaluated(before: Known, again: set[int]) -> Known:
    """With some people evaluated anew. Only the kinds of facts that have changed are read."""
    kinds = {kind for kind, people in before.waiting.items() if people & again}
    if not before.kept.keeps_achievements_of(again - before.changed):
        kinds.add("achievements")
    known_facts = before.facts_of(again, achievements="achievements" not in kinds)
    organisation_id = before.kept.mark.organisation_id
    read = facts_of(again, organisation_id, position=before.position, known=known_facts, kinds=kinds)
    evaluated = _numbered_after(before.laid, status.evaluate(read, on=before.on))
    others = before if again.isdisjoint(before.changed) else _without(before, again)
    return replace(
        others,
        waiting={kind: people - again for kind, people in before.waiting.items() if people - again},
        changed=before.changed | again,
        theirs=both(others.theirs, read),
        laid=Evaluation(
            on=before.on,
            cells=joined(others.laid.cells, evaluated.cells),
            grants=joined(others.laid.grants, evaluated.grants),
        ),
        laid_rows=joined(others.laid_rows, status.outline(evaluated.cells, read)),
        dated=pl.concat([others.dated.filter(~_of(again)), making.dated(read, before.on)]),
    )


def _without(before: Known, people: set[int]) -> Known:
    """Without what was laid over of some people. Their grants stay, which no cell has any more."""
    others = ~_of(people)
    return replace(
        before,
        theirs=narrowed(before.theirs, others),
        laid=replace(before.laid, cells=before.laid.cells.filter(others)),
        laid_rows=before.laid_rows.filter(others),
        counted=before.counted - people,
        shifts=before.shifts.filter(others),
    )


def _of(people: Collection[int]) -> pl.Expr:
    return pl.col("person_id").is_in(sorted(people))


def _numbered_after(laid: Evaluation, evaluation: Evaluation) -> Evaluation:
    """The evaluation with cells and pieces that have numbers of their own."""
    last: list[Any] = [laid.cells["cell"].max(), laid.grants["piece"].max()]
    cell, piece = (FIRST_LAID if number is None else number + 1 for number in last)
    return parts.numbered_on(evaluation, cell, piece)
