"""Whom a plan asks something of on a day, and how they stand with it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl
from django.db.models import QuerySet

from stafett import status
from stafett.audit.frames import frame
from stafett.people import queries as people
from stafett.people import tree
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.people.roles import Power
from stafett.status import Colour
from stafett.status.calendar import covering

from . import queries
from .current import outlined_plan, standing
from .figures import Figures
from .lines import Line, Names, present

NAMED = {"person_id": pl.Int64, "given_name": pl.String, "family_name": pl.String}
NOTHING_MANDATORY = "none"


@dataclass(frozen=True)
class InScope:
    """Somebody the plan asks something of: where, and the worst colour of what it makes mandatory."""

    person_id: int
    name: str
    unit: str
    worst: Colour | None


@dataclass(frozen=True)
class Scope:
    """Those in scope of a plan whom somebody may see: `ranked` has `person_id`, `name` and `worst`, the worst
    first; `listed` in which units they are said to be. `units`: where they are counted; of `myself`, everywhere."""

    plan_id: int
    on: date
    organisation_id: int
    units: frozenset[int]
    myself: int | None
    ranked: pl.DataFrame
    listed: pl.DataFrame
    names: Names

    @property
    def people(self) -> list[InScope]:
        """All of them."""
        return self.told(self.ranked)

    def of_colour(self, colour: str) -> pl.DataFrame:
        """Those of `ranked` whose worst colour is the one asked for (`none`: nothing mandatory); all without."""
        worst = pl.col("worst").cast(pl.String).fill_null(NOTHING_MANDATORY)
        return self.ranked.filter(worst == colour) if colour else self.ranked

    def told(self, rows: pl.DataFrame) -> list[InScope]:
        """Some of `ranked`, as people read them."""
        theirs = self.listed.filter(pl.col("person_id").is_in(rows["person_id"].to_list()))
        units: dict[int, set[str]] = {}
        for person, unit in theirs.iter_rows():
            units.setdefault(person, set()).add(self.names.units.get(unit, ""))
        return [
            InScope(person, name, ", ".join(sorted(units[person])), Colour(worst) if worst else None)
            for person, name, worst in rows.iter_rows()
        ]

    @cached_property
    def figures(self) -> Figures:
        """Members by worst colour, as the roll-up by plan counts them (§6)."""
        counts = Counter(self.ranked["worst"])
        colours = {colour.value: counts[colour.value] for colour in Colour}
        return Figures(members=self.ranked.height, none=counts[None], **colours)

    def lines_of(self, person_ids: Collection[int], *, only_open: bool = False) -> dict[int, list[Line]]:
        """What the plan asks of some of them, the worst first; `only_open`: of others than oneself what is
        red or yellow."""
        found = standing(self.organisation_id, on=self.on, people=set(person_ids), plan_id=self.plan_id)
        given = _given(found.evaluation.grants, found.cells, self.on, self.units, self.myself)
        cells = found.cells.join(given, on="piece", how="semi")
        told = given.select("piece", unit_id="given_in").unique()
        lines: dict[int, list[Line]] = {person: [] for person in person_ids}
        asked = status.lines(cells)
        if only_open:
            mine = pl.col("person_id") == (self.myself or 0)
            asked = asked.filter(pl.col("colour").is_in([Colour.RED.value, Colour.YELLOW.value]) | mine)
        for line in present(asked, cells, found, self.names, given=told):
            lines[line.person_id].append(line)
        return lines


def scope(
    actor: Actor, plan_id: int, *, on: date, power: Power = Power.SEE, within: int | None = None
) -> Scope:
    """Who is in scope of a plan on a day, in the units where the actor has a power (`within`: in that unit
    and below). With SEE the actor's own lines are known too, and listed where no unit is named."""
    organisation = actor.organisation_id or 0
    units = tree.tree(organisation, on=on)
    seen = actor.units(power) & (units.below(within) if within in units.nodes else actor.units(power))
    myself = actor.person_id if power is Power.SEE else None
    whom = people.visible_to(actor, on=on, within=seen)
    called = _called(whom)
    found = outlined_plan(organisation, plan_id, on=on, people=called["person_id"].to_list()).of
    rows = status.outline_on_day(found.rows, found.facts, on)
    given = _given(found.grants, rows, on, seen, myself)
    listed = given if within is None else given.filter(pl.col("given_in").is_in(sorted(seen)))
    return Scope(
        plan_id,
        on,
        organisation,
        seen,
        myself,
        _ranked(rows, listed, called),
        listed.select("person_id", "given_in").unique(),
        queries.names(organisation, units, on=on),
    )


def _called(whom: QuerySet[PersonDetails]) -> pl.DataFrame:
    """What some persons are called."""
    rows = frame(whom, NAMED, {column: column for column in NAMED})
    name = pl.concat_str("given_name", "family_name", separator=" ").str.strip_chars()
    return rows.select("person_id", name=name)


def _given(
    grants: pl.DataFrame, rows: pl.DataFrame, on: date, units: frozenset[int], myself: int | None
) -> pl.DataFrame:
    """Where the pieces of some rows are given that day, if that is counted: `piece`, `person_id`, `given_in`."""
    given = covering(grants, on).select("piece", given_in="unit_id")
    inside = pl.col("given_in").is_in(sorted(units)) | (pl.col("person_id") == (myself or 0))
    return rows.select("piece", "person_id").unique().join(given, on="piece").filter(inside)


def _ranked(cells: pl.DataFrame, given: pl.DataFrame, called: pl.DataFrame) -> pl.DataFrame:
    counted = cells.filter("mandatory").join(given, on="piece", how="semi")
    worst = counted.group_by("person_id").agg(worst=pl.col("colour").min())
    inside = called.join(given, on="person_id", how="semi").join(worst, on="person_id", how="left")
    return inside.sort("worst", "name", "person_id", nulls_last=True)


def asking(actor: Actor, *, on: date) -> set[int]:
    """The plans that ask something of the actor that day."""
    found = standing(actor.organisation_id or 0, on=on, people={actor.person_id or 0})
    return set(found.cells["plan_id"].unique())
