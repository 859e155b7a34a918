"""The days a drawn organisation shares, and what its facts refer to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

TODAY = date(2026, 11, 21)
LONG_AGO = date(2024, 1, 31)
ANCHORS = [
    date(2026, 8, 23), date(2026, 11, 21), date(2026, 5, 31), date(2025, 11, 21), date(2024, 2, 29),
    date(2026, 2, 28), date(2025, 12, 31), date(2026, 12, 31), date(2027, 2, 28),
]  # fmt: skip
BESIDE = [0, 0, 1, -1, 30, -30, 90]


@dataclass(frozen=True)
class Known:
    """What facts drawn later refer to: the organisation's anchors, units and people."""

    anchors: list[date]
    units: list[str]
    people: list[str]

    def days(self) -> st.SearchStrategy[date]:
        return st.builds(day_after, st.sampled_from(self.anchors), st.sampled_from(BESIDE))

    def first_days(self) -> st.SearchStrategy[date]:
        return st.sampled_from([st.just(LONG_AGO), st.just(LONG_AGO), self.days()]).flatmap(lambda days: days)

    def days_until_today(self) -> st.SearchStrategy[date]:
        return self.days().map(lambda day: min(day, TODAY))


def day_after(day: date, days: int) -> date:
    return day + timedelta(days=days)
