"""What a preview found, as it is kept and as pages read it: figures, by unit, and who."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from .evaluating import Outcome

SCHEMA = {
    "person_id": pl.Int64, "plan_id": pl.Int64, "given_in": pl.Int64, "enters": pl.Boolean,
    "leaves": pl.Boolean, "reddens_0": pl.Boolean, "reddens_1": pl.Boolean, "changes": pl.Boolean,
    "red_on": pl.Date,
}  # fmt: skip
"""`enters`, `leaves`, `changes`: on any of the days; `reddens_0`: on the first, `reddens_1`: after it."""


@dataclass(frozen=True)
class Figures:
    """So many people enter, leave, turn red on the first day and later, by the end of the transition; for `others`
    something is another colour, and none of these."""

    enters: int
    leaves: int
    red: int
    red_later: int
    others: int = 0

    @property
    def any_red(self) -> int:
        return self.red + self.red_later


@dataclass(frozen=True)
class Result:
    """A preview as it was found: see `evaluating.Outcome`. `has_already`: people who have the plan before and
    after, and for whom nothing changes."""

    days: tuple[date, ...]
    touched: int
    has_already: int
    rows: pl.DataFrame

    @property
    def first_day(self) -> date:
        return self.days[0]

    @property
    def last_day(self) -> date | None:
        """The end of the transition, where it is another day than the first."""
        return self.days[1] if len(self.days) > 1 else None

    @cached_property
    def figures(self) -> Figures:
        """Everybody, each once."""
        return figures(self.rows)

    @property
    def people_changed(self) -> int:
        """For how many people something changes."""
        return self.rows["person_id"].n_unique()

    @property
    def is_nothing(self) -> bool:
        return self.rows.is_empty()

    def by_unit(self, units: Collection[int]) -> dict[int, Figures]:
        """The figures of each of some units in which something changes."""
        here = self.within(units).rows.partition_by("given_in", as_dict=True)
        return {int(unit): figures(rows) for (unit,), rows in here.items()}

    def within(self, units: Collection[int]) -> "Result":
        """What is found in some units."""
        return replace(self, rows=self.rows.filter(pl.col("given_in").is_in(sorted(units))))

    def outside(self, units: Collection[int]) -> "Result":
        """What is found in all other units."""
        return replace(self, rows=self.rows.filter(~pl.col("given_in").is_in(sorted(units))))

    def without_colours(self) -> "Result":
        """Only who enters and who leaves: nobody else is in it, and nothing tells what turns red."""
        rows = self.rows.filter(pl.col("enters") | pl.col("leaves"))
        uncoloured = rows.with_columns(reddens_0=False, reddens_1=False, red_on=pl.lit(None, pl.Date))
        return replace(self, rows=uncoloured, has_already=0)

    def people(self, unit_id: int) -> pl.DataFrame:
        """Whoever something changes for in a unit: `person_id`, the plans `entered` and `left`, and the rest of the
        columns, the reds first."""
        here = self.rows.filter(pl.col("given_in") == unit_id)
        flags = [name for name, dtype in SCHEMA.items() if dtype == pl.Boolean]
        found = here.group_by("person_id").agg(
            pl.col(flags).any(),
            pl.col("red_on").min(),
            entered=pl.col("plan_id").filter("enters").unique().sort(),
            left=pl.col("plan_id").filter("leaves").unique().sort(),
        )
        return found.sort(
            "reddens_0", "reddens_1", "enters", "leaves", "person_id", descending=[True] * 4 + [False]
        )


def figures(rows: pl.DataFrame) -> Figures:
    """How many people of some rows: each once, turning red the first time they do."""
    flags = ["enters", "leaves", "reddens_0", "reddens_1"]
    each = rows.group_by("person_id").agg(pl.col(flags).any())
    later = each["reddens_1"] & ~each["reddens_0"]
    others = each.filter(~pl.any_horizontal(flags)).height
    return Figures(
        enters=int(each["enters"].sum()),
        leaves=int(each["leaves"].sum()),
        red=int(each["reddens_0"].sum()),
        red_later=int(later.sum()),
        others=others,
    )


def of(found: Outcome) -> Result:
    """The outcome as pages read it: only those for whom something changes."""
    if not found.rows.width:
        return Result(found.days, found.touched, 0, pl.DataFrame(schema=SCHEMA))
    numbers = range(len(found.days))
    told = found.rows.select(
        "person_id",
        "plan_id",
        "given_in",
        *(pl.any_horizontal(f"{said}_{n}" for n in numbers).alias(said) for said in ("enters", "leaves")),
        "reddens_0",
        reddens_1=pl.col(f"reddens_{numbers[-1]}"),
        changes=pl.any_horizontal(f"changes_{n}" for n in numbers),
        red_on="red_on",
        had=pl.any_horizontal(f"had_{n}" for n in numbers),
    )
    changed = told.filter("changes")
    same = told.filter("had").join(changed, on=["person_id", "plan_id"], how="anti")
    rows = changed.select(*SCHEMA).cast(pl.Schema(SCHEMA)).sort("given_in", "person_id", "plan_id")
    return Result(found.days, found.touched, same["person_id"].n_unique(), rows)


def as_json(result: Result) -> dict[str, Any]:
    """As it is kept in a row: columns rather than rows, which is less to write and to read."""
    rows = result.rows.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
    return {
        "days": [day.isoformat() for day in result.days],
        "touched": result.touched,
        "has_already": result.has_already,
        "rows": rows.to_dict(as_series=False),
    }


def from_json(kept: dict[str, Any]) -> Result:
    """What was kept by `as_json`."""
    as_texts = {name: pl.String if dtype == pl.Date else dtype for name, dtype in SCHEMA.items()}
    rows = pl.DataFrame(kept["rows"], schema=as_texts).with_columns(pl.col("red_on").str.to_date("%Y-%m-%d"))
    days = tuple(date.fromisoformat(day) for day in kept["days"])
    return Result(days, kept["touched"], kept["has_already"], rows)
