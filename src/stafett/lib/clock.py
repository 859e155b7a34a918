"""The clock, read at the door and nowhere else: *today* is the day in Europe/Oslo."""

import os
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
