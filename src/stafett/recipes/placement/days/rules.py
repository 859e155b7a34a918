"""Which days are they, and does the pattern make sense? Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict

DAY = timedelta(days=1)
MOST = 366
"""So many days a stay may have at most: nobody means more."""


class Weeks(StrEnum):
    """Which weeks, by their ISO numbers."""

    EVERY = "every"
    ODD = "odd"
    EVEN = "even"
    THESE = "these"


@dataclass(frozen=True, order=True)
class Shift:
    """A day, and the times on the clock where they are given. One that ends before it starts ends the day after."""

    day: date
    starts: time | None = None
    ends: time | None = None

    @property
    def last_day(self) -> date:
        is_overnight = self.starts is not None and self.ends is not None and self.ends <= self.starts
        return self.day + DAY if is_overnight else self.day


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """On which weekdays (Monday is 1) of which weeks, at which times; days and shifts given one by one beside them;
    days of one's own left out; whether public holidays are too. What is given by itself is never left out."""

    weekdays: frozenset[int] = frozenset()
    weeks: str = Weeks.EVERY
    these: frozenset[int] = frozenset()
    starts: time | None = None
    ends: time | None = None
    given: tuple[Shift, ...] = ()
    left_out: frozenset[date] = frozenset()
    on_holidays: bool = False


def days(pattern: Pattern, first: date, last: date, holidays: Collection[date]) -> list[Shift]:
    """The days of a pattern from a day to a day, in order. One rule for a first agreement and for an extension, so
    that the days of two periods are those of both together."""
    given = {shift.day: shift for shift in pattern.given if first <= shift.day <= last}
    found = {
        day: Shift(day, pattern.starts, pattern.ends)
        for day in _each(first, last)
        if day.isoweekday() in pattern.weekdays and _is_in_week(pattern, day.isocalendar().week)
        if day not in pattern.left_out and (pattern.on_holidays or day not in holidays)
    }
    return sorted((found | given).values())


def left_out(pattern: Pattern, first: date, last: date, holidays: Mapping[date, str]) -> dict[date, str]:
    """The public holidays that would have been among the days, and what they are called."""
    all_days = days(pattern, first, last, ())
    kept = {shift.day for shift in days(pattern, first, last, holidays)}
    return {shift.day: holidays[shift.day] for shift in all_days if shift.day not in kept}


def _each(first: date, last: date) -> Iterator[date]:
    return (first + DAY * number for number in range((last - first).days + 1))


def _is_in_week(pattern: Pattern, week: int) -> bool:
    match pattern.weeks:
        case Weeks.ODD:
            return week % 2 == 1
        case Weeks.EVEN:
            return week % 2 == 0
        case Weeks.THESE:
            return week in pattern.these
    return True


def fits(first: date, last: date, chosen: Collection[Shift]) -> Verdict:
    """The days are in order, there are some, and not more than anybody means."""
    if last < first:
        return Verdict(_("The last day must be the first day or later."))
    if (last - first).days >= 2 * MOST:
        return Verdict(_("Two years at most. Make a new agreement for what comes after."))
    if not chosen:
        return Verdict(_("No day is left. Choose weekdays, or write the days."))
    if len(chosen) > MOST:
        return Verdict(_("That is more than %(most)d days. Choose fewer.") % {"most": MOST})
    return ALLOWED


def stored(shifts: Collection[Shift]) -> list[list[str]]:
    """Days as a column keeps them."""
    return [[one.day.isoformat(), _clock(one.starts), _clock(one.ends)] for one in shifts]


def read(rows: Collection[list[str]]) -> list[Shift]:
    """Days as they were stored."""
    return [Shift(date.fromisoformat(day), _time(starts), _time(ends)) for day, starts, ends in rows]


def stored_pattern(pattern: Pattern) -> dict[str, Any]:
    """A pattern as a column keeps it."""
    return {
        "weekdays": sorted(pattern.weekdays),
        "weeks": str(pattern.weeks),
        "these": sorted(pattern.these),
        "starts": _clock(pattern.starts),
        "ends": _clock(pattern.ends),
        "given": stored(pattern.given),
        "left_out": sorted(day.isoformat() for day in pattern.left_out),
        "on_holidays": pattern.on_holidays,
    }


def read_pattern(said: Mapping[str, Any]) -> Pattern:
    """A pattern as it was stored."""
    return Pattern(
        weekdays=frozenset(said["weekdays"]),
        weeks=said["weeks"],
        these=frozenset(said["these"]),
        starts=_time(said["starts"]),
        ends=_time(said["ends"]),
        given=tuple(read(said["given"])),
        left_out=frozenset(map(date.fromisoformat, said["left_out"])),
        on_holidays=said["on_holidays"],
    )


def _clock(at: time | None) -> str:
    return at.isoformat("minutes") if at else ""


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
