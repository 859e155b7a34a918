"""From facts to cells: the stages of §2, §3 and §4 in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from stafett.status.calendar import NEVER, computed, first_day_after, joined, or_empty, turn
from stafett.status.days import Grounds, decide, yellow_on
from stafett.status.facts import Facts
from stafett.status.held import records
from stafett.status.scope import grants, pairs, pieces
from stafett.status.terms import KEY, accepted, terms, versions

CELL_COLUMNS = (
    "cell", "piece", "person_id", "plan_id", "version", "requirement_id", "unit_id", "mandatory", "level",
    "question", "from_on", "until_on", "since", "duty", "due", "held_until", "held_forever", "yellow_on",
    "red_on", "claimed_on",
)  # fmt: skip


PORTION = 40_000  # pieces judged at a time, about


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """The cells of the facts as they stood on the day `on`, for that day and every later one.

    `cells`: a row per requirement and piece (§2.3) that lasts beyond `on`; columns CELL_COLUMNS, days
    as in §2 to §4, `until_on` the first day after, empty where open, never or none; `question` is equal
    where two cells ask the same, in every evaluation of the same plans, whoever is evaluated;
    `claimed_on` the latest day an open claim was handed in.
    `grants`: `piece`, `assignment_id`, `employment_id`, `unit_id`, `starts_on`, `ends_on` (inclusive,
    empty: open): the days on which that pair gives the cells of that piece."""

    on: date
    cells: pl.DataFrame
    grants: pl.DataFrame

    @property
    def sources(self) -> pl.DataFrame:
        """The grants cell by cell: `cell`, then the columns of `grants` but `piece`."""
        return self.cells.select("cell", "piece").join(self.grants, on="piece").drop("piece")


def evaluate(facts: Facts, *, on: date) -> Evaluation:
    """The cells of `facts` on the day `on` (past, today or ahead), with the days that colour them (§2–§4).

    The facts may be everybody's or one person's. They must be free of the input errors of §1."""
    given = computed(pairs(facts)).lazy()
    in_force = computed(versions(facts, given)).lazy()
    asked = computed(terms(facts, in_force))
    cut = computed(pieces(given, in_force, asked, on))
    grounds = Grounds(
        terms=asked.drop(*KEY, "nth"),
        accepted=computed(accepted(facts, asked)),
        records=computed(records(facts, on)),
        leaves=computed(_leaves(facts)),
    )
    cells = pl.concat(_cells(cut, grounds, asked)).with_row_index("cell").select(CELL_COLUMNS)
    return Evaluation(on=on, cells=cells, grants=computed(grants(cut.lazy(), given)))


def _cells(cut: pl.DataFrame, grounds: Grounds, asked: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The cells, some people at a time: what judging needs beside them is then never large."""
    portions = 1 + cut.height // PORTION
    mine = pl.col("person_id").hash() % portions
    for portion in range(portions):
        known = replace(grounds, records=grounds.records.filter(mine == portion))
        asks = computed(_asks(cut.filter(mine == portion).lazy(), asked))
        yield computed(_presented(decide(asks, known)))


def _asks(cut: pl.LazyFrame, asked: pl.DataFrame) -> pl.LazyFrame:
    return (
        cut.join(asked.lazy(), on=["plan_id", "version", "per_unit"])
        .with_columns(since=pl.max_horizontal("run_starts_on", "chain_starts_on"))
        .with_row_index("cell")
    )


def _leaves(facts: Facts) -> pl.LazyFrame:
    away = facts.leaves.lazy().select("person_id", "starts_on", first_day_after("ends_on"))
    return joined(away, ["person_id"]).with_columns(turn(["person_id"]))


def _presented(cells: pl.DataFrame) -> pl.LazyFrame:
    return (
        cells.lazy()
        .with_columns(
            or_empty("until_on"),
            or_empty("held_until"),
            or_empty("red_on"),
            yellow_on=yellow_on(),
            held_forever=(pl.col("held_until") == NEVER).fill_null(False),
        )
        .with_columns(or_empty("yellow_on"))
        .select(CELL_COLUMNS[1:])
    )
