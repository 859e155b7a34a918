"""Coverage (§6): whether enough members of a unit hold a competence on a day."""

from __future__ import annotations

from datetime import date

import polars as pl

from stafett.status.calendar import NEVER, computed, covering, plus_months
from stafett.status.facts import Facts
from stafett.status.terms import counting
from stafett.status.tree import members_on


def coverage(facts: Facts, coverages: pl.DataFrame, day: date) -> pl.DataFrame:
    """Each coverage in force on `day` with its `holders` and whether it `is_short` of them (§6).

    `coverages`: `coverage_id`, `unit_id`, `competence_id`, `level` (empty: 1), `at_least`, `starts_on`,
    `ends_on` (inclusive, empty: open). Those columns but the days come back, sorted by `coverage_id`."""
    wanted = covering(coverages, day).with_columns(pl.col("level").fill_null(1))
    present = members_on(facts, day).join(covering(facts.leaves, day), on="person_id", how="anti")
    held = holding(facts, wanted, day).join(present.lazy(), on=["unit_id", "person_id"])
    counted = held.group_by("coverage_id").agg(holders=pl.col("person_id").n_unique())
    return computed(
        wanted.lazy()
        .join(counted, on="coverage_id", how="left")
        .select(
            "coverage_id", "unit_id", "competence_id", "level", "at_least",
            holders=pl.col("holders").fill_null(0).cast(pl.Int64),
        )
        .with_columns(is_short=pl.col("holders") < pl.col("at_least"))
        .sort("coverage_id")
    )  # fmt: skip


def holding(facts: Facts, wanted: pl.DataFrame, day: date) -> pl.LazyFrame:
    """Who holds on `day` what is `wanted` (`competence_id`, `level`, and what else each row says), members or
    not (§6): each row with every `person_id`, as often as they have shown what counts.

    What counts for a competence is valid by that competence's own months."""
    months = facts.competences.lazy().select("competence_id", months="validity_months")
    others = counting(facts).lazy().group_by("competence_id").agg("counts")
    through = plus_months(pl.col("achieved_on"), pl.col("months"))
    lasting = pl.when(pl.col("months") > 0).then(through).otherwise(pl.lit(NEVER))
    return (
        wanted.lazy()
        .join(months, on="competence_id", how="left")
        .join(others, on="competence_id", how="left")
        .with_columns(pl.concat_list(pl.col("counts").fill_null([]), "competence_id"))
        .explode("counts")
        .join(_approved(facts, day), left_on="counts", right_on="competence_id")
        .filter(pl.col("shown_level") >= pl.col("level"), pl.min_horizontal(lasting, "valid_until") >= day)
        .select(*wanted.columns, "person_id")
    )


def _approved(facts: Facts, day: date) -> pl.LazyFrame:
    return (
        facts.achievements.lazy()
        .filter(
            pl.col("achieved_on") <= day,
            pl.col("approved_on") <= day,
            (pl.col("revoked_on") > day).fill_null(True),
        )
        .select("person_id", "competence_id", "achieved_on", "valid_until", shown_level="level")
    )
