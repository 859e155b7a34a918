"""What an exemption or a leave does to somebody's lines, told by the kernel before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from stafett import status
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans.exemptions import queries as exempt
from stafett.plans.exemptions.actions import Excused
from stafett.plans.models import Exemption
from stafett.status import Colour, Facts
from stafett.status.terms import KEY

from . import queries
from .lines import Line, Names, present
from .standing import Standing, afresh

NOT_YET = -1
"""Stands for the key of a row that is not written."""


@dataclass(frozen=True)
class Asked:
    """Something a plan asks of somebody that day: what may be exempted."""

    plan_id: int
    plan: str
    requirement: str
    title: str


@dataclass(frozen=True)
class Effect:
    """A line as it stands without and with what is about to be written (`is_meant`: aimed at that line, by way
    of `plan_id`)."""

    before: Line
    after: Line
    is_meant: bool = True
    plan_id: int | None = None

    @property
    def turns_grey(self) -> bool:
        return self.after.colour == Colour.GREY != self.before.colour

    @property
    def is_kept(self) -> bool:
        """Whether the colour stays, though grey was meant: some other plan asks for the same."""
        return self.is_meant and self.after.colour != Colour.GREY

    @property
    def other_plans(self) -> list[str]:
        """The plans that ask for it besides the one that is exempted from."""
        return list({one.plan: None for one in self.before.sources if one.plan_id != self.plan_id})

    @property
    def has_longer(self) -> bool:
        """Whether the day it turns red on moves."""
        return self.before.red_on != self.after.red_on

    @property
    def is_red_all_the_same(self) -> bool:
        """Red already, and again when what covers it is over."""
        return self.before.colour == Colour.RED and not self.has_longer


def first_day(person_id: int, *, on: date) -> date:
    """The day to tell of: that day, or the first day at work of whoever begins later."""
    jobs = Employment.objects.open().filter(people.employed_or_on_the_way_in(on), person_id=person_id)
    starts = list(jobs.order_by("starts_on").values_list("starts_on", flat=True)[:1])
    return max([on, *starts])


def asked(actor: Actor, person_id: int, *, on: date) -> list[Asked]:
    """What plans ask of somebody that day in the units where the actor may excuse, by plan and name."""
    found = afresh(actor.organisation_id or 0, on=on, people={person_id})
    cells = found.counted_by(actor.units(Power.EXCUSE)).select(KEY).unique()
    names = _names(actor, on)
    pairs = cells.join(found.facts.accepts, on=KEY).select("plan_id", "requirement_id", "competence_id")
    accepted: dict[tuple[int, str], list[int]] = {}
    for plan, requirement, competence in pairs.unique().iter_rows():
        accepted.setdefault((plan, requirement), []).append(competence)
    told = [Asked(plan, names.plans[plan], key, names.title(some)) for (plan, key), some in accepted.items()]
    return sorted(told, key=lambda one: (one.plan, one.plan_id, one.title, one.requirement))


def of_exemption(actor: Actor, person_id: int, excused: Excused) -> list[Effect]:
    """What exempting somebody does to their lines on the first day of it, where the actor sees them."""
    row = {
        "exemption_id": NOT_YET,
        "person_id": person_id,
        "plan_id": excused.plan_id,
        "requirement_id": excused.requirement or None,
        "starts_on": excused.starts_on,
        "ends_on": excused.ends_on,
    }
    meant = pl.col("plan_id") == excused.plan_id
    if excused.requirement:
        meant &= pl.col("requirement_id") == excused.requirement
    found = _effects(actor, person_id, "exemptions", row, on=excused.starts_on, meant=meant)
    return [replace(one, plan_id=excused.plan_id) for one in found]


def of_leave(
    actor: Actor, person_id: int, *, starts_on: date, ends_on: date | None, on: date
) -> list[Effect]:
    """What a leave does to somebody's lines, told on its first day, or that day where it has begun."""
    row = {"leave_id": NOT_YET, "person_id": person_id, "starts_on": starts_on, "ends_on": ends_on}
    return _effects(actor, person_id, "leaves", row, on=max(on, starts_on), meant=pl.lit(True))


def _effects(
    actor: Actor, person_id: int, kind: str, row: dict[str, Any], *, on: date, meant: pl.Expr
) -> list[Effect]:
    before = afresh(actor.organisation_id or 0, on=on, people={person_id})
    known = _with(before.facts, kind, row)
    after = Standing(known, status.evaluate(known, on=on), on)
    names = _names(actor, on)
    with_it = {(line.question, line.unit_id): line for line in _lines(actor, person_id, after, names)}
    aimed_at = set(before.cells.filter(meant).select("question", "unit_id").iter_rows())
    return [
        Effect(line, with_it[key], is_meant=key in aimed_at)
        for line in _lines(actor, person_id, before, names)
        if (key := (line.question, line.unit_id))
    ]


def _with(facts: Facts, kind: str, row: dict[str, Any]) -> Facts:
    rows: pl.DataFrame = vars(facts)[kind]
    return replace(facts, **{kind: pl.concat([rows, pl.DataFrame([row], schema=rows.schema)])})


def _lines(actor: Actor, person_id: int, found: Standing, names: Names) -> list[Line]:
    seen = None if actor.person_id == person_id else actor.units(Power.SEE)
    cells = found.counted_by(seen)
    return present(status.lines(cells), cells, found, names, given=found.given_in(seen))


def _names(actor: Actor, on: date) -> Names:
    organisation = actor.organisation_id or 0
    return queries.names(organisation, tree(organisation, on=on), on=on)


def exemptions(actor: Actor, person_id: int, *, on: date) -> list[Exemption]:
    """A person's exemptions that somebody sees: all of one's own; of others, from what is asked in units they
    see (§6: what only one job asks is visible only above that job). The newest first."""
    rows = list(exempt.of_person(person_id).filter(organisation_id=actor.organisation_id))
    if not rows or actor.person_id == person_id or _sees_every_job(actor, person_id):
        return rows
    plans = _asking_where_seen(actor, person_id, rows, on=on)
    return [row for row in rows if row.plan_id in plans]


def _sees_every_job(actor: Actor, person_id: int) -> bool:
    jobs = Employment.objects.open().filter(person_id=person_id)
    return not jobs.exclude(unit_id__in=actor.units(Power.SEE)).exists()


def _asking_where_seen(actor: Actor, person_id: int, rows: Iterable[Exemption], *, on: date) -> set[int]:
    """The plans that ask something of the person in units the actor sees, on some day since the first of the
    exemptions."""
    since = min([on, *(row.starts_on for row in rows)])
    found = afresh(actor.organisation_id or 0, on=since, people={person_id}).evaluation
    there = found.grants.filter(pl.col("unit_id").is_in(sorted(actor.units(Power.SEE))))
    return set(found.cells.join(there, on="piece", how="semi")["plan_id"])
