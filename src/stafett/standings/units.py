"""How a unit stands on a day: its members by worst colour."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl

from stafett import status
from stafett.people.tree import Tree
from stafett.status import Colour

from .lines import Names
from .standing import Standing


@dataclass(frozen=True)
class Member:
    """A member of a unit: who, as what, how many lines of each colour, and the worst of what is mandatory."""

    person_id: int
    name: str
    position: str
    worst: Colour | None = None
    first_red_on: date | None = None
    counts: dict[Colour, int] = field(default_factory=dict)

    @property
    def red(self) -> int:
        return self.counts.get(Colour.RED, 0)

    @property
    def yellow(self) -> int:
        return self.counts.get(Colour.YELLOW, 0)

    @property
    def green(self) -> int:
        return self.counts.get(Colour.GREEN, 0)

    @property
    def last_day(self) -> date | None:
        """The last day before something yellow turns red."""
        return self.first_red_on - timedelta(days=1) if self.first_red_on else None


@dataclass(frozen=True, kw_only=True)
class UnitStanding:
    """A unit with the units `below` it. `cells` and `lines` are the kernel's frames of what it counts."""

    tree: Tree
    below: frozenset[int]
    on: date
    standing: Standing
    cells: pl.DataFrame
    lines: pl.DataFrame
    names: Names
    members: tuple[Member, ...]

    @property
    def accepted(self) -> dict[int, tuple[int, ...]]:
        """The competences each question accepts, also of what is asked from a later day."""
        return status.accepting(self.standing.facts)

    def count(self, worst: Colour | None) -> int:
        """How many members have this worst colour (None: nothing mandatory is asked of them)."""
        return sum(member.worst == worst for member in self.members)
