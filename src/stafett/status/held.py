"""How long it is held (§3): the records that count, how long each is valid, the n-th latest."""

from __future__ import annotations

from datetime import date

import polars as pl

from stafett.status.calendar import ALWAYS, NEVER, last_yearly, plus_days, plus_months
from stafett.status.facts import Facts


def records(facts: Facts, on: date) -> pl.DataFrame:
    """The achievements approved and not revoked, and the claims open, on the day `on` (§3).

    `person_id`, `competence_id`, `shown_level`, `shown_in` (unit), `achieved_on`, `last_day`,
    `own_months`, `submitted_on`, `is_claim`, `nth` (their order in time)."""
    approved = (pl.col("approved_on") <= on).fill_null(False)
    revoked = (pl.col("revoked_on") <= on).fill_null(False)
    refused = (pl.col("refused_on") <= on).fill_null(False)
    claimed = (pl.col("submitted_on") <= on) & ~approved & ~refused
    months = facts.competences.select("competence_id", own_months="validity_months")
    return (
        facts.achievements.filter(pl.col("achieved_on") <= on, (approved & ~revoked) | claimed)
        .sort("achieved_on", "achievement_id")
        .with_row_index("nth")
        .join(months, on="competence_id", how="left")
        .select(
            "person_id",
            "competence_id",
            "achieved_on",
            "own_months",
            "submitted_on",
            "nth",
            shown_level="level",
            shown_in="unit_id",
            last_day="valid_until",
            is_claim=~approved,
        )
    )


def relevant(asks: pl.DataFrame, accepted: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """The records that count for each of the `asks` (§3): the columns of both, a row per match."""
    earliest = pl.max_horizontal(
        plus_days(pl.col("since"), -pl.col("lookback_days")), "redo_on", pl.lit(ALWAYS)
    )
    only_unit = pl.when("per_unit").then("unit_id")
    return (
        asks.select(
            "cell", "person_id", "term", "level", "times", "validity_months", "early_days",
            "keeps_date", "fixed_month", "fixed_day", earliest=earliest, only_unit=only_unit,
        )
        .join(accepted, on="term")
        .join(known, on=["person_id", "competence_id"])
        .filter(
            pl.col("shown_level") >= pl.col("level"),
            pl.col("achieved_on") >= pl.col("earliest"),
            pl.col("only_unit").is_null() | (pl.col("only_unit") == pl.col("shown_in")).fill_null(False),
        )
    )  # fmt: skip


def last_claimed(found: pl.DataFrame) -> pl.DataFrame:
    """The latest day one of the open claims was handed in: `cell`, `claimed_on`."""
    return found.filter("is_claim").group_by("cell").agg(claimed_on=pl.col("submitted_on").max())


def held(found: pl.DataFrame) -> pl.DataFrame:
    """`cell`, `held_until`: the n-th latest day the candidates are valid through (§3), n = `times`.

    Cells with fewer candidates are left out."""
    candidates = found.filter(~pl.col("is_claim")).with_columns(
        months=pl.coalesce("validity_months", "own_months").fill_null(0)
    )
    keeping = candidates.filter("keeps_date")
    reached = [valid_through(candidates.filter(~pl.col("keeps_date")))]
    if keeping.height:
        reached.append(renewed(keeping))
    return nth_latest(pl.concat(reached))


def nth_latest(reached: pl.DataFrame) -> pl.DataFrame:
    """From `cell`, `times`, `reached_on`: the `times`-th latest day of each cell that has as many."""
    once = reached.filter(pl.col("times") == 1).group_by("cell").agg(held_until=pl.col("reached_on").max())
    more = reached.filter(pl.col("times") > 1)
    if more.is_empty():
        return once
    ranked = more.sort("cell", "reached_on", descending=[False, True])
    ranked = ranked.filter(pl.int_range(1, pl.len() + 1).over("cell") == pl.col("times"))
    return pl.concat([once, ranked.select("cell", held_until="reached_on")])


def valid_through(candidates: pl.DataFrame) -> pl.DataFrame:
    """`cell`, `times`, `reached_on` of candidates whose validity depends on themselves alone (§3)."""
    completed = plus_months(pl.col("achieved_on"), pl.col("months"))
    limit = plus_days(completed, pl.col("early_days"))
    season = last_yearly(limit, pl.col("fixed_month"), pl.col("fixed_day"))
    in_season = pl.when(season > pl.col("achieved_on")).then(season).otherwise(completed)
    return candidates.select("cell", "times", reached_on=_capped(in_season))


def renewed(candidates: pl.DataFrame) -> pl.DataFrame:
    """`cell`, `times`, `reached_on` of candidates that renew from the day reached before (§3, `expiry`).

    Each depends on those before it, so the first of every cell is taken, then every second, …"""
    ordered = candidates.sort("cell", "nth").with_columns(turn=pl.int_range(pl.len()).over("cell"))
    reached: list[pl.DataFrame] = []
    before = ordered.select("cell", furthest=pl.lit(None, pl.Date)).unique()
    for turn in ordered.partition_by("turn", maintain_order=True):
        taken = turn.join(before, on="cell").with_columns(reached_on=_capped(_from_furthest()))
        before = taken.select("cell", furthest=pl.max_horizontal("furthest", "reached_on"))
        reached.append(taken.select("cell", "times", "reached_on"))
    return pl.concat(reached)


def _from_furthest() -> pl.Expr:
    furthest, achieved = pl.col("furthest"), pl.col("achieved_on")
    opens_on = plus_days(furthest, -pl.col("early_days"))
    in_time = (furthest != NEVER) & (opens_on <= achieved) & (achieved <= furthest)
    return plus_months(pl.when(in_time).then(furthest).otherwise(achieved), pl.col("months"))


def _capped(day: pl.Expr) -> pl.Expr:
    lasting = pl.when(pl.col("months") == 0).then(pl.lit(NEVER)).otherwise(day)
    return pl.min_horizontal(lasting, "last_day")
