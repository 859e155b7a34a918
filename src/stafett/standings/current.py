"""How an organisation stands as known now: from the newest snapshot with what changed since laid over it, or
evaluated afresh where there is none."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

import polars as pl
from django.db.models import QuerySet

from stafett import status
from stafett.audit import queries as audit
from stafett.status import Evaluation, Facts

from . import marks, parts, snapshots
from .frames import Persons, both
from .known import FIRST_LAID, Known, as_kept, known, laid_over
from .snapshots import Gone, Snapshot
from .standing import Standing, afresh

MANY = 200
"""Of more people than this a past day is told from everybody's, evaluated once, in a small organisation."""

FIRST_ELSEWHERE = FIRST_LAID + 2**30
"""Those evaluated for one request are numbered from here, above what is laid over for all."""


class Preparing(Exception):
    """What is asked for takes longer than a page may: it is being made."""


@dataclass(frozen=True, eq=False)
class Given:
    """Cells in outline: `rows`, `grants`, and the `facts` but for achievements. `changes`: how the figures
    change day by day, where that is counted."""

    facts: Facts
    rows: pl.DataFrame
    grants: pl.DataFrame
    changes: pl.DataFrame | None = None


@dataclass(frozen=True, eq=False)
class Outlined:
    """Cells in outline, as on `on` or earlier, to count on that day. `until`: the last day to which the changes
    are counted; `told_at`: when all this was so, where it may not be so any more."""

    on: date
    of: Given | Known
    until: date = date.min
    told_at: datetime | None = None


def standing(organisation_id: int, *, on: date, people: Persons, plan_id: int | None = None) -> Standing:
    """How some people stand on a day with everything, or with one plan: the same as `afresh`, but quicker
    where a snapshot knows most of it. Its facts hold achievements only of those evaluated for this.

    All is read at one log position: what is committed meanwhile is seen by the next request."""
    position = audit.position(organisation_id)
    found = _known(organisation_id, position)
    if found is not None:
        whom = _keys(people)
        with suppress(Gone):
            found = laid_over(found, whom)
            return _before(found, whom, on, plan_id) if on < found.on else _since(found, whom, on, plan_id)
    return afresh(organisation_id, on=on, people=people, position=position, plan_id=plan_id)


def outlined(organisation_id: int, *, on: date) -> Outlined:
    """Everybody's cells in outline, to count on a day. Raises Preparing where that takes longer than a page
    may; it is being made then."""
    position = audit.position(organisation_id)
    kept = snapshots.newest(organisation_id)
    if kept is not None and kept.is_large:
        return _of_large(kept, position, on)
    found = None if kept is None else known(organisation_id, kept, position)
    if found is not None:
        with suppress(Gone):
            found = laid_over(found)
            if on < found.on:
                return _of_standing(_before(found, found.everybody, on, None))
            return _of_known(found, on)
    if snapshots.is_large(organisation_id):
        raise Preparing
    return _of_standing(afresh(organisation_id, on=on, position=position))


def outlined_plan(organisation_id: int, plan_id: int, *, on: date, people: Persons) -> Outlined:
    """As `outlined`, of some people and one plan, on any day at once."""
    found = _known(organisation_id, audit.position(organisation_id))
    if found is not None and on >= found.on:
        with suppress(Gone):
            return _of_plan_ahead(found, plan_id, on, _keys(people))
    return _of_standing(standing(organisation_id, on=on, people=people, plan_id=plan_id))


def _of_plan_ahead(found: Known, plan_id: int, on: date, whom: set[int]) -> Outlined:
    """Of the snapshot's day or a later one."""
    found = laid_over(found, whom)
    again = found.dated_by(on) & whom
    rows, grants = found.rows_of(whom - again, plan_id), found.grants
    if again:
        theirs = _evaluated(found, again, on)
        anew = status.outline(theirs.evaluation.cells, theirs.facts)
        rows = pl.concat([rows, anew.filter(pl.col("plan_id") == plan_id)])
        grants = pl.concat([grants, theirs.evaluation.grants])
    given = grants.filter(pl.col("piece").is_in(rows["piece"].implode()))  # quicker than a join, of many
    return Outlined(on, Given(found.facts, rows, given))


def _known(organisation_id: int, position: int) -> Known | None:
    kept = snapshots.newest(organisation_id)
    return None if kept is None else known(organisation_id, kept, position)


def _of_large(newest: Snapshot, position: int, on: date) -> Outlined:
    """Of a large organisation: as it was when the snapshot was made, where nothing newer can be told at once."""
    organisation_id = newest.mark.organisation_id
    kept = snapshots.of_day(organisation_id, on) if on < newest.mark.on else newest
    found = None if kept is None else known(organisation_id, kept, position)
    if found is None and on < newest.mark.on and (kept is None or kept.mark.position < newest.mark.position):
        marks.ask_for(organisation_id, on)
    if kept is None:
        raise Preparing
    try:
        return (
            _of_known(laid_over(found), on) if found else _of_known(as_kept(kept), on, told_at=kept.mark.at)
        )
    except Gone as error:
        raise Preparing from error


def _of_known(found: Known, on: date, *, told_at: datetime | None = None) -> Outlined:
    again = found.dated_by(on)
    if not again:
        return Outlined(on, found, found.on + parts.AHEAD, told_at)
    others = ~pl.col("person_id").is_in(sorted(again))
    theirs = _evaluated(found, again, on)
    rows = status.outline(theirs.evaluation.cells, theirs.facts)
    grants = pl.concat([found.grants, theirs.evaluation.grants])
    return Outlined(
        on, Given(found.facts, pl.concat([found.rows.filter(others), rows]), grants), told_at=told_at
    )


def _of_standing(found: Standing) -> Outlined:
    rows = status.outline(found.evaluation.cells, found.facts)
    return Outlined(found.on, Given(found.facts, rows, found.evaluation.grants))


def _keys(people: Persons) -> set[int]:
    if isinstance(people, QuerySet):
        return set(people.values_list("person_id", flat=True))
    return set(people)


def _before(found: Known, whom: set[int], on: date, plan_id: int | None) -> Standing:
    """A day before the snapshot's: its facts are as good as any, but are evaluated on that day."""
    changed = whom & found.changed
    if found.kept.is_large or len(whom - changed) <= MANY:
        known_facts = found.facts_of(whom, achievements=True)
        return _of_plan(Standing(known_facts, status.evaluate(known_facts, on=on), on), plan_id)
    everybody = _on_another_day(found.kept, on)
    theirs = pl.col("person_id").is_in(sorted(whom - changed))
    below = Standing(found.facts_of(whom - changed), _narrowed(everybody, [theirs]), on)
    return _of_plan(_beside(below, found, changed, on), plan_id)


@lru_cache(maxsize=2)
def _on_another_day(kept: Snapshot, on: date) -> Evaluation:
    """Everybody's: the first who asks waits, the next does not."""
    return status.evaluate(kept.all_facts, on=on)


def _since(found: Known, whom: set[int], on: date, plan_id: int | None) -> Standing:
    """The snapshot's day or a later one."""
    again = found.dated_by(on) & whom
    told = found.evaluation_of(whom - again, plan_id=plan_id)
    lasting = [pl.col("until_on").is_null() | (pl.col("until_on") > on)] if on > found.on else []
    below = Standing(found.facts_of(whom - again), _narrowed(told, lasting), on)
    return _of_plan(_beside(below, found, again, on), plan_id)


def _beside(below: Standing, found: Known, people: set[int], on: date) -> Standing:
    """With some other people, evaluated on that day."""
    if not people:
        return below
    above = _evaluated(found, people, on)
    cells = pl.concat([below.evaluation.cells, above.evaluation.cells])
    grants = pl.concat([below.evaluation.grants, above.evaluation.grants])
    facts = both(below.facts, above.facts)
    return Standing(facts, Evaluation(on=on, cells=cells, grants=grants), on)


def _evaluated(found: Known, people: set[int], on: date) -> Standing:
    """Some people evaluated on a day, with numbers of their own."""
    theirs = found.facts_of(people, achievements=True)
    evaluated = parts.numbered_on(status.evaluate(theirs, on=on), FIRST_ELSEWHERE, FIRST_ELSEWHERE)
    return Standing(theirs, evaluated, on)


def _of_plan(found: Standing, plan_id: int | None) -> Standing:
    if plan_id is None:
        return found
    return replace(found, evaluation=_narrowed(found.evaluation, [pl.col("plan_id") == plan_id]))


def _narrowed(evaluation: Evaluation, which: list[pl.Expr]) -> Evaluation:
    if not which:
        return evaluation
    cells = evaluation.cells.filter(which)
    grants = evaluation.grants.join(cells.select("piece"), on="piece", how="semi")
    return replace(evaluation, cells=cells, grants=grants)
