"""Weeks as they are counted here (ISO 8601): from Monday to Sunday, the first with four days of the year in it."""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1901, 2198


@dataclass(frozen=True, order=True)
class Week:
    """A week, by its Monday."""

    first: date

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def number(self) -> int:
        return self.first.isocalendar().week

    @property
    def code(self) -> str:
        """As addresses say it: 2026-W48."""
        year, number, _weekday = self.first.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def before(self) -> "Week":
        return Week(self.first - timedelta(weeks=1))

    @property
    def after(self) -> "Week":
        return Week(self.first + timedelta(weeks=1))


def of(day: date) -> Week:
    """The week a day lies in."""
    return Week(day - timedelta(days=day.weekday()))


def read(text: str) -> Week | None:
    """The week of a code; None for what is no week, or one of another age."""
    year, _w, number = text.upper().partition("-W")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit()) or len(text) > 8:
        return None
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return Week(date.fromisocalendar(int(year), int(number), 1))
    except ValueError:
        return None
