"""What the plans ask, version by version: when each is in force, its run, what counts for it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl

from stafett.status.calendar import NEVER
from stafett.status.facts import Facts

FIXED = "fixed:"


def versions(facts: Facts, plans: pl.DataFrame) -> pl.DataFrame:
    """The versions of `plans` with the days they are in force (§1).

    `plan_id`, `version`, `effective_from`, `ends_on` (first day after), `nth` (1, 2, … in a plan),
    `follows` (no day without a version since the one before)."""
    following = pl.col("effective_from").shift(-1).over("plan_id")
    return (
        facts.versions.join(plans, on="plan_id", how="semi")
        .sort("plan_id", "version")
        .with_columns(ends_on=pl.min_horizontal("retired_on", following).fill_null(NEVER))
        .select(
            "plan_id",
            "version",
            "effective_from",
            "ends_on",
            nth=pl.int_range(pl.len(), dtype=pl.Int32).over("plan_id"),
            follows=pl.col("ends_on").shift().over("plan_id") == pl.col("effective_from"),
        )
    )


def terms(facts: Facts, in_force: pl.DataFrame) -> pl.DataFrame:
    """The requirements of the versions `in_force`, each with its run (§2.4) and a number `term`.

    Adds `run_starts_on`, `redo_on` (the latest redo after the run's first version), `before`
    (the term of the version before, in the same run), `question` (equal where two ask the same)."""
    asked = facts.requirements.join(in_force, on=["plan_id", "version"]).sort(
        "plan_id", "requirement_id", "nth"
    )
    same = ["plan_id", "requirement_id"]
    goes_on = (pl.col("nth").diff().over(same) == 1) & pl.col("follows")
    asked = asked.with_row_index("term").with_columns(goes_on=goes_on.fill_null(False))
    asked = asked.with_columns(run=(~pl.col("goes_on")).cum_sum())
    redone_on = pl.when(pl.col("goes_on") & pl.col("redo")).then("effective_from")
    yearly = pl.when(pl.col("renewal").str.starts_with(FIXED)).then(pl.col("renewal"))
    return asked.with_columns(
        run_starts_on=pl.col("effective_from").first().over("run"),
        redo_on=redone_on.forward_fill().over("run"),
        before=pl.when("goes_on").then(pl.col("term") - 1),
        keeps_date=pl.col("renewal") == "expiry",
        fixed_month=yearly.str.slice(len(FIXED), 2).cast(pl.Int32),
        fixed_day=yearly.str.slice(len(FIXED) + 3, 2).cast(pl.Int32),
        question=_question(asked, facts),
    )


def _question(asked: pl.DataFrame, facts: Facts) -> pl.Series:
    key = ["plan_id", "version", "requirement_id"]
    listed = facts.accepts.group_by(key).agg(
        accepts=pl.col("competence_id").unique().cast(pl.String).sort().str.join("|")
    )
    asks = asked.select(*key, "level").join(listed, on=key, how="left", maintain_order="left")
    return asks.select(pl.format("{}:{}", "level", pl.col("accepts").fill_null("")).rank("dense")).to_series()


def accepted(facts: Facts, asked: pl.DataFrame) -> pl.DataFrame:
    """What counts for each term, equivalences included (§1, §3): `term`, `competence_id`, each pair once."""
    key = ["plan_id", "version", "requirement_id"]
    named = asked.select("term", *key).join(facts.accepts, on=key).select("term", "competence_id")
    if facts.equivalences.is_empty():
        return named.unique()
    counting = named.join(_counting(facts), on="competence_id").select("term", competence_id="counts")
    return pl.concat([named, counting]).unique()


def _counting(facts: Facts) -> pl.DataFrame:
    direct: dict[Any, list[Any]] = defaultdict(list)
    for competence, counts in facts.equivalences.select("competence_id", "accepted_id").iter_rows():
        direct[competence].append(counts)
    pairs = [(competence, counts) for competence in direct for counts in _reached(dict(direct), competence)]
    competence = facts.equivalences.schema["competence_id"]
    return pl.DataFrame(pairs, schema={"competence_id": competence, "counts": competence}, orient="row")


def _reached(direct: dict[Any, list[Any]], start: Any) -> set[Any]:
    found: set[Any] = set()
    ahead = list(direct[start])
    while ahead:
        competence = ahead.pop()
        if competence not in found:
            found.add(competence)
            ahead.extend(direct.get(competence, ()))
    return found
