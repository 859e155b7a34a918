"""Cells in outline: all that decides worst colours, in far fewer rows than there are cells (§6).

The cells of one piece are given on the same days, and each is yellow and red from a day on. So the worst
of them is red from the first day any is red, and yellow from the first any is yellow: two days a piece say
it, whatever number of requirements the plan has. Only what one is exempted from alone stands apart.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from stafett.status.calendar import computed, covering
from stafett.status.colours import COLOURS, Colour, marked
from stafett.status.facts import Facts

ASKED = ["person_id", "plan_id", "requirement_id"]
OUTLINE = ("piece", *ASKED, "mandatory", "from_on", "until_on", "yellow_on", "red_on")


def outline(cells: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The `cells` of an evaluation in outline: the columns OUTLINE, sorted by `piece`.

    A row for each piece, and whether it obliges, with the first `yellow_on` and `red_on` of its cells;
    `requirement_id` is empty but in rows of a requirement somebody is exempted from alone."""
    alone = facts.exemptions.filter(pl.col("requirement_id").is_not_null()).select(ASKED).unique()
    if alone.height:
        found = cells.join(alone.with_columns(alone=pl.lit(True)), on=ASKED, how="left")
        cells = found.with_columns(requirement_id=pl.when("alone").then("requirement_id"))
    else:
        cells = cells.with_columns(requirement_id=pl.lit(None, cells["requirement_id"].dtype))
    by = ["piece", "mandatory", "requirement_id"]
    same, first = ["person_id", "plan_id", "from_on", "until_on"], ["yellow_on", "red_on"]
    rows = cells.group_by(by).agg(pl.col(same).first(), pl.col(first).min())
    return rows.select(OUTLINE).sort("piece", "mandatory", "requirement_id")


def outline_on_day(rows: pl.DataFrame, facts: Facts, day: date) -> pl.DataFrame:
    """The rows of an outline that exist on `day`, with `colour`: the worst of their cells that day."""
    colour = (
        pl.when(pl.col("exempt") | pl.col("on_leave")).then(_is(Colour.GREY))
        .when(pl.col("red_on") <= day).then(_is(Colour.RED))
        .when(pl.col("yellow_on") <= day).then(_is(Colour.YELLOW))
        .otherwise(_is(Colour.GREEN))
    )  # fmt: skip
    return computed(marked(rows, facts, day).with_columns(colour=colour).drop("exempt", "on_leave"))


def outline_counted_by(rows: pl.DataFrame, grants: pl.DataFrame, day: date, units: pl.Series) -> pl.DataFrame:
    """The rows of an outline that are given on `day` in one of some `units`."""
    given = covering(grants, day).filter(pl.col("unit_id").is_in(units.implode()))
    return rows.join(given, on="piece", how="semi")


def _is(colour: Colour) -> pl.Expr:
    return pl.lit(colour.value, COLOURS)
