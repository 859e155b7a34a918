"""Whom a plan asks something of on a day, and how they stand with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from stafett import status
from stafett.audit.frames import frame
from stafett.people import queries as people
from stafett.people import tree
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.people.roles import Power
from stafett.status import Colour
from stafett.status.calendar import computed, covering, plus_days

from . import queries
from .current import outlined_plan, standing
from .figures import Figures
from .lines import Line, Names, present

NAMED = {"person_id": pl.Int64, "given_name": pl.String, "family_name": pl.String}
NOTHING_MANDATORY = "none"
BY_KEY = 1_000
"""The names of more people than this are read with everybody's, rather than one by one."""
RANK = ("worst", "last_day")


@dataclass(frozen=True)
class InScope:
    """Somebody the plan asks something of: where, the worst colour of what it makes mandatory, and the first
    last day of what has that colour (none for what is grey)."""

    person_id: int
    name: str
    unit: str
    worst: Colour | None
    last_day: date | None


@dataclass(frozen=True)
class Scope:
    """Those in scope of a plan whom somebody may see: `ranked` has `person_id`, `worst` and `last_day`, the
    worst first and of these whose day comes first; `listed` in which units they are said to be. `units`: where
    they are counted; of `myself`, everywhere."""

    actor: Actor
    plan_id: int
    on: date
    units: frozenset[int]
    myself: int | None
    asks_me: bool
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

    def told(self, rows: pl.DataFrame, first: int = 0, most: int | None = None) -> list[InScope]:
        """Some of `ranked`, from the `first` and `most` of them, as people read them: those who rank alike by
        name. Names are read of no more people than it takes to tell who is next."""
        near, before = _near(rows, first, most)
        called = near.lazy().join(self._called(near["person_id"]).lazy(), on="person_id")
        ordered = called.sort(*RANK, "name", "person_id", nulls_last=True)
        shown = computed(ordered.slice(first - before, most))
        theirs = self.listed.join(shown, on="person_id", how="semi")
        units: dict[int, set[str]] = {}
        for person, unit in theirs.iter_rows():
            units.setdefault(person, set()).add(self.names.units.get(unit, ""))
        return [
            InScope(
                person, name, ", ".join(sorted(units[person])), Colour(worst) if worst else None, last_day
            )
            for person, worst, last_day, name in shown.select("person_id", *RANK, "name").iter_rows()
        ]

    def _called(self, people_asked: pl.Series) -> pl.DataFrame:
        """What some of them are called: `person_id`, `name`. They may be named: they work where the actor sees
        people, or are the actor."""
        known = PersonDetails.objects.open()
        if people_asked.len() <= BY_KEY:
            whom = known.filter(person_id__in=people_asked.to_list())
        else:
            whom = known.filter(organisation_id=self.actor.organisation_id)
        name = pl.concat_str("given_name", "family_name", separator=" ").str.strip_chars()
        return frame(whom, NAMED, {column: column for column in NAMED}).select("person_id", name=name)

    @cached_property
    def figures(self) -> Figures:
        """Members by worst colour, as the roll-up by plan counts them (§6)."""
        counts = dict(self.ranked["worst"].value_counts().iter_rows())
        colours = {colour.value: counts.get(colour.value, 0) for colour in Colour}
        return Figures(members=self.ranked.height, none=counts.get(None, 0), **colours)

    def lines_of(self, person_ids: Collection[int], *, only_open: bool = False) -> dict[int, list[Line]]:
        """What the plan asks of some of them, the worst first; `only_open`: of others than oneself what is
        red or yellow."""
        if not person_ids:
            return {}
        found = standing(
            self.actor.organisation_id or 0, on=self.on, people=set(person_ids), plan_id=self.plan_id
        )
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
    seen = _seen(actor, power, within, units)
    myself = actor.person_id if power is Power.SEE else None
    working = people.working_in(seen, on=on).values_list("person_id", flat=True)
    found = outlined_plan(organisation, plan_id, on=on, people={*working, myself or 0}).of
    rows = status.outline_on_day(found.rows, found.facts, on)
    given = _given(found.grants, rows, on, seen, myself)
    listed = given if within is None else given.filter(pl.col("given_in").is_in(sorted(seen)))
    return Scope(
        actor=actor,
        plan_id=plan_id,
        on=on,
        units=seen,
        myself=myself,
        asks_me=myself is not None and myself in given["person_id"],
        ranked=_ranked(rows, listed),
        listed=listed.select("person_id", "given_in").unique(),
        names=queries.names(organisation, units, on=on),
    )


def _seen(actor: Actor, power: Power, within: int | None, units: tree.Tree) -> frozenset[int]:
    """Where the actor has the power and sees people, as far as it is asked for."""
    seen = actor.units(power) & actor.units(Power.SEE)
    return seen & units.below(within) if within in units.nodes else seen


def _given(
    grants: pl.DataFrame, rows: pl.DataFrame, on: date, units: frozenset[int], myself: int | None
) -> pl.DataFrame:
    """Where the pieces of some rows are given that day, if that is counted: `piece`, `person_id`, `given_in`."""
    given = covering(grants, on).lazy().select("piece", given_in="unit_id")
    inside = pl.col("given_in").is_in(sorted(units)) | (pl.col("person_id") == (myself or 0))
    pieces = rows.lazy().select("piece", "person_id").unique()
    return computed(pieces.join(given, on="piece").filter(inside))


def _ranked(rows: pl.DataFrame, given: pl.DataFrame) -> pl.DataFrame:
    """Those who are given something: `person_id`, and the RANK of the worst that is mandatory of it."""
    ranked = (
        rows.lazy()
        .join(given.lazy(), on="piece", how="semi")
        .select(
            "person_id",
            worst=pl.when("mandatory").then("colour"),
            last_day=pl.when(pl.col("mandatory") & (pl.col("colour") != Colour.GREY.value)).then(
                plus_days(pl.col("red_on"), -1)
            ),
        )
    )
    worst_first = ranked.sort(*RANK, "person_id", nulls_last=True)
    return computed(worst_first.unique("person_id", keep="first", maintain_order=True))


def _near(rows: pl.DataFrame, first: int, most: int | None) -> tuple[pl.DataFrame, int]:
    """Of ranked rows those asked for, with whoever ranks like them, and how many stand before these."""
    asked = rows.slice(first, most)
    if most is None or asked.is_empty():
        return asked, first
    alike = rows.select(pl.struct(RANK).rle_id()).to_series()
    highest, lowest = alike[first], alike[first + asked.height - 1]
    before = alike.search_sorted(highest)
    return rows.slice(before, alike.search_sorted(lowest, side="right") - before), before


def asking(actor: Actor, *, on: date) -> set[int]:
    """The plans that ask something of the actor that day."""
    found = standing(actor.organisation_id or 0, on=on, people={actor.person_id or 0})
    return set(found.cells["plan_id"].unique())
