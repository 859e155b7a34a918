"""The facts the kernel reads: one columnar frame a kind, columns named as in the fact files.

Ids may be text or whole numbers whose order is the order of the texts (integer codes are
faster); the kernel only compares and joins them. Days are dates; an empty `ends_on` is open.
Lists in the files are frames here: `accepts` (a requirement's competences) and `positions`
(an assignment's positions; an assignment without a row there takes any position).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

OPEN_END = pl.date(9999, 12, 31)

ID, DAY, COUNT, FLAG = pl.String, pl.Date, pl.Int32, pl.Boolean

SCHEMAS: dict[str, dict[str, Any]] = {
    "units": {"unit_id": ID, "parent_id": ID},
    "moves": {"unit_id": ID, "parent_id": ID, "moves_on": DAY},
    "employments": {
        "employment_id": ID, "person_id": ID, "unit_id": ID, "position": pl.String,
        "starts_on": DAY, "ends_on": DAY,
    },
    "leaves": {"leave_id": ID, "person_id": ID, "starts_on": DAY, "ends_on": DAY},
    "competences": {"competence_id": ID, "validity_months": COUNT},
    "equivalences": {"competence_id": ID, "accepted_id": ID},
    "versions": {"plan_id": ID, "version": COUNT, "effective_from": DAY, "retired_on": DAY},
    "requirements": {
        "plan_id": ID, "version": COUNT, "requirement_id": ID, "level": COUNT, "times": COUNT,
        "mandatory": FLAG, "due_days": COUNT, "validity_months": COUNT, "renewal": pl.String,
        "early_days": COUNT, "warn_days": COUNT, "grace_days": COUNT, "lookback_days": COUNT,
        "per_unit": FLAG, "redo": FLAG, "transition_days": COUNT, "claim_days": COUNT,
    },
    "accepts": {"plan_id": ID, "version": COUNT, "requirement_id": ID, "competence_id": ID},
    "assignments": {
        "assignment_id": ID, "plan_id": ID, "unit_id": ID, "subunits": FLAG, "person_id": ID,
        "starts_on": DAY, "ends_on": DAY,
    },
    "positions": {"assignment_id": ID, "position": pl.String},
    "achievements": {
        "achievement_id": ID, "person_id": ID, "competence_id": ID, "level": COUNT, "unit_id": ID,
        "achieved_on": DAY, "valid_until": DAY, "submitted_on": DAY, "approved_on": DAY,
        "refused_on": DAY, "revoked_on": DAY,
    },
    "exemptions": {
        "exemption_id": ID, "person_id": ID, "plan_id": ID, "requirement_id": ID,
        "starts_on": DAY, "ends_on": DAY,
    },
}  # fmt: skip

DEFAULTS: dict[str, dict[str, Any]] = {
    "requirements": {
        "level": 1, "times": 1, "mandatory": True, "renewal": "completion", "early_days": 60,
        "warn_days": 0, "grace_days": 30, "per_unit": False, "redo": False, "transition_days": 60,
        "claim_days": 14,
    },
    "assignments": {"subunits": False},
    "achievements": {"level": 1, "submitted_on": pl.col("achieved_on")},
}  # fmt: skip

OF_PERSONS = ("employments", "leaves", "achievements", "exemptions")
"""The kinds that are about one person each."""

SAME_ID = {"parent_id": "unit_id", "accepted_id": "competence_id"}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One organisation's facts. Build it with `Facts.of`, which fills what is left out."""

    units: pl.DataFrame
    moves: pl.DataFrame
    employments: pl.DataFrame
    leaves: pl.DataFrame
    competences: pl.DataFrame
    equivalences: pl.DataFrame
    versions: pl.DataFrame
    requirements: pl.DataFrame
    accepts: pl.DataFrame
    assignments: pl.DataFrame
    positions: pl.DataFrame
    achievements: pl.DataFrame
    exemptions: pl.DataFrame

    @classmethod
    def of(cls, frames: Mapping[str, pl.DataFrame]) -> Facts:
        """Facts from the frames given: absent frames and columns are empty, empty fields take the
        defaults of the rule book, an end of 9999-12-31 is open. Ids that are nowhere given have the
        type of those that are. Raises KeyError for a frame it does not know."""
        unknown = set(frames) - set(SCHEMAS)
        if unknown:
            raise KeyError(f"no such kind of fact: {', '.join(sorted(unknown))}")
        types = _id_types(frames)
        return cls(**{field.name: _complete(field.name, frames, types) for field in fields(cls)})


def _id_types(frames: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """The type of each kind of id; columns with an id in them say it before empty ones."""
    columns = [column for frame in frames.values() for column in frame if column.dtype != pl.Null]
    columns.sort(key=lambda column: column.null_count() < column.len())
    return {SAME_ID.get(column.name, column.name): column.dtype for column in columns}


def _complete(kind: str, frames: Mapping[str, pl.DataFrame], types: Mapping[str, Any]) -> pl.DataFrame:
    schema = {
        name: types.get(SAME_ID.get(name, name), ID) if dtype == ID else dtype
        for name, dtype in SCHEMAS[kind].items()
    }
    frame = frames.get(kind)
    if frame is None:
        return pl.DataFrame(schema=schema)
    frame = frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    )
    days = [name for name, dtype in schema.items() if dtype == DAY]
    frame = frame.with_columns(pl.when(pl.col(day) < OPEN_END).then(day) for day in days)
    return frame.with_columns(pl.col(name).fill_null(value) for name, value in DEFAULTS.get(kind, {}).items())
