"""How units and plans stand as numbers: members by the worst colour of what is mandatory for them (§6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

import polars as pl

from stafett import status
from stafett.people.tree import Tree
from stafett.status import Colour
from stafett.status.calendar import covering

from . import queries
from .current import standing
from .standing import Standing


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
        """From a row of a roll-up."""
        colours = {colour.value: row[f"members_{colour}"] for colour in Colour}
        return cls(members=row["members"], none=row["members_none"], **colours)

    @property
    def asked(self) -> int:
        """Those of whom something is asked that day: neither only exempt or on leave, nor nothing mandatory."""
        return self.red + self.yellow + self.green

    @property
    def green_share(self) -> int | None:
        """Whole per cent green of those asked, rounded down: 100 means everybody. None where nobody is."""
        return 100 * self.green // self.asked if self.asked else None


NOBODY = Figures()


def visible_roots(units: Tree, seen: frozenset[int]) -> list[int]:
    """The highest of the units seen, in a day's tree, by name: where their subtrees begin."""
    inside = [node for node in units.nodes.values() if node.id in seen]
    roots = [node for node in inside if node.parent_id not in seen]
    return [node.id for node in sorted(roots, key=lambda node: (node.name, node.id))]


@dataclass(frozen=True)
class Overview:
    """Some units with everything below them, evaluated on a day."""

    tree: Tree
    standing: Standing
    below: frozenset[int]

    @cached_property
    def units(self) -> dict[int, Figures]:
        """The figures of each of the units, and of every unit below them."""
        found = self.standing
        rows = status.rollup_by_unit(found.evaluation, found.facts, found.on)
        return {unit: counted for unit, counted in _by_key(rows).items() if unit in self.below}

    @cached_property
    def plans(self) -> dict[int, Figures]:
        """The figures of every plan with a cell that the units count."""
        found = self.standing
        given = covering(found.evaluation.grants, found.on).filter(
            pl.col("unit_id").is_in(sorted(self.below))
        )
        cells = found.evaluation.cells.join(given, on="piece", how="semi")
        counted = replace(found.evaluation, cells=cells)
        rows = status.rollup_by_plan(counted, found.facts, found.on)
        return _by_key(rows)


def _by_key(rows: pl.DataFrame) -> dict[int, Figures]:
    return {int(row["key"]): Figures.of(row) for row in rows.to_dicts()}


def overview(
    organisation_id: int, units: Tree, roots: Iterable[int], *, seen: frozenset[int], on: date
) -> Overview:
    """The figures of some units of a day's tree and of everything below them that is `seen`: nobody who
    works only in other units, and nothing that only those ask, is counted."""
    below = frozenset[int]().union(*(units.below(root) for root in roots)) & seen
    working = queries.members(organisation_id, below, on=on)
    found = standing(organisation_id, on=on, people=working.values("person_id"))
    inside = found.evaluation.grants.filter(pl.col("unit_id").is_in(sorted(below)))
    return Overview(units, replace(found, evaluation=replace(found.evaluation, grants=inside)), below)
