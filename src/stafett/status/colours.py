"""The colour of every cell on a day (§5), and the cells as they are exported."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import polars as pl

from stafett.status.calendar import covering, first_day_after
from stafett.status.evaluation import Evaluation
from stafett.status.facts import Facts


class Colour(StrEnum):
    """The four colours, the worst first; grey is neither good nor bad and yields to all."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"


class Reason(StrEnum):
    """Why a cell has its colour, the worst first."""

    MISSING = "missing"
    EXPIRED = "expired"
    DUE = "due"
    EXPIRING = "expiring"
    AWAITING_APPROVAL = "awaiting_approval"
    MET = "met"
    EXEMPT = "exempt"
    ON_LEAVE = "on_leave"


COLOUR_OF = {
    Reason.MISSING: Colour.RED,
    Reason.EXPIRED: Colour.RED,
    Reason.DUE: Colour.YELLOW,
    Reason.EXPIRING: Colour.YELLOW,
    Reason.AWAITING_APPROVAL: Colour.YELLOW,
    Reason.MET: Colour.GREEN,
    Reason.EXEMPT: Colour.GREY,
    Reason.ON_LEAVE: Colour.GREY,
}

COLOURS = pl.Enum(Colour)
REASONS = pl.Enum(Reason)

EXPORTED = (
    "person_id", "plan_id", "requirement_id", "unit_id", "from_on", "until_on", "since", "held_until",
    "yellow_on", "red_on", "colour", "reason",
)  # fmt: skip


def on_day(evaluation: Evaluation, facts: Facts, day: date) -> pl.DataFrame:
    """The cells that exist on `day`, with `colour` and `reason` (§5).

    Cheap: nothing is judged again. Raises ValueError for a day before the evaluation's."""
    if day < evaluation.on:
        raise ValueError(f"evaluated on {evaluation.on}, which cannot tell about {day}")
    existing = evaluation.cells.filter(
        pl.col("from_on") <= day, pl.col("until_on").is_null() | (pl.col("until_on") > day)
    )
    marked = existing.with_columns(
        exempt=_exempt(existing, covering(facts.exemptions, day)),
        on_leave=_on_leave(existing, covering(facts.leaves, day)),
    )
    return coloured(marked, pl.lit(day)).drop("exempt", "on_leave")


def coloured(cells: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    """Adds `colour` and `reason` on `day` to cells marked `exempt` and `on_leave` that day (§5)."""
    late = pl.col("red_on") <= day
    warned = pl.col("yellow_on") <= day
    never_held = pl.col("held_until").is_null()  # or held forever, but that is never late
    reason = (
        pl.when("exempt").then(_says(Reason.EXEMPT))
        .when("on_leave").then(_says(Reason.ON_LEAVE))
        .when(late & never_held).then(_says(Reason.MISSING))
        .when(late).then(_says(Reason.EXPIRED))
        .when(warned & (pl.col("held_until") >= day)).then(_says(Reason.EXPIRING))
        .when(warned & pl.col("claimed_on").is_not_null()).then(_says(Reason.AWAITING_APPROVAL))
        .when(warned).then(_says(Reason.DUE))
        .otherwise(_says(Reason.MET))
    )  # fmt: skip
    colour = pl.col("reason").replace_strict(COLOUR_OF, return_dtype=COLOURS)
    return cells.with_columns(reason=reason).with_columns(colour=colour)


def export(coloured_cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with their colour as other programs read them: the columns EXPORTED, sorted by person, plan,
    requirement and unit; `held_until` is text, and says `forever` where it never lapses."""
    until = pl.when("held_forever").then(pl.lit("forever")).otherwise(pl.col("held_until").dt.to_string())
    return (
        coloured_cells.with_columns(until.alias("held_until"), pl.col("colour", "reason").cast(pl.String))
        .select(EXPORTED)
        .sort("person_id", "plan_id", "requirement_id", "unit_id")
    )


def greyed(facts: Facts, cells: pl.DataFrame) -> pl.DataFrame:
    """When an exemption or a leave covers the cells (§5): `cell`, `starts_on`, `until_on`, unjoined."""
    days = ["cell", "starts_on", first_day_after("ends_on")]
    away = cells.select("cell", "person_id").join(facts.leaves, on="person_id").select(days)
    excused = (
        cells.select("cell", "person_id", "plan_id", "requirement_id")
        .join(facts.exemptions, on=["person_id", "plan_id"], suffix="_exempt")
        .filter((pl.col("requirement_id_exempt") == pl.col("requirement_id")).fill_null(True))
        .select(days)
    )
    return pl.concat([away, excused])


def _says(reason: Reason) -> pl.Expr:
    return pl.lit(reason.value, REASONS)


def _exempt(cells: pl.DataFrame, exemptions: pl.DataFrame) -> pl.Expr:
    whole = exemptions.filter(pl.col("requirement_id").is_null())
    by_plan = _matched(cells, whole, ["person_id", "plan_id"])
    return by_plan | _matched(cells, exemptions, ["person_id", "plan_id", "requirement_id"])


def _on_leave(cells: pl.DataFrame, leaves: pl.DataFrame) -> pl.Expr:
    return _matched(cells, leaves, ["person_id"])


def _matched(cells: pl.DataFrame, frame: pl.DataFrame, key: list[str]) -> pl.Expr:
    """For each of the cells in their order whether the frame has its key; empty where it has not."""
    if frame.is_empty():
        return pl.lit(False)
    marks = frame.select(key).unique().with_columns(matched=pl.lit(True))
    matched = cells.select(key).join(marks, on=key, how="left", maintain_order="left")
    return pl.lit(matched["matched"])
