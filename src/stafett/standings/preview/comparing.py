"""The cells as they are beside the cells as they would be: who enters, who leaves, who turns red."""

from datetime import date

import polars as pl

from stafett.standings.standing import Standing
from stafett.status import Colour
from stafett.status.calendar import covering

CELL = ["person_id", "plan_id", "requirement_id", "unit_id"]
WHO = ["person_id", "plan_id", "given_in"]
SAID = ("enters", "leaves", "reddens", "changes")
"""Of somebody and a plan, on a day: gets cells of it, has none any more, has a cell that is red and was not, or
one of another colour than it had."""


def compared(before: Standing, after: Standing, days: tuple[date, ...]) -> pl.DataFrame:
    """Whoever something changes for: `person_id`, `plan_id`, `given_in` (a row for each unit in which it is
    given), for each day (`0`, `1` …) the columns SAID with its number, and `had_0` …: had the plan then already.
    `red_on`: the first day on which something is red of what turns red."""
    found = [_on_day(before, after, day, number, days[0]) for number, day in enumerate(days)]
    together = found[0]
    for other in found[1:]:
        together = together.join(other, on=WHO, how="full", coalesce=True)
    flags = [f"{said}_{number}" for number in range(len(days)) for said in (*SAID, "had")]
    red_on = pl.min_horizontal(f"red_on_{number}" for number in range(len(days)))
    return together.select(*WHO, *(pl.col(flag).fill_null(False) for flag in flags), red_on=red_on)


def _on_day(before: Standing, after: Standing, day: date, number: int, first: date) -> pl.DataFrame:
    """Of each person and plan with cells that day, before or after, where it is given: SAID."""
    cells = _beside(before, after, day)
    red = Colour.RED.value
    reddens = (pl.col("colour") == red).fill_null(False) & (pl.col("was") != red).fill_null(True)
    had, has = pl.col("was").is_not_null().any(), pl.col("colour").is_not_null().any()
    who = cells.group_by("person_id", "plan_id").agg(
        had=had,
        enters=~had & has,
        leaves=had & ~has,
        reddens=reddens.any(),
        changes=pl.col("colour").ne_missing(pl.col("was")).any(),
        red_on=pl.max_horizontal("red_on", "from_on", pl.lit(first)).filter(reddens).min(),
    )
    told = who.join(_given(before, after, day), on=["person_id", "plan_id"])
    return told.rename({name: f"{name}_{number}" for name in told.columns if name not in WHO})


def _beside(before: Standing, after: Standing, day: date) -> pl.DataFrame:
    """Each cell of the day with the colour it would have, and the one it has (`was`)."""
    was = cells_on(before, day).select(*CELL, was="colour")
    would = cells_on(after, day).select(*CELL, "colour", "from_on", "red_on")
    return would.join(was, on=CELL, how="full", coalesce=True, nulls_equal=True)


def cells_on(found: Standing, day: date) -> pl.DataFrame:
    """The cells that exist on a day, coloured; colours as texts."""
    coloured = Standing(found.facts, found.evaluation, day).cells
    return coloured.with_columns(pl.col("colour").cast(pl.String))


def _given(before: Standing, after: Standing, day: date) -> pl.DataFrame:
    """Where each person has each plan that day: as it would be, and of those who leave it as it is."""
    now, then = (_places(one, day) for one in (before, after))
    gone = now.join(then, on=["person_id", "plan_id"], how="anti")
    return pl.concat([then, gone])


def _places(found: Standing, day: date) -> pl.DataFrame:
    there = covering(found.evaluation.grants, day).select("piece", given_in="unit_id")
    whose = found.evaluation.cells.select("piece", "person_id", "plan_id").unique()
    return whose.join(there, on="piece").select(WHO).unique()
