"""How units and plans stand as numbers: members by the worst colour of what is mandatory for them (§6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Self

import polars as pl

from stafett import status
from stafett.people.tree import Tree
from stafett.status import Colour

from .current import Outlined, outlined


@dataclass(frozen=True)
class Figures:
    """How many, and how many of each worst colour; `none`: nothing mandatory is asked of them."""

    members: int = 0
    red: int = 0
    yellow: int = 0
    green: int = 0
    grey: int = 0
    none: int = 0

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """From a row of counts, by colour and of those without any."""
        colours = {colour.value: row[f"members_{colour}"] for colour in Colour}
        none = row["members_none"]
        return cls(members=sum(colours.values()) + none, none=none, **colours)

    @property
    def asked(self) -> int:
        """Those of whom something is asked that day: neither only exempt or on leave, nor nothing mandatory."""
        return self.red + self.yellow + self.green

    @property
    def green_share(self) -> int | None:
        """Whole per cent green of those asked, rounded down: 100 means everybody. None where nobody is."""
        return 100 * self.green // self.asked if self.asked else None


NOBODY = Figures()
YEAR = timedelta(days=366)


def visible_roots(units: Tree, seen: frozenset[int]) -> list[int]:
    """The highest of the units seen, in a day's tree, by name: where their subtrees begin."""
    inside = [node for node in units.nodes.values() if node.id in seen]
    roots = [node for node in inside if node.parent_id not in seen]
    return [node.id for node in sorted(roots, key=lambda node: (node.name, node.id))]


@dataclass(frozen=True)
class Overview:
    """Some units of a day's tree with everything below them that is seen, from everybody's outline."""

    tree: Tree
    outlined: Outlined
    roots: tuple[int, ...]
    below: frozenset[int]

    @property
    def told_at(self) -> datetime | None:
        """When the figures were so, where they may not be so any more."""
        return self.outlined.told_at

    @property
    def units(self) -> dict[int, Figures]:
        """The figures of each of the units, and of every unit below them."""
        return {unit: self.unit(unit) for unit in self.below}

    def unit(self, unit_id: int) -> Figures:
        """The figures of one of them."""
        row = self._counted.get(unit_id)
        return NOBODY if row is None else Figures.of(row)

    @cached_property
    def _counted(self) -> dict[int, dict[str, Any]]:
        counted = status.figures_on(self._changes.filter(pl.col("plan_id").is_null()), self.outlined.on)
        return {row["unit_id"]: row for row in counted.to_dicts()}

    @cached_property
    def plans(self) -> dict[int, Figures]:
        """The figures of every plan with a cell that the units count."""
        found, on = self.outlined.of, self.outlined.on
        apart = self._changes.filter(pl.col("plan_id").is_not_null(), pl.col("unit_id").is_in(self.roots))
        if apart.height and len(self.roots) == 1:
            counted = status.figures_on(apart, on)
        else:
            here = status.outline_counted_by(found.rows, found.grants, on, pl.Series(sorted(self.below)))
            counted = status.members_by_plan(status.outline_on_day(here, found.facts, on))
        every = {row["plan_id"]: Figures.of(row) for row in counted.to_dicts()}
        return {plan: figures for plan, figures in every.items() if figures.members}

    def ahead(self, unit_id: int, days: Sequence[date]) -> list[Figures]:
        """The figures of one of the units on some days: the day of the figures, or days of the year after it."""
        mine = self._changes.filter(pl.col("plan_id").is_null(), pl.col("unit_id") == unit_id)
        return [Figures.of(row) for row in status.figures_day_by_day(mine, days).to_dicts()]

    @cached_property
    def _changes(self) -> pl.DataFrame:
        """How the figures change day by day: as counted for everybody, or counted now for what is seen alone."""
        found, on = self.outlined.of, self.outlined.on
        whole = frozenset[int]().union(*(self.tree.below(root) for root in self.roots))
        last = on + YEAR
        if whole == self.below and last <= self.outlined.until and found.changes is not None:
            return found.changes
        inside = pl.col("unit_id").is_in(sorted(self.below))
        facts = replace(found.facts, employments=found.facts.employments.filter(inside))
        return status.figure_changes(found.rows, found.grants.filter(inside), facts, on, last)


def overview(
    organisation_id: int, units: Tree, roots: Iterable[int], *, seen: frozenset[int], on: date
) -> Overview:
    """The figures of some units of a day's tree and of everything below them that is `seen`: nobody who
    works only in other units, and nothing that only those ask, is counted. Raises Preparing."""
    tops = tuple(roots)
    below = frozenset[int]().union(*(units.below(root) for root in tops)) & seen
    return Overview(units, outlined(organisation_id, on=on), tops, below)
