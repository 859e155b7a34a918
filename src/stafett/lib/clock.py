"""The clock, read at the door and nowhere else: *today* is the day in Europe/Oslo."""

import os
from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

_may_be_set: list[bool] = []


def may_be_set() -> None:
    """From now on STAFETT_TODAY says which day it is. Said by the settings of the demo and of the tests."""
    _may_be_set.append(True)


def now() -> datetime:
    """This moment, with its zone."""
    return datetime.now(OSLO)


def today() -> date:
    """Today in Oslo; in the demo and in tests the day in STAFETT_TODAY, if there is one."""
    if _may_be_set and (fixed := os.environ.get("STAFETT_TODAY")):
        return date.fromisoformat(fixed)
    return now().date()


def months_after(day: date, months: int) -> date:
    """The same day of the month some months later, or that month's last."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment() -> datetime:
    """This moment of today; in the demo and in tests the time of day it is, on the day that is set."""
    return datetime.combine(today(), now().time(), OSLO)
