"""When a cell exists (§2): pairs of employment and assignment, scope windows, pieces, grants."""

from __future__ import annotations

from datetime import date

import polars as pl

from stafett.status.calendar import first_day_after, joined, opens, or_empty, plus_days
from stafett.status.facts import Facts
from stafett.status.tree import ancestry

LONGEST_BREAK = 90  # days between two windows of one chain (§2.5)


def pairs(facts: Facts) -> pl.LazyFrame:
    """Every pair of an employment and an assignment that match, and the days they do (§2.1).

    `person_id`, `plan_id`, `unit_id` (the employment's), `employment_id`, `assignment_id`,
    `starts_on`, `until_on`; several rows where the days are several stretches."""
    stretches = ("", "_tree", "_given")
    return (
        facts.employments.lazy()
        .with_columns(first_day_after("ends_on"))
        .join(ancestry(facts, of=facts.employments["unit_id"]), on="unit_id", suffix="_tree")
        .join(_assignments(facts), left_on="ancestor_id", right_on="at_unit_id", suffix="_given")
        .filter(
            pl.col("subunits") | (pl.col("ancestor_id") == pl.col("unit_id")),
            (pl.col("only_person") == pl.col("person_id")).fill_null(True),
            pl.col("only_position").is_null() | (pl.col("only_position") == pl.col("position")),
        )
        .with_columns(
            starts_on=pl.max_horizontal(f"starts_on{name}" for name in stretches),
            until_on=pl.min_horizontal(f"until_on{name}" for name in stretches),
        )
        .filter(pl.col("starts_on") < pl.col("until_on"))
        .select("person_id", "plan_id", "unit_id", "employment_id", "assignment_id", "starts_on", "until_on")
    )


def _assignments(facts: Facts) -> pl.LazyFrame:
    listed = facts.positions.lazy().select("assignment_id", only_position="position").unique()
    return (
        facts.assignments.lazy()
        .join(listed, on="assignment_id", how="left")
        .select(
            "assignment_id",
            "plan_id",
            "subunits",
            "only_position",
            "starts_on",
            first_day_after("ends_on"),
            at_unit_id="unit_id",
            only_person="person_id",
        )
    )


def windows(given: pl.LazyFrame, *, per_unit: bool) -> pl.LazyFrame:
    """The scope windows of each person and plan, or of each person, plan and giving unit (§2.2).

    `person_id`, `plan_id`, `unit_id` (empty unless `per_unit`), `per_unit`, `starts_on`, `until_on`,
    `chain_starts_on` (§2.5)."""
    by = ["person_id", "plan_id", "unit_id"] if per_unit else ["person_id", "plan_id"]
    opens_chain = opens(by, gap=LONGEST_BREAK)
    nowhere = pl.lit(None, given.collect_schema()["unit_id"]).alias("unit_id")
    return joined(given, by).select(
        "person_id",
        "plan_id",
        "unit_id" if per_unit else nowhere,
        pl.lit(per_unit).alias("per_unit"),
        "starts_on",
        "until_on",
        chain_starts_on=pl.when(opens_chain).then("starts_on").forward_fill(),
    )


def pieces(given: pl.LazyFrame, in_force: pl.LazyFrame, asked: pl.DataFrame, on: date) -> pl.LazyFrame:
    """The windows cut by the plans' versions (§2.3), as far as they last beyond `on` and ask anything.

    `piece` (its number), `person_id`, `plan_id`, `unit_id` (empty unless `per_unit`), `per_unit`,
    `version`, `from_on`, `until_on`, `chain_starts_on`."""
    scope = [windows(given, per_unit=False)]
    by_unit = asked.filter("per_unit")
    if by_unit.height:
        scope.append(windows(given.join(by_unit.lazy(), on="plan_id", how="semi"), per_unit=True))
    return (
        pl.concat(scope)
        .join(in_force, on="plan_id")
        .with_columns(
            from_on=pl.max_horizontal("starts_on", "effective_from"),
            until_on=pl.min_horizontal("until_on", "ends_on"),
        )
        .filter(pl.col("from_on") < pl.col("until_on"), pl.col("until_on") > on)
        .join(asked.lazy(), on=["plan_id", "version", "per_unit"], how="semi")
        .with_row_index("piece")
        .select(
            "piece", "person_id", "plan_id", "unit_id", "per_unit", "version", "from_on", "until_on",
            "chain_starts_on",
        )
    )  # fmt: skip


def grants(cut: pl.LazyFrame, given: pl.LazyFrame) -> pl.LazyFrame:
    """Which pair gives each piece on which days (§2.1, §6).

    `piece`, `assignment_id`, `employment_id`, `unit_id` (where it is given), `starts_on`, `ends_on`
    (inclusive, empty: open)."""
    asked = cut.select("piece", "person_id", "plan_id", "from_on", ends="until_on", only_unit="unit_id")
    return (
        asked.join(given, on=["person_id", "plan_id"])
        .with_columns(
            starts_on=pl.max_horizontal("starts_on", "from_on"),
            until_on=pl.min_horizontal("until_on", "ends"),
        )
        .filter(
            (pl.col("only_unit") == pl.col("unit_id")).fill_null(True),
            pl.col("starts_on") < pl.col("until_on"),
        )
        .with_columns(or_empty("until_on"))
        .with_columns(ends_on=plus_days(pl.col("until_on"), -1))
        .select("piece", "assignment_id", "employment_id", "unit_id", "starts_on", "ends_on")
    )
