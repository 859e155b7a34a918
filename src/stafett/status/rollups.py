"""What units count, and the figures by unit, plan and requirement (§6)."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from stafett.status.calendar import covering
from stafett.status.colours import COLOUR_OF, Colour, Reason, on_day
from stafett.status.evaluation import Evaluation
from stafett.status.facts import Facts
from stafett.status.tree import below, members_on, tree_on

MEMBERS = tuple(f"members_{colour}" for colour in Colour)
CELLS = tuple(f"{colour}_{reason}" for reason, colour in COLOUR_OF.items())
RECOMMENDED = tuple(f"rec_{name}" for name in CELLS)
FIGURES = ("members", *MEMBERS, "members_none", *CELLS, *RECOMMENDED)


def counted_by(evaluation: Evaluation, facts: Facts, day: date, *, within: Any = None) -> pl.DataFrame:
    """Which units count which pieces on that day (§6): `piece`, `unit_id`, each pair once.

    `within` limits the units to that one and those below it."""
    given = covering(evaluation.grants, day).select("piece", "unit_id").unique()
    tree = below(tree_on(facts, day), within)
    return given.join(tree, on="unit_id").select("piece", unit_id="ancestor_id").unique()


def cells_counted_by(evaluation: Evaluation, facts: Facts, day: date, unit: Any = None) -> pl.DataFrame:
    """The cells the unit counts on that day, with their colour, as `on_day` gives them (no unit: all)."""
    cells = on_day(evaluation, facts, day)
    if unit is None:
        return cells
    inside = tree_on(facts, day).filter(pl.col("ancestor_id") == unit)
    given = covering(evaluation.grants, day).join(inside, on="unit_id", how="semi")
    return cells.join(given, on="piece", how="semi")


def rollup_by_unit(evaluation: Evaluation, facts: Facts, day: date, *, within: Any = None) -> pl.DataFrame:
    """The figures of every unit on that day, or of `within` and every unit below it.

    `key` (the unit), then FIGURES; members are all the unit's members. Sorted by `key`."""
    pieces = _tally(on_day(evaluation, facts, day), ["piece", "person_id"])
    counted = counted_by(evaluation, facts, day, within=within).join(pieces, on="piece").drop("piece")
    figures = _figures(counted, ["unit_id"]).drop("members")
    units = below(tree_on(facts, day), within).select(unit_id="ancestor_id").unique()
    members = members_on(facts, day, within=within).group_by("unit_id").agg(members=pl.len())
    return _keyed(
        units.join(members, on="unit_id", how="left").join(figures, on="unit_id", how="left"),
        pl.col("unit_id"),
    )


def rollup_by_plan(evaluation: Evaluation, facts: Facts, day: date, *, unit: Any = None) -> pl.DataFrame:
    """The figures of every plan with a cell the unit counts that day (no unit: any cell).

    `key` (the plan), then FIGURES; members are the people with such a cell. Sorted by `key`."""
    cells = cells_counted_by(evaluation, facts, day, unit)
    return _keyed(_figures(_tally(cells, ["plan_id", "person_id"]), ["plan_id"]), pl.col("plan_id"))


def rollup_by_requirement(
    evaluation: Evaluation, facts: Facts, day: date, *, unit: Any = None
) -> pl.DataFrame:
    """As `rollup_by_plan` for every requirement; `key` is PLAN/REQUIREMENT."""
    key = ["plan_id", "requirement_id"]
    cells = cells_counted_by(evaluation, facts, day, unit)
    return _keyed(_figures(_tally(cells, [*key, "person_id"]), key), pl.concat_str(key, separator="/"))


def _tally(cells: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """How many cells of each obligation and reason, and `worst`: the mandatory ones' worst colour."""
    mandatory = pl.col("mandatory")
    said = [pl.col("reason") == reason.value for reason in Reason]
    return cells.group_by(by).agg(
        *(((mandatory & is_said).sum().alias(name)) for is_said, name in zip(said, CELLS, strict=True)),
        *((~mandatory & is_said).sum().alias(name) for is_said, name in zip(said, RECOMMENDED, strict=True)),
        worst=pl.col("colour").to_physical().filter(mandatory).min(),
    )


def _figures(tallies: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """The figures by key of tallies with a `person_id`; a person may have several tallies a key."""
    people = tallies.group_by(*by, "person_id").agg(pl.col(*CELLS, *RECOMMENDED).sum(), pl.col("worst").min())
    return people.group_by(by).agg(
        pl.len().alias("members"),
        *((pl.col("worst") == rank).sum().alias(name) for rank, name in enumerate(MEMBERS)),
        pl.col(*CELLS, *RECOMMENDED).sum(),
    )


def _keyed(figures: pl.DataFrame, key: pl.Expr) -> pl.DataFrame:
    none = pl.col("members") - pl.sum_horizontal(MEMBERS)
    counts = [name for name in FIGURES if name != "members_none"]
    return (
        figures.with_columns(pl.col(counts).fill_null(0).cast(pl.Int64))
        .with_columns(members_none=none)
        .select(key.alias("key"), *FIGURES)
        .sort("key")
    )
