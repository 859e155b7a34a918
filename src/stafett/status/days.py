"""The two days that decide the colour (§4).

Everything here works on *asks*: a row per `cell` with the person, `unit_id` (empty unless the cell
has one), `since` and all terms of one requirement of one version.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from stafett.status.calendar import NEVER, computed, plus_days
from stafett.status.held import held, last_claimed, relevant


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What asks are judged on: the terms, what counts for them, the records known, the leaves joined
    (`person_id`, `starts_on`, `until_on`, `turn`: 0, 1, … of each person)."""

    terms: pl.DataFrame
    accepted: pl.DataFrame
    records: pl.DataFrame
    leaves: pl.DataFrame


def decide(asks: pl.DataFrame, grounds: Grounds) -> pl.DataFrame:
    """The asks with `duty`, `due`, `held_until` (empty: never held), `claimed_on` and `red_on` (§4)."""
    found = computed(relevant(asks.lazy(), grounds.accepted.lazy(), grounds.records.lazy()))
    known = (
        asks.lazy()
        .join(held(found), on="cell", how="left")
        .join(last_claimed(found.lazy()), on="cell", how="left")
    )
    judged = not_overnight(computed(by_the_terms(known)), grounds)
    bought = plus_days(pl.col("claimed_on"), pl.col("claim_days") + 1)
    return after_leaves(judged.with_columns(red_on=pl.max_horizontal("red_on", bought)), grounds.leaves)


def by_the_terms(asks: pl.LazyFrame) -> pl.LazyFrame:
    """`duty`, `due` and the `red_on` of §4.1; `held_until` only where it reaches the duty."""
    duty = pl.max_horizontal("since", "redo_on")
    after_due = plus_days(pl.col("due"), 1)
    red_on = (
        pl.when(~pl.col("mandatory") | (pl.col("held_until") == NEVER))
        .then(pl.lit(NEVER))
        .when(pl.col("held_until").is_null())
        .then(after_due.fill_null(NEVER))
        .otherwise(pl.max_horizontal(plus_days(pl.col("held_until"), 1), after_due))
    )
    return (
        asks.with_columns(duty=duty)
        .with_columns(
            due=plus_days(pl.col("duty"), pl.col("due_days")),
            held_until=pl.when(pl.col("held_until") >= pl.col("duty")).then("held_until"),
        )
        .with_columns(red_on=red_on)
    )


def yellow_on() -> pl.Expr:
    """The day a cell turns yellow (§4.1): its first if never held, never if held forever."""
    return (
        pl.when(pl.col("held_until").is_null())
        .then("from_on")
        .when(pl.col("held_until") == NEVER)
        .then(pl.lit(NEVER))
        .otherwise(plus_days(pl.col("held_until"), 1 - pl.col("warn_days")))
    )


def not_overnight(judged: pl.DataFrame, grounds: Grounds) -> pl.DataFrame:
    """A new version turns nobody red before the old would have, or before its transition ends (§4.2)."""
    spared_until = plus_days(pl.col("effective_from"), pl.col("transition_days"))
    facing = judged.filter(
        pl.col("since") < pl.col("effective_from"),  # so the run holds an earlier version
        pl.col("red_on") < spared_until,  # later days the version before cannot change
    )
    if facing.is_empty():
        return judged
    earlier = facing.select("cell", "person_id", "unit_id", "since", term="before")
    red_before = decide(earlier.join(grounds.terms, on="term"), grounds).select("cell", red_before="red_on")
    spared = pl.max_horizontal("red_on", pl.min_horizontal("red_before", spared_until))
    faced = pl.col("red_before").is_not_null()
    query = judged.lazy().join(red_before.lazy(), on="cell", how="left")
    return computed(query.with_columns(red_on=pl.when(faced).then(spared).otherwise("red_on")))


def after_leaves(judged: pl.DataFrame, leaves: pl.DataFrame) -> pl.DataFrame:
    """A `red_on` within a leave, or the grace after it, moves to the end of that grace (§4.4)."""
    if leaves.is_empty():
        return judged
    moved = (
        judged.lazy()
        .filter(pl.col("red_on") != NEVER)
        .join(leaves.lazy(), on="person_id", how="semi")
        .select("cell", "person_id", "grace_days", "red_on")
    )
    for turn in leaves.partition_by("turn"):
        moved = moved.join(turn.lazy(), on="person_id", how="left").select(
            "cell", "person_id", "grace_days", red_on=_moved()
        )
    moved = moved.select("cell", moved_on="red_on")
    query = judged.lazy().join(moved, on="cell", how="left")
    return computed(query.with_columns(red_on=pl.coalesce("moved_on", "red_on")).drop("moved_on"))


def _moved() -> pl.Expr:
    own_days = pl.col("until_on").to_physical() - pl.col("starts_on").to_physical()
    back_on = plus_days(pl.col("until_on"), pl.min_horizontal("grace_days", own_days))
    to_on = pl.when(pl.col("until_on") == NEVER).then(pl.lit(NEVER)).otherwise(back_on)
    within = (pl.col("starts_on") <= pl.col("red_on")) & (pl.col("red_on") < to_on)
    return pl.when(within).then(to_on).otherwise("red_on")
