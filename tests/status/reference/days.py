"""Days, spans of days and months. A span names its first day and the first day after it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

NEVER = date.max
"""As a first day after: open. As the day of a colour: never. As the last day held: forever."""


@dataclass(frozen=True, order=True)
class Span:
    """The days from `first` up to, and without, `after`."""

    first: date
    after: date

    def holds(self, day: date) -> bool:
        return self.first <= day < self.after


def span(first: date, last: date | None) -> Span:
    """The span of an interval that includes both end days, or is open."""
    return Span(first, NEVER if last is None else later(last, 1))


def later(day: date, days: int) -> date:
    """So many days later; never and forever stay what they are."""
    return day if day == NEVER else day + timedelta(days=days)


def overlap(one: Span, other: Span) -> Span | None:
    """The days in both."""
    both = Span(max(one.first, other.first), min(one.after, other.after))
    return both if both.first < both.after else None


def joined(spans: list[Span]) -> list[Span]:
    """The same days, spans made one where they overlap or touch."""
    result: list[Span] = []
    for next_span in sorted(spans):
        if result and next_span.first <= result[-1].after:
            result[-1] = Span(result[-1].first, max(result[-1].after, next_span.after))
        else:
            result.append(next_span)
    return result


def cut(whole: Span, days: set[date]) -> list[Span]:
    """The span in pieces, a new one on each of the days."""
    inside = sorted(day for day in days if whole.first < day < whole.after)
    return [Span(*ends) for ends in zip([whole.first, *inside], [*inside, whole.after], strict=True)]


def add_months(day: date, months: int) -> date:
    """§3: keeps the day of the month, or the month's last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def last_of_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
