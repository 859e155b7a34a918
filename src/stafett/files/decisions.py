"""Decisions made on a page outlive a file that does not know of them.

Otherwise last night's file, sent again, would turn what a leader has approved back into an open claim.
"""

from dataclasses import replace

import polars as pl

from stafett.audit.frames import frame
from stafett.records.models import Achievement

from .reading import Table

DECISION = ("approved_on", "refused_on", "revoked_on")


def kept(table: Table, organisation_id: int) -> Table:
    """Achievements as a file says them; where it says neither approved nor refused, and somebody has
    decided on a page, with that decision."""
    decided = frame(
        Achievement.objects.open().filter(organisation_id=organisation_id).exclude(decided_by=""),
        {"achievement_id": pl.String, **dict.fromkeys(DECISION, pl.Date)},
        {"achievement_id": "key", **{name: name for name in DECISION}},
    )
    if decided.is_empty():
        return table
    silent = pl.col("approved_on").is_null() & pl.col("refused_on").is_null()
    said = [
        pl.when(silent).then(pl.col(f"{name} here")).otherwise(pl.col(name)).alias(name) for name in DECISION
    ]
    rows = table.rows.join(decided, on="achievement_id", how="left", suffix=" here", maintain_order="left")
    return replace(table, rows=rows.with_columns(said).select(table.rows.columns))
