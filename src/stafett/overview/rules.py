"""In which order does somebody look at their week? Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from stafett.lib.clock import OSLO
from stafett.lib.weeks import Week
from stafett.recipes.week import Group, Line

NEVER = datetime.max.replace(tzinfo=OSLO)


@dataclass(frozen=True)
class Shown:
    """Somebody's week: where they shall be, by day; what they owe, what they are asked and what became of what they
    raised, each in the order one looks at them. `today`: the day it was asked."""

    week: Week
    today: date
    days: tuple[tuple[date, tuple[Line, ...]], ...]
    owe: tuple[Line, ...]
    asked: tuple[Line, ...]
    became: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.days or self.owe or self.asked or self.became)

    @property
    def late(self) -> frozenset[Line]:
        """What is owed and should have been done."""
        return frozenset(line for line in self.owe if is_overdue(line, on=self.today))


def is_overdue(line: Line, *, on: date) -> bool:
    """Owed, and its day has passed."""
    return line.group == Group.OWE and line.on is not None and line.on < on


def arranged(lines: Iterable[Line], week: Week, *, on: date) -> Shown:
    """Days in their order; what is owed by its day, so that what is overdue comes first and what has no day last; what
    is asked by its last moment; what became of things, the newest first."""
    by_group: dict[Group, list[Line]] = {group: [] for group in Group}
    for line in lines:
        by_group[line.group].append(line)
    became = sorted(by_group[Group.BECAME], key=lambda line: line.on or date.min, reverse=True)
    return Shown(
        week=week,
        today=on,
        days=_by_day(by_group[Group.BE], week),
        owe=tuple(sorted(by_group[Group.OWE], key=lambda line: line.on or date.max)),
        asked=tuple(
            sorted(by_group[Group.ASKED], key=lambda line: (line.until or NEVER, line.on or date.max))
        ),
        became=tuple(became),
    )


def _by_day(lines: Iterable[Line], week: Week) -> tuple[tuple[date, tuple[Line, ...]], ...]:
    """Each under the first of its days in the week, what lasts whole days first."""
    found: dict[date, list[Line]] = {}
    for line in lines:
        found.setdefault(max(line.on or week.first, week.first), []).append(line)
    return tuple(
        (day, tuple(sorted(found[day], key=lambda line: line.starts or time.min))) for day in sorted(found)
    )
