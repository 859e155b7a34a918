"""The unit tree over time (§1, §6): who is above whom, from when to when, and who is a member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from stafett.status.calendar import ALWAYS, NEVER, computed, covering, joined
from stafett.status.facts import Facts
from stafett.status.remembered import remembered

type Stay = tuple[Any, date, date]  # the parent, from its first day to the first day after


def ancestry(facts: Facts, *, of: pl.Series | None = None) -> pl.LazyFrame:
    """Who is above whom on which days: `unit_id`, `ancestor_id`, `starts_on`, `until_on`.

    Every unit is its own ancestor, always. `of` limits it to the paths up from those units."""
    stays = _stays(facts.units, facts.moves)
    units = facts.units["unit_id"] if of is None else of.unique(maintain_order=True)
    paths = [(unit, *step) for unit in units.to_list() for step in _climb(stays, unit)]
    unit: Any = facts.units["unit_id"].dtype
    schema = [("unit_id", unit), ("ancestor_id", unit), ("starts_on", pl.Date), ("until_on", pl.Date)]
    found = pl.LazyFrame(paths, schema=schema, orient="row")
    return joined(found, ["unit_id", "ancestor_id"]) if facts.moves.height else found


def tree_on(facts: Facts, day: date) -> pl.DataFrame:
    """That day's tree: `unit_id`, `ancestor_id`, each unit below itself too."""
    that_day = ancestry(facts).filter(pl.col("starts_on") <= day, pl.col("until_on") > day)
    return computed(that_day.select("unit_id", "ancestor_id"))


def parents_on(facts: Facts, day: date) -> pl.DataFrame:
    """That day's tree: `unit_id`, `parent_id` (empty: the root)."""
    moved = (
        facts.moves.filter(pl.col("moves_on") <= day)
        .sort("moves_on")
        .unique("unit_id", keep="last")
        .select("unit_id", moved_to="parent_id")
    )
    parent = pl.coalesce("moved_to", "parent_id")
    return facts.units.join(moved, on="unit_id", how="left").select("unit_id", parent_id=parent)


def members_on(facts: Facts, day: date, *, within: Any = None) -> pl.DataFrame:
    """Who is a member of what on that day (§6): `unit_id`, `person_id`, each pair once.

    `within` limits the units to that one and those below it."""
    working = covering(facts.employments, day).select("unit_id", "person_id")
    tree = below(tree_on(facts, day), within)
    return working.join(tree, on="unit_id").select(unit_id="ancestor_id", person_id="person_id").unique()


def below(tree: pl.DataFrame, unit: Any) -> pl.DataFrame:
    """The part of a day's tree whose ancestors are `unit` and the units below it (none: all of it)."""
    if unit is None:
        return tree
    inside = tree.filter(pl.col("ancestor_id") == unit).select(ancestor_id="unit_id")
    return tree.join(inside, on="ancestor_id")


@remembered
def _stays(units: pl.DataFrame, moves: pl.DataFrame) -> dict[Any, list[Stay]]:
    turns: dict[Any, list[tuple[date, Any]]] = {
        unit: [(ALWAYS, parent)] for unit, parent in units.select("unit_id", "parent_id").iter_rows()
    }
    for unit, day, parent in moves.sort("moves_on").select("unit_id", "moves_on", "parent_id").iter_rows():
        turns[unit].append((day, parent))
    stays: dict[Any, list[Stay]] = {}
    for unit, course in turns.items():
        ends = [day for day, _ in course[1:]] + [NEVER]
        stays[unit] = [(parent, day, end) for (day, parent), end in zip(course, ends, strict=True)]
    return stays


def _climb(stays: dict[Any, list[Stay]], unit: Any) -> Iterator[Stay]:
    waiting: list[Stay] = [(unit, ALWAYS, NEVER)]
    while waiting:
        unit, starts_on, until_on = waiting.pop()
        yield unit, starts_on, until_on
        for parent, from_on, to_on in stays.get(unit, ()):
            first, end = max(starts_on, from_on), min(until_on, to_on)
            if parent is not None and first < end:
                waiting.append((parent, first, end))
