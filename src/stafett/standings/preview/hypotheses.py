"""What is thought of, put into the kernel's frames: the rows that would be there if it were done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import polars as pl
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.people.moves import queries as moves
from stafett.people.moves.rules import can_hang
from stafett.plans import queries as plans
from stafett.plans.drafts import queries
from stafett.plans.drafts.asked import read
from stafett.plans.drafts.readings import readings
from stafett.plans.models import Assignment, Draft
from stafett.status import Facts
from stafett.status.facts import DEFAULTS, SCHEMAS

from .asked import Asked, Assign, End, MoveUnit, Publish, Retire

NEW_ID = 2**62
"""Of a row that is not there yet: above all that are."""
ONE_DAY = timedelta(days=1)


class Unthinkable(Exception):
    """What is asked for cannot be done as things are; the text says what to do."""


@dataclass(frozen=True)
class Hypothesis:
    """What is thought of. `day`: the first on which it makes a difference; `plan_id`: the only plan it is about
    (None: any); `accepts`: what it counts besides what the plan counts; `applied`: facts with it."""

    day: date
    plan_id: int | None
    applied: Callable[[Facts], Facts]
    accepts: frozenset[int] = frozenset()


def hypothesis(organisation_id: int, what: Asked, *, position: int) -> Hypothesis:
    """What is asked for, with what is recorded of it at a log position. Raises Unthinkable."""
    match what:
        case Publish():
            return _published(what, position)
        case Retire():
            return _retired(what, position)
        case Assign():
            return Hypothesis(what.starts_on, what.plan_id, lambda facts: _assigned(facts, what))
        case End():
            return _ended(organisation_id, what, position)
        case MoveUnit():
            return _moved(organisation_id, what, position)


def _published(what: Publish, position: int) -> Hypothesis:
    draft = plans.draft(what.plan_id, position)
    if draft is None:
        raise Unthinkable(_("There is no draft of this plan any more."))
    day = what.effective_from or draft.effective_from
    if day is None:
        raise Unthinkable(_("Say the day on which the draft is to take effect."))
    newest = plans.newest(what.plan_id, position)
    if newest and newest.effective_from >= day:
        raise Unthinkable(
            _("Version %(number)s takes effect %(day)s. Choose a later day.")
            % {"number": newest.version, "day": date_format(newest.effective_from, "DATE_FORMAT")}
        )
    draft.version = max(draft.version, newest.version + 1 if newest else 1)
    asks = read(draft.requirements)
    accepts = frozenset(competence for one in asks for competence in one.accepts)
    return Hypothesis(day, draft.plan_id, lambda facts: _with_version(facts, draft, day), accepts)


def _with_version(facts: Facts, draft: Draft, day: date) -> Facts:
    """With the draft as publishing writes it, and competences nobody holds for what is to be read."""
    asks = read(draft.requirements)
    new = [
        replace(one.asked, accepts=(NEW_ID + number,))
        for number, one in enumerate(readings(draft, queries.catalogue(draft.organisation_id)))
    ]
    same = {"plan_id": draft.plan_id, "version": draft.version}
    rows = [{**vars(one.as_requirement()), **same, "requirement_id": one.key} for one in [*asks, *new]]
    accepts = [
        {**same, "requirement_id": one.key, "competence_id": competence}
        for one in [*asks, *new]
        for competence in dict.fromkeys(one.accepts)
    ]
    version = {**same, "effective_from": day, "retired_on": None}
    read_once = [{"competence_id": competence} for one in new for competence in one.accepts]
    return _added(
        facts,
        {"versions": [version], "requirements": rows, "accepts": accepts, "competences": read_once},
    )


def _added(facts: Facts, rows: dict[str, list[dict[str, Any]]]) -> Facts:
    """With some rows more, of which empty fields take the rule book's defaults."""
    return replace(facts, **{kind: _with(vars(facts)[kind], kind, some) for kind, some in rows.items()})


def _with(frame: pl.DataFrame, kind: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    told = [{name: _value(kind, name, row) for name in SCHEMAS[kind]} for row in rows]
    return pl.concat([frame, pl.DataFrame(told, schema=frame.schema)])


def _value(kind: str, name: str, row: dict[str, Any]) -> Any:
    value = row.get(name)
    return DEFAULTS.get(kind, {}).get(name) if value is None else value


def _retired(what: Retire, position: int) -> Hypothesis:
    newest = plans.newest(what.plan_id, position)
    if newest is None:
        raise Unthinkable(_("No version of this plan is published yet."))
    if what.retired_on <= newest.effective_from:
        raise Unthinkable(_("Choose a day after the newest version takes effect."))
    here = (pl.col("plan_id") == what.plan_id) & (pl.col("version") == newest.version)
    retired_on = pl.when(here).then(pl.lit(what.retired_on)).otherwise("retired_on").alias("retired_on")
    return Hypothesis(
        what.retired_on,
        what.plan_id,
        lambda facts: replace(facts, versions=facts.versions.with_columns(retired_on)),
    )


def _assigned(facts: Facts, what: Assign) -> Facts:
    row = {**vars(what), "assignment_id": NEW_ID}
    positions = [{"assignment_id": NEW_ID, "position": one} for one in what.positions]
    return _added(facts, {"assignments": [row], "positions": positions})


def _ended(organisation_id: int, what: End, position: int) -> Hypothesis:
    rows = Assignment.objects.recorded(position).filter(organisation_id=organisation_id)
    row = rows.filter(pk=what.assignment_id).first()
    if row is None:
        raise Unthinkable(str(ChangedMeanwhile()))
    day = what.last_day + ONE_DAY if what.last_day else row.starts_on
    here = pl.col("assignment_id") == row.pk

    def applied(facts: Facts) -> Facts:
        if what.last_day is None:
            return replace(facts, assignments=facts.assignments.filter(~here))
        ends_on = pl.when(here).then(pl.lit(what.last_day)).otherwise("ends_on").alias("ends_on")
        return replace(facts, assignments=facts.assignments.with_columns(ends_on))

    return Hypothesis(day, row.plan_id, applied)


def _moved(organisation_id: int, what: MoveUnit, position: int) -> Hypothesis:
    trees = moves.trees_from(organisation_id, what.unit_id, what.moves_on, position=position)
    if not (verdict := can_hang(what.unit_id, what.parent_id, trees)):
        raise Unthinkable(verdict.reason)
    row = [vars(what)]
    same = (pl.col("unit_id") == what.unit_id) & (pl.col("moves_on") == what.moves_on)
    return Hypothesis(
        what.moves_on,
        None,
        lambda facts: _added(replace(facts, moves=facts.moves.filter(~same)), {"moves": row}),
    )


def last_of_transition(facts: Facts, what: Asked, found: Hypothesis, on: date) -> date:
    """The day by which whatever the change asks first has fallen due by its terms (at most two years on): with
    `facts` that have it."""
    day = max(found.day, on)
    rows = facts.requirements
    if found.plan_id is not None:
        rows = rows.filter(pl.col("plan_id") == found.plan_id)
    in_force = _versions_on(facts, day)
    asked = rows.join(in_force, on=["plan_id", "version"], how="semi").filter("mandatory")
    due = pl.col("due_days") + 1
    waits = pl.max_horizontal(due, "transition_days") if isinstance(what, Publish) else due
    longest: Any = asked.select(waits.max()).item() if asked.height else 0
    return day + timedelta(days=min(max(longest or 0, 0), LONGEST))


LONGEST = 731


def _versions_on(facts: Facts, day: date) -> pl.DataFrame:
    """Which version of each plan is in force on a day: `plan_id`, `version`."""
    begun = facts.versions.filter(pl.col("effective_from") <= day).sort("version")
    newest = begun.unique("plan_id", keep="last")
    standing = pl.col("retired_on").is_null() | (pl.col("retired_on") > day)
    return newest.filter(standing).select("plan_id", "version")
