"""What people see: lines (§6), and what changes colour between two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from stafett.status.calendar import computed, joined, lasting
from stafett.status.colours import Colour, coloured, greyed, on_day
from stafett.status.evaluation import Evaluation
from stafett.status.facts import Facts

LINE = ["person_id", "question", "unit_id"]
REQUIREMENT = ["person_id", "plan_id", "requirement_id", "unit_id"]


def lines(cells: pl.DataFrame) -> pl.DataFrame:
    """The lines (§6) that coloured cells of one day join into, the worst first for each person.

    One per `person_id`, `question` and `unit_id` (empty unless per unit), numbered in `line`, with
    `colour` (worst), `mandatory` (if any is), `since`, `due`, `yellow_on`, `red_on` (earliest),
    `claimed_on` (latest), `level`, and
    `reason`, `held_until`, `held_forever` of the worst cell (the earliest red, then yellow, of those)."""
    ranked = cells.lazy().sort("person_id", "reason", "red_on", "yellow_on", "held_until", nulls_last=True)
    shown = ranked.group_by(LINE, maintain_order=True).agg(
        pl.col("level", "colour", "reason", "held_until", "held_forever").first(),
        pl.col("mandatory").any(),
        pl.col("since", "due", "yellow_on", "red_on").min(),
        pl.col("claimed_on").max(),
    )
    return computed(shown.with_row_index("line"))


def in_lines(lines: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells that joined into the `lines`, each with its `line`."""
    return computed(_in_lines(lines, cells))


def _in_lines(lines: pl.DataFrame, cells: pl.DataFrame) -> pl.LazyFrame:
    return cells.lazy().join(lines.lazy().select("line", *LINE), on=LINE, nulls_equal=True)


def askers(lines: pl.DataFrame, cells: pl.DataFrame, given: pl.DataFrame) -> pl.DataFrame:
    """Who asks for the `lines` that `cells` joined into (§6), each once: `line`, `plan_id`,
    `requirement_id`, and what `given` tells beside `piece` (such as the grants of that day)."""
    asking = _in_lines(lines, cells).select("line", "plan_id", "requirement_id", "piece")
    return computed(asking.join(given.lazy(), on="piece").drop("piece").unique())


def changes(
    evaluation: Evaluation, facts: Facts, frm: date, to: date, *, cells: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The cells neither yellow nor red on `frm` that become so after it, on `to` at the latest, the first first.

    The columns of a cell with `colour` and `reason` on `changes_on`, the first such day; a row per
    person, requirement and unit (a new version's piece does not count as new). `cells`: those of `frm`, if
    they are coloured already. Raises ValueError for a `frm` before the evaluation's day."""
    today = on_day(evaluation, facts, frm) if cells is None else cells
    already = today.lazy().filter(pl.col("colour") <= Colour.YELLOW.value)
    # no cell is red before it is yellow; one whose day has come, and yet is neither on `frm`, is grey then
    first_day = pl.max_horizontal("from_on", "yellow_on", frm)
    turning = (
        evaluation.cells.lazy()
        .filter(pl.col("yellow_on").is_not_null(), first_day <= to)
        .with_columns(changes_on=first_day)
        .join(already, on=REQUIREMENT, how="anti", nulls_equal=True)
    )
    waited = _after_grey(turning, facts, frm).filter(
        pl.col("changes_on") <= to, (pl.col("changes_on") < pl.col("until_on")).fill_null(True)
    )
    seen = waited.sort("changes_on").unique(REQUIREMENT, keep="first", maintain_order=True)
    marked = seen.with_columns(exempt=pl.lit(False), on_leave=pl.lit(False))
    return computed(coloured(marked, pl.col("changes_on")).drop("exempt", "on_leave"))


def _after_grey(turning: pl.LazyFrame, facts: Facts, frm: date) -> pl.LazyFrame:
    """Moves `changes_on`, not before `frm`, past the days on which an exemption or a leave covers it, to NEVER if it
    is open."""
    facts = replace(facts, leaves=lasting(facts.leaves, frm), exemptions=lasting(facts.exemptions, frm))
    if facts.leaves.is_empty() and facts.exemptions.is_empty():
        return turning
    turning = computed(turning).lazy()  # it is asked three times
    grey = joined(greyed(facts, turning), ["cell"])
    over = turning.select("cell", "changes_on").join(grey, on="cell")
    over = over.filter(pl.col("starts_on") <= pl.col("changes_on"), pl.col("changes_on") < pl.col("until_on"))
    return (
        turning.join(over.select("cell", back_on="until_on"), on="cell", how="left")
        .with_columns(changes_on=pl.coalesce("back_on", "changes_on"))
        .drop("back_on")
    )
