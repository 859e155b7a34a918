"""The colour of every cell on a day (§5), and the cells as they are exported."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import polars as pl

from stafett.status.calendar import computed, covering, first_day_after
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
BY_REASON = pl.Series([COLOUR_OF[reason] for reason in Reason], dtype=COLOURS)

EXPORTED = (
    "person_id", "plan_id", "requirement_id", "unit_id", "from_on", "until_on", "since", "held_until",
    "yellow_on", "red_on", "colour", "reason",
)  # fmt: skip


def on_day(evaluation: Evaluation, facts: Facts, day: date) -> pl.DataFrame:
    """The cells that exist on `day`, with `colour` and `reason` (§5).

    Cheap: nothing is judged again. Raises ValueError for a day before the evaluation's."""
    if day < evaluation.on:
        raise ValueError(f"evaluated on {evaluation.on}, which cannot tell about {day}")
    marks = marked(evaluation.cells, facts, day)
    return computed(coloured(marks, pl.lit(day)).drop("exempt", "on_leave"))


def marked(cells: pl.DataFrame, facts: Facts, day: date) -> pl.LazyFrame:
    """Those of the cells (or of their outline) that exist on `day`, marked `exempt` and `on_leave`."""
    existing = cells.lazy().filter(
        pl.col("from_on") <= day, pl.col("until_on").is_null() | (pl.col("until_on") > day)
    )
    exempt, away = covering(facts.exemptions, day), covering(facts.leaves, day)
    whole = exempt.filter(pl.col("requirement_id").is_null())
    return (
        existing.pipe(_matched, whole, ["person_id", "plan_id"], "exempt_from_plan")
        .pipe(_matched, exempt, ["person_id", "plan_id", "requirement_id"], "exempt_from_it")
        .pipe(_matched, away, ["person_id"], "on_leave")
        .with_columns(exempt=pl.col("exempt_from_plan") | pl.col("exempt_from_it"))
        .drop("exempt_from_plan", "exempt_from_it")
    )


def coloured[Frame: (pl.DataFrame, pl.LazyFrame)](cells: Frame, day: pl.Expr) -> Frame:
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
    # Looked up by the reason's number: to replace one by the other takes twenty times as long.
    colour = pl.lit(BY_REASON).gather(pl.col("reason").to_physical())
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


def greyed(facts: Facts, cells: pl.LazyFrame) -> pl.LazyFrame:
    """When an exemption or a leave covers the cells (§5): `cell`, `starts_on`, `until_on`, unjoined."""
    days = ["cell", "starts_on", first_day_after("ends_on")]
    whole_plan = pl.col("requirement_id_exempt").is_null()
    away = cells.select("cell", "person_id").join(facts.leaves.lazy(), on="person_id").select(days)
    excused = (
        cells.select("cell", "person_id", "plan_id", "requirement_id")
        .join(facts.exemptions.lazy(), on=["person_id", "plan_id"], suffix="_exempt")
        .filter(whole_plan | (pl.col("requirement_id_exempt") == pl.col("requirement_id")).fill_null(False))
        .select(days)
    )
    return pl.concat([away, excused])


def _says(reason: Reason) -> pl.Expr:
    return pl.lit(reason.value, REASONS)


def _matched(cells: pl.LazyFrame, frame: pl.DataFrame, key: list[str], name: str) -> pl.LazyFrame:
    """The cells, each with whether the frame has its key; an empty one it never has."""
    if frame.is_empty():
        return cells.with_columns(pl.lit(False).alias(name))
    marks = frame.lazy().select(key).unique().with_columns(pl.lit(True).alias(name))
    return cells.join(marks, on=key, how="left", maintain_order="left").with_columns(
        pl.col(name).fill_null(False)
    )
