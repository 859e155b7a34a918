"""What units count, and the figures by unit, plan and requirement (§6)."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from stafett.status.calendar import computed, covering
from stafett.status.colours import COLOUR_OF, Colour, Reason, on_day
from stafett.status.evaluation import Evaluation
from stafett.status.facts import Facts
from stafett.status.tree import below, members_on, tree_on

MEMBERS = tuple(f"members_{colour}" for colour in Colour)
CELLS = tuple(f"{colour}_{reason}" for reason, colour in COLOUR_OF.items())
RECOMMENDED = tuple(f"rec_{name}" for name in CELLS)
MEMBERS_FIGURES = ("members", *MEMBERS, "members_none")
FIGURES = (*MEMBERS_FIGURES, *CELLS, *RECOMMENDED)


def cells_counted_by(evaluation: Evaluation, facts: Facts, day: date, unit: Any = None) -> pl.DataFrame:
    """The cells the unit counts on that day, with their colour, as `on_day` gives them (no unit: all)."""
    cells = on_day(evaluation, facts, day)
    if unit is None:
        return cells
    inside = tree_on(facts, day).filter(pl.col("ancestor_id") == unit)
    given = covering(evaluation.grants, day).join(inside, on="unit_id")
    return cells.join(given, on="piece", how="semi")


def rollup_by_unit(evaluation: Evaluation, facts: Facts, day: date, *, within: Any = None) -> pl.DataFrame:
    """The figures of every unit on that day, or of `within` and every unit below it.

    `key` (the unit), then FIGURES; members are all the unit's members. Sorted by `key`."""
    tree = below(tree_on(facts, day), within).lazy()
    places = computed(_places(evaluation.grants, day)).lazy()
    counting = _counting(places, tree)
    cells = on_day(evaluation, facts, day).lazy().join(places, on="piece")
    tally = _tally(cells, ["place"]).join(counting, on="place")
    people = _people(_standing(cells, ["place"]).join(counting, on="place"), ["unit_id"])
    return _figures(_with_members(people, facts, day, within), tally, ["unit_id"])


def members_by_plan(cells: pl.DataFrame) -> pl.DataFrame:
    """The people with a cell of each `plan_id` by the worst colour of its mandatory ones: MEMBERS_FIGURES.

    `cells`: coloured cells of a day, or their outline."""
    people = _people(_standing(cells.lazy(), ["plan_id"]), ["plan_id"])
    return computed(people.with_columns(_none()).select("plan_id", *MEMBERS_FIGURES))


def _counting(places: pl.LazyFrame, tree: pl.LazyFrame) -> pl.LazyFrame:
    """Which `unit_id` counts what is given at which `place`."""
    inside = places.unique("place").explode("units").join(tree, left_on="units", right_on="unit_id")
    return inside.select("place", unit_id="ancestor_id").unique()


def _with_members(people: pl.LazyFrame, facts: Facts, day: date, within: Any) -> pl.LazyFrame:
    """The figures of people beside how many members there are, of units without any cell too."""
    members = members_on(facts, day, within=within).lazy().group_by("unit_id").agg(members=pl.len())
    units = below(tree_on(facts, day), within).lazy().select(unit_id="ancestor_id").unique()
    return units.join(members, on="unit_id", how="left").join(
        people.drop("members"), on="unit_id", how="left"
    )


def _places(grants: pl.DataFrame, day: date) -> pl.LazyFrame:
    """Where each `piece` is given that day: its `units`, and `place`, the same text for the same units.

    There are many pieces and few places, so that units sum places."""
    given = covering(grants, day).lazy().select("piece", "unit_id").unique().sort("unit_id")
    units = given.group_by("piece").agg(units="unit_id")
    return units.with_columns(place=pl.col("units").cast(pl.List(pl.String)).list.join("|"))


def rollup_by_plan(evaluation: Evaluation, facts: Facts, day: date, *, unit: Any = None) -> pl.DataFrame:
    """The figures of every plan with a cell the unit counts that day (no unit: any cell).

    `key` (the plan), then FIGURES; members are the people with such a cell. Sorted by `key`."""
    return _rollup(cells_counted_by(evaluation, facts, day, unit), ["plan_id"])


def rollup_by_requirement(
    evaluation: Evaluation, facts: Facts, day: date, *, unit: Any = None
) -> pl.DataFrame:
    """As `rollup_by_plan` for every requirement; `key` is PLAN/REQUIREMENT."""
    return _rollup(cells_counted_by(evaluation, facts, day, unit), ["plan_id", "requirement_id"])


def _rollup(cells: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    return _figures(_people(_standing(cells.lazy(), by), by), _tally(cells.lazy(), by), by)


def _tally(cells: pl.LazyFrame, by: list[str]) -> pl.LazyFrame:
    """How many `cells` of each obligation and reason."""
    return cells.group_by(*by, "mandatory", "reason").agg(cells=pl.len())


def _standing(cells: pl.LazyFrame, by: list[str]) -> pl.LazyFrame:
    """The `worst` colour (its rank) of each person's mandatory cells, empty where none is."""
    rank = pl.when("mandatory").then(pl.col("colour").to_physical())
    return cells.select(*by, "person_id", worst=rank).group_by(*by, "person_id").agg(pl.col("worst").min())


def _people(standing: pl.LazyFrame, by: list[str]) -> pl.LazyFrame:
    return (
        standing.group_by(*by, "person_id")
        .agg(pl.col("worst").min())
        .group_by(by)
        .agg(
            pl.len().alias("members"),
            *((pl.col("worst") == rank).sum().alias(name) for rank, name in enumerate(MEMBERS)),
        )
    )


def _figures(people: pl.LazyFrame, tally: pl.LazyFrame, by: list[str]) -> pl.DataFrame:
    obliged = pl.col("mandatory")
    cells = tally.group_by(by).agg(
        *(_counted(obliged, reason).alias(name) for reason, name in zip(Reason, CELLS, strict=True)),
        *(_counted(~obliged, reason).alias(name) for reason, name in zip(Reason, RECOMMENDED, strict=True)),
    )
    counts = ["members", *MEMBERS, *CELLS, *RECOMMENDED]
    return computed(
        people.join(cells, on=by, how="left")
        .with_columns(pl.col(counts).fill_null(0).cast(pl.Int64))
        .with_columns(_none())
        .select(pl.concat_str(by, separator="/").alias("key"), *FIGURES)
        .sort("key")
    )


def _none() -> pl.Expr:
    return (pl.col("members") - pl.sum_horizontal(MEMBERS)).alias("members_none")


def _counted(obliged: pl.Expr, reason: Reason) -> pl.Expr:
    return pl.col("cells").filter(obliged & (pl.col("reason") == reason.value)).sum()
