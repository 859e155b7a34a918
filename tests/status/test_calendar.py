"""Month arithmetic, yearly dates and stretches of days."""

from datetime import date

import polars as pl
import pytest

from stafett.status.calendar import NEVER, computed, joined, last_yearly, opens, plus_days, plus_months, turn


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 15), 1, date(2024, 2, 15)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 8, 31), 18, date(2026, 2, 28)),
        (date(2024, 12, 31), 1200, date(2124, 12, 31)),
    ],
)
def test_months_keep_the_day_or_take_the_last_of_the_month(day, months, expected):
    assert pl.select(plus_months(pl.lit(day), pl.lit(months))).item() == expected


@pytest.mark.parametrize(
    ("limit", "month", "day", "expected"),
    [
        (date(2026, 6, 30), 6, 30, date(2026, 6, 30)),
        (date(2026, 6, 29), 6, 30, date(2025, 6, 30)),
        (date(2026, 12, 31), 1, 1, date(2026, 1, 1)),
        (date(2026, 2, 28), 2, 29, date(2026, 2, 28)),
        (date(2024, 2, 28), 2, 29, date(2023, 2, 28)),
        (date(2024, 2, 29), 2, 29, date(2024, 2, 29)),
        (date(2025, 2, 27), 2, 29, date(2024, 2, 29)),
    ],
)
def test_the_last_yearly_date_is_on_or_before_the_limit(limit, month, day, expected):
    assert pl.select(last_yearly(pl.lit(limit), pl.lit(month), pl.lit(day))).item() == expected


def test_days_are_added_and_taken_away():
    days = pl.select(
        later=plus_days(pl.lit(date(2024, 2, 28)), 2), earlier=plus_days(pl.lit(date(2024, 3, 1)), pl.lit(-1))
    )
    assert days.row(0) == (date(2024, 3, 1), date(2024, 2, 29))


def stretches(*rows: tuple[str, str, str | None]) -> pl.LazyFrame:
    days = [
        (who, date.fromisoformat(first), date.fromisoformat(end) if end else NEVER)
        for who, first, end in rows
    ]
    return pl.LazyFrame(days, schema=["who", "starts_on", "until_on"], orient="row")


def test_stretches_join_where_they_overlap_or_touch():
    found = joined(
        stretches(
            ("b", "2020-01-01", "2020-02-01"),
            ("a", "2020-03-02", None),
            ("a", "2020-01-01", "2020-03-01"),
            ("a", "2020-01-05", "2020-01-10"),
            ("b", "2020-02-01", "2020-02-03"),
        ),
        ["who"],
    )
    expected = stretches(
        ("a", "2020-01-01", "2020-03-01"), ("a", "2020-03-02", None), ("b", "2020-01-01", "2020-02-03")
    )
    assert computed(found).equals(computed(expected))


def test_stretches_of_nobody_join_to_none():
    assert computed(joined(stretches().cast({"starts_on": pl.Date, "until_on": pl.Date}), ["who"])).is_empty()


def test_a_stretch_opens_after_a_longer_gap_than_allowed_and_with_every_group():
    frame = stretches(
        ("a", "1960-01-01", "2020-01-01"),
        ("a", "2020-01-03", "2020-01-04"),
        ("a", "2020-01-07", None),
        ("b", "1960-01-01", "2020-01-01"),
    )
    assert computed(frame.select(found=opens(["who"], gap=2)))["found"].to_list() == [True, False, True, True]


def test_turns_count_the_rows_of_each_group():
    frame = pl.DataFrame({"who": [None, None, "a", "b", "b"]})
    assert frame.select(turn(["who"]))["turn"].to_list() == [0, 1, 0, 0, 1]
