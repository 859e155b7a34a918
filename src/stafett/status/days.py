"""The two days that decide the colour (§4).

Everything here works on *asks*: a row per `cell` with the person, `unit_id` (empty unless the cell
has one), `since` and all terms of one requirement of one version.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from stafett.status.calendar import NEVER, plus_days
from stafett.status.held import held, last_claimed, relevant


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What asks are judged on: the terms, what counts for them, the records known, the leaves joined."""

    terms: pl.DataFrame
    accepted: pl.DataFrame
    records: pl.DataFrame
    leaves: pl.DataFrame


def decide(asks: pl.DataFrame, grounds: Grounds) -> pl.DataFrame:
    """The asks with `duty`, `due`, `held_until` (empty: never held), `claimed_on` and `red_on` (§4)."""
    found = relevant(asks, grounds.accepted, grounds.records)
    asks = asks.join(held(found), on="cell", how="left").join(last_claimed(found), on="cell", how="left")
    judged = not_overnight(by_the_terms(asks), grounds)
    bought = plus_days(pl.col("claimed_on"), pl.col("claim_days") + 1)
    judged = judged.with_columns(red_on=pl.max_horizontal("red_on", bought))
    return after_leaves(judged, grounds.leaves)


def by_the_terms(asks: pl.DataFrame) -> pl.DataFrame:
    """`duty`, `due` and the `red_on` of §4.1; `held_until` only where it reaches the duty."""
    judged = asks.with_columns(duty=pl.max_horizontal("since", "redo_on")).with_columns(
        due=plus_days(pl.col("duty"), pl.col("due_days")),
        held_until=pl.when(pl.col("held_until") >= pl.col("duty")).then(pl.col("held_until")),
    )
    after_due = plus_days(pl.col("due"), 1)
    expired = pl.max_horizontal(plus_days(pl.col("held_until"), 1), after_due)
    red_on = (
        pl.when(~pl.col("mandatory") | (pl.col("held_until") == NEVER).fill_null(False))
        .then(pl.lit(NEVER))
        .when(pl.col("held_until").is_null())
        .then(after_due.fill_null(NEVER))
        .otherwise(expired)
    )
    return judged.with_columns(red_on=red_on)


def yellow_on() -> pl.Expr:
    """The day a cell turns yellow (§4.1): its first if never held, never if held forever."""
    warned = plus_days(pl.col("held_until"), 1 - pl.col("warn_days"))
    return (
        pl.when(pl.col("held_until").is_null())
        .then("from_on")
        .when(pl.col("held_until") != NEVER)
        .then(warned)
        .otherwise(pl.lit(NEVER))
    )


def not_overnight(judged: pl.DataFrame, grounds: Grounds) -> pl.DataFrame:
    """A new version does not turn anybody red before the old would, or before its transition ends (§4.2)."""
    spared_until = plus_days(pl.col("effective_from"), pl.col("transition_days"))
    judged = judged.with_columns(spared_until=spared_until)
    # only where a red day is earlier than that can the version before make a difference
    facing = judged.filter(
        pl.col("before").is_not_null(),
        pl.col("since") < pl.col("effective_from"),
        pl.col("red_on") < pl.col("spared_until"),
    )
    if facing.is_empty():
        return judged
    earlier = facing.select("cell", "person_id", "unit_id", "since", term="before").join(
        grounds.terms, on="term"
    )
    red_before = decide(earlier, grounds).select("cell", red_before="red_on")
    spared = pl.min_horizontal("red_before", "spared_until")
    return judged.join(red_before, on="cell", how="left").with_columns(
        red_on=pl.when(pl.col("red_before").is_not_null())
        .then(pl.max_horizontal("red_on", spared))
        .otherwise("red_on")
    )


def after_leaves(judged: pl.DataFrame, leaves: pl.DataFrame) -> pl.DataFrame:
    """A `red_on` within a leave, or the grace after it, moves to the end of that grace (§4.4)."""
    if leaves.is_empty():
        return judged
    moving = judged.filter(pl.col("red_on") != NEVER).select("cell", "person_id", "grace_days", "red_on")
    moved = moving.join(leaves.select("person_id").unique(), on="person_id", how="semi")
    for nth in leaves.partition_by("nth", maintain_order=True):
        moved = (
            moved.join(nth, on="person_id", how="left").with_columns(red_on=_moved()).select(moving.columns)
        )
    return judged.join(moved.select("cell", moved_on="red_on"), on="cell", how="left").with_columns(
        red_on=pl.coalesce("moved_on", "red_on")
    )


def _moved() -> pl.Expr:
    own_days = pl.col("until_on").to_physical() - pl.col("starts_on").to_physical()
    back_on = plus_days(pl.col("until_on"), pl.min_horizontal("grace_days", own_days))
    to_on = pl.when(pl.col("until_on") == NEVER).then(pl.lit(NEVER)).otherwise(back_on)
    within = (pl.col("starts_on") <= pl.col("red_on")) & (pl.col("red_on") < to_on)
    return pl.when(within).then(to_on).otherwise("red_on")
