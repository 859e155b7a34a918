"""What one row of facts can tell of itself: the input errors of the rule book (§1) as a table of rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from stafett.status.facts import DAY, SCHEMAS


class Code(StrEnum):
    """What is wrong. The comment says what the detail of the fault holds."""

    MISSING = "missing"  # nothing
    OUT_OF_RANGE = "out_of_range"  # the number
    YEAR_OUT_OF_RANGE = "year_out_of_range"  # the day
    DUPLICATE = "duplicate"  # the row that has the same key first
    UNKNOWN = "unknown"  # the id that nothing has
    AFTER_TODAY = "after_today"  # the day
    OUT_OF_ORDER = "out_of_order"  # the column whose day it comes before
    APPROVED_AND_REFUSED = "approved_and_refused"  # the day of refusing
    REVOKED_NOT_APPROVED = "revoked_not_approved"  # the day of revoking
    ENDS_BEFORE_START = "ends_before_start"  # the last day
    VALID_BEFORE_ACHIEVED = "valid_before_achieved"  # the last valid day
    RETIRED_TOO_EARLY = "retired_too_early"  # the day of retiring
    VERSION_NOT_LATER = "version_not_later"  # the latest day of a lower version
    TIMES_NEEDS_COMPLETION = "times_needs_completion"  # the renewal
    MALFORMED_RENEWAL = "malformed_renewal"  # the renewal
    NO_SUCH_DATE = "no_such_date"  # the renewal
    LOOP = "loop"  # the ids of the loop
    NO_ROOT = "no_root"  # nothing; the fault has no row
    SECOND_ROOT = "second_root"  # the unit
    ROOT_MOVES = "root_moves"  # the unit


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A row of the kind is wrong where the expression holds."""

    kind: str
    column: str
    code: Code
    wrong: pl.Expr
    detail: pl.Expr | None = None


KEYS = {
    "units": ["unit_id"],
    "moves": ["unit_id", "moves_on"],
    "employments": ["employment_id"],
    "leaves": ["leave_id"],
    "competences": ["competence_id"],
    "equivalences": ["competence_id", "accepted_id"],
    "versions": ["plan_id", "version"],
    "requirements": ["plan_id", "version", "requirement_id"],
    "assignments": ["assignment_id"],
    "achievements": ["achievement_id"],
    "exemptions": ["exemption_id"],
}

REQUIRED_BESIDE_KEYS = {
    "employments": ["person_id", "unit_id", "starts_on"],
    "leaves": ["person_id", "starts_on"],
    "versions": ["effective_from"],
    "assignments": ["plan_id", "unit_id", "starts_on"],
    "achievements": ["person_id", "competence_id", "achieved_on"],
    "exemptions": ["person_id", "plan_id", "starts_on"],
}

MONTHS, DAYS, DAYS_OR_BEFORE, COUNTS = (0, 1200), (0, 36500), (-1, 36500), (1, 1000)
RANGES = {
    "competences": {"validity_months": MONTHS},
    "requirements": {
        "level": COUNTS, "times": COUNTS, "due_days": DAYS_OR_BEFORE, "validity_months": MONTHS,
        "early_days": DAYS, "warn_days": DAYS, "grace_days": DAYS, "lookback_days": DAYS,
        "transition_days": DAYS, "claim_days": DAYS,
    },
    "achievements": {"level": COUNTS},
}  # fmt: skip
YEARS = (1900, 2199)

ORDER = [
    ("submitted_on", "achieved_on"), ("approved_on", "submitted_on"), ("refused_on", "submitted_on"),
    ("revoked_on", "approved_on"),
]  # fmt: skip
FIXED_DATES = [f"fixed:{date(2024, 1, 1) + timedelta(days=n):%m-%d}" for n in range(366)]


def rules(today: date) -> Iterator[Rule]:
    """The rules that look at one row at a time."""
    yield from _values()
    yield from _intervals()
    yield from _renewals()
    yield from _records(today)


def _values() -> Iterator[Rule]:
    for kind, key in KEYS.items():
        for column in key + REQUIRED_BESIDE_KEYS.get(kind, []):
            yield Rule(kind=kind, column=column, code=Code.MISSING, wrong=pl.col(column).is_null())
    for kind, ranges in RANGES.items():
        for column, ends in ranges.items():
            wrong = ~pl.col(column).is_between(*ends)
            yield Rule(kind=kind, column=column, code=Code.OUT_OF_RANGE, wrong=wrong)
    for kind, schema in SCHEMAS.items():
        for column in [column for column, dtype in schema.items() if dtype == DAY]:
            wrong = ~pl.col(column).dt.year().is_between(*YEARS) & _is_given(column)
            yield Rule(kind=kind, column=column, code=Code.YEAR_OUT_OF_RANGE, wrong=wrong)


def _is_given(column: str) -> pl.Expr:
    """A day of handing in that is the day of achieving may be a default: that day is blamed, once."""
    return pl.col("submitted_on") != pl.col("achieved_on") if column == "submitted_on" else pl.lit(True)


def _intervals() -> Iterator[Rule]:
    for kind in [kind for kind, schema in SCHEMAS.items() if "ends_on" in schema]:
        wrong = pl.col("ends_on") < pl.col("starts_on")
        yield Rule(kind=kind, column="ends_on", code=Code.ENDS_BEFORE_START, wrong=wrong)
    wrong = pl.col("retired_on") <= pl.col("effective_from")
    yield Rule(kind="versions", column="retired_on", code=Code.RETIRED_TOO_EARLY, wrong=wrong)


def _renewals() -> Iterator[Rule]:
    renewal = pl.col("renewal")
    known = renewal.is_in(["completion", "expiry", *FIXED_DATES])
    shaped = renewal.str.contains(r"^fixed:[0-9]{2}-[0-9]{2}$")
    several = (pl.col("times") > 1) & (renewal != "completion")
    for column, code, wrong in [
        ("renewal", Code.MALFORMED_RENEWAL, ~known & ~shaped),
        ("renewal", Code.NO_SUCH_DATE, ~known & shaped),
        ("times", Code.TIMES_NEEDS_COMPLETION, several),
    ]:
        yield Rule(kind="requirements", column=column, code=code, wrong=wrong, detail=renewal)


def _records(today: date) -> Iterator[Rule]:
    kind = "achievements"
    for column in ["achieved_on", "submitted_on", "approved_on", "refused_on", "revoked_on"]:
        wrong = (pl.col(column) > today) & _is_given(column)
        yield Rule(kind=kind, column=column, code=Code.AFTER_TODAY, wrong=wrong)
    for column, earlier in ORDER:
        wrong = pl.col(column) < pl.col(earlier)
        yield Rule(kind=kind, column=column, code=Code.OUT_OF_ORDER, wrong=wrong, detail=pl.lit(earlier))
    both = pl.col("approved_on").is_not_null() & pl.col("refused_on").is_not_null()
    yield Rule(kind=kind, column="refused_on", code=Code.APPROVED_AND_REFUSED, wrong=both)
    alone = pl.col("revoked_on").is_not_null() & pl.col("approved_on").is_null()
    yield Rule(kind=kind, column="revoked_on", code=Code.REVOKED_NOT_APPROVED, wrong=alone)
    wrong = pl.col("valid_until") < pl.col("achieved_on")
    yield Rule(kind=kind, column="valid_until", code=Code.VALID_BEFORE_ACHIEVED, wrong=wrong)
