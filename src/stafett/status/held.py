"""How long it is held (§3): the records that count, how long each is valid, the n-th latest."""

from __future__ import annotations

from datetime import date

import polars as pl

from stafett.status.calendar import ALWAYS, NEVER, computed, last_yearly, plus_days, plus_months, turn
from stafett.status.facts import Facts


def records(facts: Facts, on: date) -> pl.LazyFrame:
    """The achievements approved and not revoked, and the claims open, on the day `on` (§3).

    `person_id`, `competence_id`, `shown_level`, `shown_in` (unit), `achieved_on`, `last_day`,
    `own_months`, `submitted_on`, `is_claim`, `achievement_id`."""
    approved = (pl.col("approved_on") <= on).fill_null(False)
    revoked = (pl.col("revoked_on") <= on).fill_null(False)
    refused = (pl.col("refused_on") <= on).fill_null(False)
    claimed = (pl.col("submitted_on") <= on) & ~approved & ~refused
    months = facts.competences.lazy().select("competence_id", own_months="validity_months")
    return (
        facts.achievements.lazy()
        .filter(pl.col("achieved_on") <= on, (approved & ~revoked) | claimed)
        .join(months, on="competence_id", how="left")
        .select(
            "person_id", "competence_id", "achieved_on", "own_months", "submitted_on", "achievement_id",
            shown_level="level", shown_in="unit_id", last_day="valid_until", is_claim=~approved,
        )
    )  # fmt: skip


def relevant(asks: pl.LazyFrame, accepted: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """The records that count for each of the `asks` (§3), a row per match.

    `cell`, `times`, `kind` of renewal with what it needs, `months` (0: forever), and of the record
    `achievement_id`, `achieved_on`, `last_day`, `submitted_on`, `is_claim`."""
    earliest = pl.max_horizontal(
        plus_days(pl.col("since"), -pl.col("lookback_days")), "redo_on", pl.lit(ALWAYS)
    )
    only_unit = pl.when("per_unit").then("unit_id")
    return (
        asks.with_columns(earliest=earliest, only_unit=only_unit)
        .join(accepted, on="term")
        .join(known, on=["person_id", "competence_id"])
        .filter(
            pl.col("shown_level") >= pl.col("level"),
            pl.col("achieved_on") >= pl.col("earliest"),
            pl.col("only_unit").is_null() | (pl.col("only_unit") == pl.col("shown_in")),
        )
        .select(
            "cell", "times", "kind", "early_days", "fixed_month", "fixed_day", "achievement_id",
            "achieved_on", "last_day", "submitted_on", "is_claim",
            months=pl.coalesce("validity_months", "own_months").fill_null(0),
        )
    )  # fmt: skip


def last_claimed(found: pl.LazyFrame) -> pl.LazyFrame:
    """The latest day one of the open claims was handed in: `cell`, `claimed_on`."""
    return found.filter("is_claim").group_by("cell").agg(claimed_on=pl.col("submitted_on").max())


def held(found: pl.DataFrame) -> pl.LazyFrame:
    """`cell`, `held_until`: the n-th latest day the candidates are valid through (§3), n = `times`.

    Cells with fewer candidates are left out."""
    kinds = found.filter(~pl.col("is_claim")).partition_by("kind", as_dict=True)
    reached = [VALID_THROUGH[kind](candidates) for (kind,), candidates in kinds.items()]
    return nth_latest(pl.concat(reached or [completed(found.clear())]))


def nth_latest(reached: pl.LazyFrame) -> pl.LazyFrame:
    """From `cell`, `times`, `reached_on`: the `times`-th latest day of each cell that has as many."""
    ranked = reached.sort("cell", "reached_on", descending=True)
    nth = ranked.filter(turn(["cell"]) == pl.col("times") - 1)
    return nth.select("cell", held_until="reached_on")


def completed(candidates: pl.DataFrame) -> pl.LazyFrame:
    """`cell`, `times`, `reached_on` where the validity counts from the day of achieving (§3)."""
    return _capped(candidates.lazy(), plus_months(pl.col("achieved_on"), pl.col("months")))


def in_season(candidates: pl.DataFrame) -> pl.LazyFrame:
    """`cell`, `times`, `reached_on` where everybody renews by the same date of the year (§3, `fixed`)."""
    limit = plus_days(pl.col("completed_on"), pl.col("early_days"))
    season = last_yearly(pl.col("limit"), pl.col("fixed_month"), pl.col("fixed_day"))
    day = pl.when(season > pl.col("achieved_on")).then(season).otherwise("completed_on")
    prepared = (
        candidates.lazy()
        .with_columns(completed_on=plus_months(pl.col("achieved_on"), pl.col("months")))
        .with_columns(limit=limit)
    )
    return _capped(prepared, day)


def renewed(candidates: pl.DataFrame) -> pl.LazyFrame:
    """`cell`, `times`, `reached_on` where renewing early costs nothing (§3, `expiry`).

    Each depends on those before it, so the first of every cell is taken, then every second, …"""
    turns = (
        candidates.sort("cell", "achieved_on", "achievement_id")
        .with_columns(turn(["cell"]))
        .partition_by("turn")
    )
    before = turns[0].select("cell", furthest=pl.lit(None, pl.Date))
    counts_from = _counts_from().alias("counts_from")
    through = plus_months(pl.col("counts_from"), pl.col("months"))
    furthest = pl.max_horizontal("furthest", "reached_on")
    reached = []
    for taking in turns:
        taken = taking.lazy().join(before.lazy(), on="cell").with_columns(counts_from)
        before = computed(_capped(taken, through, "furthest").with_columns(furthest))
        reached.append(before.lazy().drop("furthest"))
    return pl.concat(reached)


VALID_THROUGH = {"completion": completed, "fixed": in_season, "expiry": renewed}


def _counts_from() -> pl.Expr:
    furthest, achieved = pl.col("furthest"), pl.col("achieved_on")
    opens_on = plus_days(furthest, -pl.col("early_days"))  # of what never lapses: after any achievement
    in_time = (opens_on <= achieved) & (achieved <= furthest)
    return pl.when(in_time).then(furthest).otherwise(achieved)


def _capped(candidates: pl.LazyFrame, day: pl.Expr, *also: str) -> pl.LazyFrame:
    lasting = pl.when(pl.col("months") == 0).then(pl.lit(NEVER)).otherwise(day)
    return candidates.select("cell", "times", *also, reached_on=pl.min_horizontal(lasting, "last_day"))
