"""What the plans ask, version by version: when each is in force, its run, what counts for it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl

from stafett.status.calendar import NEVER, begins, computed
from stafett.status.facts import Facts
from stafett.status.remembered import remembered

KEY = ("plan_id", "version", "requirement_id")
FIXED = "fixed:"


def versions(facts: Facts, plans: pl.LazyFrame) -> pl.LazyFrame:
    """The versions of `plans` with the days they are in force (§1).

    `plan_id`, `version`, `effective_from`, `ends_on` (first day after), `nth` (counting up),
    `follows` (no day without a version since the one before; a plan's first version may say either)."""
    following = pl.col("effective_from").shift(-1).over("plan_id")
    return (
        facts.versions.lazy()
        .join(plans, on="plan_id", how="semi")
        .sort("plan_id", "version")
        .with_columns(ends_on=pl.min_horizontal("retired_on", following).fill_null(NEVER))
        .select(
            "plan_id",
            "version",
            "effective_from",
            "ends_on",
            nth=pl.int_range(pl.len()),
            follows=pl.col("ends_on").shift() == pl.col("effective_from"),
        )
    )


def terms(facts: Facts, in_force: pl.LazyFrame) -> pl.LazyFrame:
    """The requirements of the versions `in_force`, each with its run (§2.4) and a number `term`.

    Adds `run_starts_on`, `redo_on` (the latest redo after the run's first version), `before`
    (the term of the version before, in the same run), `question` (equal where two ask the same),
    `kind` of renewal, and for a fixed one `fixed_month` and `fixed_day`."""
    by = ["plan_id", "requirement_id"]
    goes_on = pl.col("follows") & (pl.col("nth").diff() == 1) & ~begins(by)
    redone_on = pl.when(pl.col("goes_on") & pl.col("redo")).then("effective_from")
    return (
        _questions(facts.requirements, facts.accepts)
        .lazy()
        .join(in_force, on=["plan_id", "version"])
        .sort(*by, "nth")
        .with_row_index("term")
        .with_columns(goes_on=goes_on)
        .with_columns(run=(~pl.col("goes_on")).cum_sum())
        .with_columns(
            run_starts_on=pl.when(~pl.col("goes_on")).then("effective_from").forward_fill(),
            redo_on=redone_on.forward_fill().over("run"),
            before=pl.when("goes_on").then(pl.col("term") - 1),
            **_renewal(),
        )
    )


@remembered
def _questions(requirements: pl.DataFrame, accepts: pl.DataFrame) -> pl.DataFrame:
    """All requirements, each with its `question`: the same for whomever the facts are asked about."""
    question = pl.format("{}:{}", "level", pl.col("accepts").fill_null("")).rank("dense")
    every = requirements.lazy().join(_accepts(accepts), on=KEY, how="left")
    return computed(every.with_columns(question=question))


def accepting(facts: Facts) -> dict[int, tuple[Any, ...]]:
    """The competences each `question` accepts, in order; those that count for them not among them. Of all plans,
    whoever is evaluated."""
    return _accepting(facts.requirements, facts.accepts)


@remembered
def _accepting(requirements: pl.DataFrame, accepts: pl.DataFrame) -> dict[int, tuple[Any, ...]]:
    one = _questions(requirements, accepts).lazy().unique("question", keep="any").select("question", *KEY)
    pairs = one.join(accepts.lazy(), on=KEY).sort("competence_id")
    grouped = computed(pairs.group_by("question", maintain_order=True).agg(pl.col("competence_id").unique()))
    return {question: tuple(sorted(found)) for question, found in grouped.iter_rows()}


def _renewal() -> dict[str, pl.Expr]:
    yearly = pl.col("renewal").str.starts_with(FIXED)
    month_and_day = pl.when(yearly).then(pl.col("renewal").str.slice(len(FIXED)))
    return {
        "kind": pl.when(yearly).then(pl.lit("fixed")).otherwise("renewal"),
        "fixed_month": month_and_day.str.head(2).cast(pl.Int32),
        "fixed_day": month_and_day.str.tail(2).cast(pl.Int32),
    }


def _accepts(accepts: pl.DataFrame) -> pl.LazyFrame:
    """The competences each requirement `accepts`, as one text."""
    text = pl.col("competence_id").unique().cast(pl.String).sort().str.join("|")
    return accepts.lazy().group_by(KEY).agg(accepts=text)


def accepted(facts: Facts, asked: pl.DataFrame) -> pl.LazyFrame:
    """What counts for each term, equivalences included (§1, §3): `term`, `competence_id`, each pair once."""
    named = (
        asked.lazy().select("term", *KEY).join(facts.accepts.lazy(), on=KEY).select("term", "competence_id")
    )
    further = named.join(counting(facts).lazy(), on="competence_id").select("term", competence_id="counts")
    return pl.concat([named, further]).unique()


def counting(facts: Facts) -> pl.DataFrame:
    """Which other competence counts for which (§1), through any number: `competence_id`, `counts`."""
    direct: dict[Any, list[Any]] = defaultdict(list)
    for competence, counts in facts.equivalences.select("competence_id", "accepted_id").iter_rows():
        direct[competence].append(counts)
    pairs = [(competence, counts) for competence in direct for counts in _reached(direct, competence)]
    competence = facts.equivalences["competence_id"].dtype
    return pl.DataFrame(pairs, schema=[("competence_id", competence), ("counts", competence)], orient="row")


def _reached(direct: dict[Any, list[Any]], start: Any) -> set[Any]:
    found: set[Any] = set()
    ahead = list(direct[start])
    while ahead:
        competence = ahead.pop()
        if competence not in found:
            found.add(competence)
            ahead.extend(direct.get(competence, ()))
    return found
