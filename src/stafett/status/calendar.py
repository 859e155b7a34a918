"""Days and months as Polars expressions, and stretches of days as frames.

A stretch of days is `starts_on` and `until_on`, the first day after it. What never ends or
never comes is `NEVER` while the kernel computes, so that earlier and later need no special case;
frames handed out say it with an empty field.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

NEVER = date(9999, 12, 31)
ALWAYS = date.min
GROUP_APART = timedelta.max.days  # more than the days of all calendars

# Left to itself the optimizer pairs everything of a person with everything else of that person first; and what it
# looks for besides costs one person's few rows more than it saves everybody's.
AS_WRITTEN = pl.QueryOptFlags.none()
AS_WRITTEN.predicate_pushdown = AS_WRITTEN.projection_pushdown = True


def plus_days(day: pl.Expr, days: pl.Expr | int) -> pl.Expr:
    """The day that many days after `day`; empty where either is empty."""
    return (day.to_physical() + days).cast(pl.Date)


def plus_months(day: pl.Expr, months: pl.Expr) -> pl.Expr:
    """The same day of the month `months` later, or that month's last day where there is none (§3)."""
    return day.dt.offset_by(pl.format("{}mo", months))


def last_yearly(limit: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """The last `month`-`day` on or before `limit`; 29 February is the last day of February (§3)."""
    this_year = _day_of_month(limit.dt.year(), month, day)
    year_before = _day_of_month(limit.dt.year() - 1, month, day)
    return pl.when(this_year <= limit).then(this_year).otherwise(year_before)


def _day_of_month(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    last = pl.date(year, month, 1).dt.days_in_month()
    return pl.date(year, month, pl.min_horizontal(day, last))


def first_day_after(ends_on: str) -> pl.Expr:
    """`until_on` of a stretch whose last day is in the column `ends_on` (empty: open)."""
    return plus_days(pl.col(ends_on), 1).fill_null(NEVER).alias("until_on")


def or_empty(day: str) -> pl.Expr:
    """The column `day`, empty where it is never."""
    return pl.when(pl.col(day) != NEVER).then(pl.col(day))


def opens(by: Sequence[str], *, gap: int = 0) -> pl.Expr:
    """Whether a row opens a joined stretch: no earlier one of the same `by` overlaps it, touches it, or
    ends at most `gap` days before it. The frame must be sorted by `by` and `starts_on`."""
    # later groups count from higher numbers, so that one running maximum serves them all
    group = begins(by).cum_sum().cast(pl.Int64) * GROUP_APART
    reached = (group + pl.col("until_on").to_physical()).cum_max().shift()
    return (group + pl.col("starts_on").to_physical() > reached + gap).fill_null(True)


def joined(frame: pl.LazyFrame, by: Sequence[str]) -> pl.LazyFrame:
    """The stretches of `frame`, joined where those of the same `by` overlap or touch, in order."""
    return (
        frame.sort(*by, "starts_on")
        .group_by(opens(by).cum_sum().alias("stretch"), maintain_order=True)
        .agg(pl.col(*by, "starts_on").first(), pl.col("until_on").max())
        .drop("stretch")
    )


def begins(by: Sequence[str]) -> pl.Expr:
    """Whether a row is the first of its `by`. The frame must be sorted by `by`."""
    differs = (pl.col(name).ne_missing(pl.col(name).shift()) for name in by)
    return pl.any_horizontal(*differs, pl.int_range(pl.len()) == 0)


def turn(by: Sequence[str]) -> pl.Expr:
    """0, 1, … along the rows of the same `by`. The frame must be sorted by `by`."""
    row = pl.int_range(pl.len())
    return (row - pl.when(begins(by)).then(row).forward_fill()).alias("turn")


def computed(query: pl.LazyFrame) -> pl.DataFrame:
    """The frame a query describes, its joins in the order they are written.

    In memory, because that starts faster than streaming, which a page about one person feels."""
    return query.collect(engine="in-memory", optimizations=AS_WRITTEN)


def covering(frame: pl.DataFrame, day: date) -> pl.DataFrame:
    """The rows of `frame` whose `starts_on` to `ends_on` (inclusive, empty: open) cover `day`."""
    return frame.filter(covers(day))


def covers(day: date) -> pl.Expr:
    """Whether a row's `starts_on` to `ends_on` (inclusive, empty: open) cover `day`."""
    return (pl.col("starts_on") <= day) & _lasts(day)


def lasting(frame: pl.DataFrame, day: date) -> pl.DataFrame:
    """The rows of `frame` whose `ends_on` (inclusive, empty: open) is `day` or later."""
    return frame.filter(_lasts(day))


def _lasts(day: date) -> pl.Expr:
    return (pl.col("ends_on") >= day).fill_null(True)
