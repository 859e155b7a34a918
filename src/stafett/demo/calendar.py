"""Days for the demo's made-up past."""

from calendar import monthrange
from datetime import date


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
