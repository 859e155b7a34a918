"""By how much those changed since a snapshot shift the figures it counts."""

from collections.abc import Collection
from dataclasses import replace

import polars as pl

from stafett import status
from stafett.status import Facts
from stafett.status.facts import OF_PERSONS

from . import parts
from .frames import both
from .snapshots import Snapshot

NO_LONGER = -pl.col("person_id")
"""Whoever somebody was when the snapshot was made, told apart from who they are now: no key is below 0."""


def shifts(
    kept: Snapshot, people: Collection[int], rows: pl.DataFrame, grants: pl.DataFrame, facts: Facts
) -> pl.DataFrame:
    """How the changes in figures differ from those the snapshot counts of some people, since their outline is
    `rows`, with `grants`, from `facts`: of each by themselves (`person_id`), as `status.figure_changes` tells.

    Those they were and those they are, are counted at once: that takes less than twice as long as one."""
    before = kept.rows.filter(pl.col("person_id").is_in(sorted(people)))
    counted = status.figure_changes_of_each(
        pl.concat([before.with_columns(NO_LONGER), rows]),
        pl.concat([_given(kept, people, before), grants]),
        both(_no_longer(kept.facts_of(people)), facts),
        kept.mark.on,
        kept.mark.on + parts.AHEAD,
        apart=pl.Series(sorted(kept.counted_apart), dtype=pl.Int64) if kept.counted_apart else None,
    )
    signed = pl.col(status.COUNTED) * pl.col("person_id").sign().cast(pl.Int32)
    by = ["person_id", "unit_id", "plan_id", "on"]
    summed = (
        counted.lazy()
        .with_columns(signed, pl.col("person_id").abs())
        .group_by(by)
        .agg(pl.col(status.COUNTED).sum())
    )
    return summed.filter(pl.any_horizontal(pl.col(status.COUNTED) != 0)).collect(engine="in-memory")


def _given(kept: Snapshot, people: Collection[int], rows: pl.DataFrame) -> pl.DataFrame:
    """The grants of some people's rows, without going through everybody's."""
    blocks = {kept.block_of[person] for person in people if person in kept.block_of}
    near = [kept.grants.slice(*kept.places[block]) for block in sorted(blocks) if block in kept.places]
    return pl.concat([kept.grants.clear(), *near]).join(rows.select("piece"), on="piece", how="semi")


def _no_longer(facts: Facts) -> Facts:
    return replace(facts, **{kind: vars(facts)[kind].with_columns(NO_LONGER) for kind in OF_PERSONS})
