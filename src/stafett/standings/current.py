"""How an organisation stands as known now: the newest snapshot, with everybody changed since laid over it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from stafett import status
from stafett.audit import queries as audit
from stafett.people.models import Employment, Leave, Move, UnitDetails
from stafett.plans.models import Assignment, Exemption, PlanVersion, Requirement
from stafett.records.models import Achievement, CompetenceDetails, Equivalence
from stafett.status import Evaluation, Facts

from . import snapshots
from .frames import OF_PERSONS, Persons, facts
from .snapshots import Mark, Snapshot
from .standing import Standing, afresh

MOST = 200
"""More changed people than this are not laid over: evaluating everybody is then as quick."""

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


def standing(
    organisation_id: int, *, on: date, people: Persons | None = None, plan_id: int | None = None
) -> Standing:
    """How everybody, or some people, stand on a day with everything, or with one plan: the same as
    `afresh`, but quicker where a snapshot knows most of it.

    All is read at one log position: what is committed meanwhile is seen by the next request."""
    position = audit.position(organisation_id)
    kept = snapshots.newest(organisation_id)
    changed = None if kept is None else changed_since(kept.mark, on=on)
    if kept is None or changed is None:
        return afresh(organisation_id, on=on, people=people, position=position, plan_id=plan_id)
    whom = None if people is None else _keys(people)
    again = changed if whom is None else changed & whom
    read = facts(organisation_id, people=again, position=position) if again else None
    if on < kept.mark.on and (whom is None or len(whom) > MOST):
        kept = snapshots.of_day(kept, on)
    stands = _before if on < kept.mark.on else _since
    found = stands(kept, whom, changed, read, on)
    return found if plan_id is None else _of_plan(found, plan_id)


def changed_since(kept: Mark, *, on: date) -> set[int] | None:
    """Who may stand otherwise on a day than a snapshot tells; None where that may be anybody, or too many."""
    changed = set(kept.dated.filter(pl.col("day") <= on)["person_id"])
    if audit.position(kept.organisation_id) != kept.position:
        if any(rows.exists() for rows in _changed(RECOLOURS_MANY, kept)):
            return None
        for rows in _changed(RECOLOURS_ONE, kept):
            changed |= set(rows.values_list("person_id", flat=True).distinct()[: MOST + 1])
    return changed if len(changed) <= MOST else None


def _changed(kinds: tuple[tuple[Any, Q], ...], kept: Mark) -> Iterator[QuerySet[Any]]:
    since = Q(opened__gt=kept.position) | Q(closed__gt=kept.position)
    for model, which in kinds:
        yield model.objects.filter(since, which, organisation_id=kept.organisation_id)


def _keys(people: Persons) -> set[int]:
    if isinstance(people, QuerySet):
        return set(people.values_list("person_id", flat=True))
    return set(people)


def _before(
    kept: Snapshot, whom: set[int] | None, changed: set[int], read: Facts | None, on: date
) -> Standing:
    """A day before the snapshot's: its facts are as good as any, but are evaluated on that day."""
    known = _facts(kept, _theirs(whom, changed))
    known = known if read is None else _together(known, read)
    return Standing(known, status.evaluate(known, on=on), on)


def _since(
    kept: Snapshot, whom: set[int] | None, changed: set[int], read: Facts | None, on: date
) -> Standing:
    """The snapshot's day or a later one: only who changed is evaluated."""
    theirs = _theirs(whom, changed)
    lasting = [pl.col("until_on").is_null() | (pl.col("until_on") > on)] if on > kept.mark.on else []
    known, judged = _facts(kept, theirs), _narrowed(kept.evaluation, [*theirs, *lasting], on)
    if read is None:
        return Standing(known, judged, on)
    return Standing(_together(known, read), _laid_over(judged, status.evaluate(read, on=on)), on)


def _theirs(whom: set[int] | None, without: set[int]) -> list[pl.Expr]:
    """The rows of some people, without those changed."""
    if whom is not None:
        return [pl.col("person_id").is_in(sorted(whom - without))]
    return [~pl.col("person_id").is_in(sorted(without))] if without else []


def _facts(kept: Snapshot, theirs: list[pl.Expr]) -> Facts:
    frames = vars(kept.facts)
    narrowed = {kind: frames[kind].filter(theirs) for kind in OF_PERSONS} if theirs else {}
    return replace(kept.facts, **narrowed)


def _together(known: Facts, read: Facts) -> Facts:
    both = {kind: pl.concat([getattr(known, kind), getattr(read, kind)]) for kind in OF_PERSONS}
    return replace(known, **both)


def _of_plan(found: Standing, plan_id: int) -> Standing:
    return replace(found, evaluation=_narrowed(found.evaluation, [pl.col("plan_id") == plan_id], found.on))


def _narrowed(evaluation: Evaluation, which: list[pl.Expr], on: date) -> Evaluation:
    if not which:
        return evaluation
    cells = evaluation.cells.filter(which)
    grants = evaluation.grants.join(cells.select("piece"), on="piece", how="semi")
    return Evaluation(on=on, cells=cells, grants=grants)


def _laid_over(below: Evaluation, above: Evaluation) -> Evaluation:
    apart = {name: _after(below.cells[name]) for name in ("cell", "piece")}
    cells = pl.concat([below.cells, _numbered_on(above.cells, apart)])
    grants = pl.concat([below.grants, _numbered_on(above.grants, {"piece": apart["piece"]})])
    return Evaluation(on=above.on, cells=cells, grants=grants)


def _after(numbers: pl.Series) -> int:
    highest: Any = numbers.max()
    return 0 if highest is None else highest + 1


def _numbered_on(frame: pl.DataFrame, apart: dict[str, int]) -> pl.DataFrame:
    return frame.with_columns((pl.col(name) + first).cast(frame[name].dtype) for name, first in apart.items())
