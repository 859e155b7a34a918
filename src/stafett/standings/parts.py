"""An organisation in parts: some people at a time, always the same ones together, each evaluated by itself.

Whoever evaluates a part, here or on another machine, gets the same rows in the same order.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import repeat
from typing import Any

import polars as pl

from stafett import status
from stafett.status import Evaluation, Facts
from stafett.status.facts import OF_PERSONS

BLOCK = 64
"""People whose cells are kept and read together, at least: units are added whole until there are so many."""
PART = 2_000
"""People evaluated together, at least: so many that little is said twice, so few that little memory is needed."""
AHEAD = timedelta(days=3 * 366)
"""How far ahead figures are counted: any day to two years ahead, and the year after it."""
LARGE = 5_000
"""In a unit with more members than this, the figures of each plan are counted ahead too."""


@dataclass(frozen=True)
class Part:
    """What was made of some people's facts: their evaluation, its outline, and the changes in figures."""

    evaluation: Evaluation
    rows: pl.DataFrame
    changes: pl.DataFrame

    @property
    def pieces(self) -> int:
        """How many numbers its pieces take."""
        last: Any = self.evaluation.cells["piece"].max()
        return 0 if last is None else int(last) + 1


def blocks(facts: Facts, on: date) -> pl.DataFrame:
    """Everybody employed: `person_id`, `block`, `part`. A unit's people are in one block, but for a part of
    those of a unit that is larger than a block; units near each other are near each other."""
    jobs = facts.employments.with_columns(
        away=(pl.col("starts_on") > on) | (pl.col("ends_on") < on).fill_null(False)
    )
    home = jobs.sort("away", "starts_on", "employment_id").unique("person_id", keep="first")
    places = pl.DataFrame({"unit_id": _walk(facts, on)}).with_row_index("place")
    ordered = home.join(places, on="unit_id", how="left").sort("place", "person_id")
    sizes = ordered.group_by("place", maintain_order=True).len()["len"]
    block = pl.Series("block", list(_numbered(sizes)), pl.Int64)
    first = ordered.select("person_id", block=block, nth=pl.int_range(pl.len()))
    return first.select("person_id", "block", part=pl.col("nth").first().over("block") // PART)


def _numbered(sizes: Iterable[int]) -> Iterator[int]:
    """The block of each person, unit after unit."""
    block = filled = 0
    for size in sizes:
        for start in range(0, size, 2 * BLOCK):
            if filled >= BLOCK:
                block, filled = block + 1, 0
            some = min(2 * BLOCK, size - start)
            yield from repeat(block, some)
            filled += some


def _walk(facts: Facts, on: date) -> pl.Series:
    """The units of a day's tree, each before those below it and after those beside it."""
    below: dict[int | None, list[int]] = {}
    for unit, parent in status.parents_on(facts, on).sort("unit_id", descending=True).iter_rows():
        below.setdefault(parent, []).append(unit)
    waiting, found = list(below.get(None, [])), []
    while waiting:
        found.append(waiting.pop())
        waiting.extend(below.get(found[-1], []))
    return pl.Series("unit_id", found, facts.units["unit_id"].dtype)


def large_units(facts: Facts, on: date) -> pl.Series:
    """The units with more than LARGE members on a day."""
    sizes = status.members_on(facts, on).group_by("unit_id").len()
    return sizes.filter(pl.col("len") > LARGE)["unit_id"].sort()


def split(facts: Facts, people: pl.DataFrame) -> Iterator[Facts]:
    """The facts part by part: those about persons only theirs, all others whole."""
    whose = people.select("person_id", "part")
    by_part = {
        kind: vars(facts)[kind]
        .join(whose, on="person_id", how="left", maintain_order="left")  # quicker than an inner one
        .partition_by("part", include_key=False, as_dict=True)
        for kind in OF_PERSONS
    }
    for part in people["part"].unique(maintain_order=True):
        theirs = {kind: found.get((part,), vars(facts)[kind].clear()) for kind, found in by_part.items()}
        yield replace(facts, **theirs)


def evaluated(facts: Facts, on: date, large: pl.Series) -> Part:
    """A part evaluated on a day."""
    found = status.evaluate(facts, on=on)
    rows = status.outline(found.cells, facts)
    return Part(found, rows, changes(rows, found.grants, facts, on, large))


type Engine = Callable[[Iterable[Facts], date, pl.Series], Iterator[Part]]
"""What evaluates the parts: those of the facts on a day, in their order, with the large units."""


def one_by_one(shares: Iterable[Facts], on: date, large: pl.Series) -> Iterator[Part]:
    """Here, one part after the other."""
    for share in shares:
        yield evaluated(share, on, large)


def changes(
    rows: pl.DataFrame, grants: pl.DataFrame, facts: Facts, on: date, large: pl.Series
) -> pl.DataFrame:
    """How the figures change from a day on: of every unit, and in the large ones of each plan."""
    apart = large if large.len() else None
    return status.figure_changes(rows, grants, facts, on, on + AHEAD, apart=apart)


def numbered_on(evaluation: Evaluation, cells: int, pieces: int) -> Evaluation:
    """The evaluation with its cells and pieces numbered from others than 0, so that no two parts share one."""
    kinds = {name: evaluation.cells[name].dtype for name in ("cell", "piece")}
    cell = (pl.col("cell") + cells).cast(kinds["cell"])
    piece = (pl.col("piece") + pieces).cast(kinds["piece"])
    return replace(
        evaluation,
        cells=evaluation.cells.with_columns(cell, piece),
        grants=evaluation.grants.with_columns(piece),
    )
