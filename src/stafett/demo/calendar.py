"""Days for the demo's made-up past, and for what is to come."""

from calendar import monthrange
from datetime import date, timedelta

from stafett.lib.public_holidays import public_holidays

SATURDAY = 5
EVES = {(12, 24), (12, 31)}


def add_months(day: date, months: int) -> date:
    """The same day so many months on (or back), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_month(day: date) -> date:
    """The first day of the month after."""
    return add_months(day.replace(day=1), 1)


def season_ends(renewal: str, on: date) -> tuple[date, date]:
    """The last day of the season gone by and of the one coming, of a renewal `fixed:MM-DD`."""
    month, day = map(int, renewal.removeprefix("fixed:").split("-"))
    this_year = date(on.year, month, day)
    coming = this_year if this_year >= on else date(on.year + 1, month, day)
    return coming.replace(year=coming.year - 1), coming


def is_working_day(day: date) -> bool:
    """Neither in a weekend nor a public holiday of Norway's, nor Christmas Eve or New Year's Eve."""
    return day.weekday() < SATURDAY and (day.month, day.day) not in EVES and not public_holidays(day, day)


def working_day(day: date) -> date:
    """The day, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
