"""A batch beside what is recorded: which facts are new, changed, taken back or as they were."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from . import decisions, stored
from .kinds import KINDS, Kind
from .reading import Batch, Table


@dataclass(frozen=True)
class Counts:
    """What becomes of one file's facts."""

    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.withdrawn)


@dataclass(frozen=True)
class Difference:
    """One file's records beside the open rows. `rows`: the record's typed columns, `line`, `pk` (the open
    row with that key, if there is one) and `becomes`: new, changed, withdrawn or unchanged."""

    table: Table
    rows: pl.DataFrame

    @cached_property
    def counts(self) -> Counts:
        """How many become what. Taking back what is not there changes nothing."""
        return Counts(**dict(self.rows["becomes"].value_counts().iter_rows()))

    def becoming(self, *what: str) -> pl.DataFrame:
        return self.rows.filter(pl.col("becomes").is_in(what))


@dataclass
class Comparison:
    """A batch beside one organisation (None: one that does not exist yet). Reads each kind when first asked."""

    batch: Batch
    organisation_id: int | None
    _recorded: dict[str, pl.DataFrame] = field(default_factory=dict)
    _after: dict[str, pl.DataFrame] = field(default_factory=dict)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """What was sent, by kind, with the decisions that pages have made since."""
        found = dict(self.batch.tables)
        if self.organisation_id is not None and "achievements" in found:
            found["achievements"] = decisions.kept(found["achievements"], self.organisation_id)
        return found

    def recorded(self, name: str) -> pl.DataFrame:
        """The open rows of a kind, with `pk`."""
        if name not in self._recorded:
            self._recorded[name] = stored.rows(KINDS[name], self.organisation_id)
        return self._recorded[name]

    def after(self, name: str) -> pl.DataFrame:
        """The facts of a kind as they would be after the import: its columns, `line` (empty for what
        stands only in the database) and `sound`."""
        if name not in self._after:
            self._after[name] = self._merged(KINDS[name])
        return self._after[name]

    def _merged(self, kind: Kind) -> pl.DataFrame:
        found = self.recorded(kind.name).select(
            pl.lit(None, pl.Int64).alias("line"), *kind.names, pl.lit(True).alias("sound")
        )
        if table := self.tables.get(kind.name):
            said = table.rows.filter(~pl.col("withdrawn")).select("line", *kind.names, "sound")
            found = pl.concat([found.join(table.rows, on=kind.key, how="anti"), said])
        return found

    @cached_property
    def differences(self) -> dict[str, Difference]:
        """What each file would change, in the order of the kinds."""
        return {name: self._difference(self.tables[name]) for name in KINDS if name in self.tables}

    def _difference(self, table: Table) -> Difference:
        rows = self._beside_recorded(table)
        differs = pl.any_horizontal(
            pl.lit(False), *(pl.col(name).ne_missing(pl.col(f"{name} before")) for name in table.kind.values)
        )
        gone, known = pl.col("withdrawn"), pl.col("pk").is_not_null()
        becomes = (
            pl.when(gone & known).then(pl.lit("withdrawn"))
            .when(gone).then(pl.lit("unchanged"))
            .when(~known).then(pl.lit("new"))
            .when(differs).then(pl.lit("changed"))
            .otherwise(pl.lit("unchanged"))
        )  # fmt: skip
        return Difference(table, rows.with_columns(becomes=becomes))

    def _beside_recorded(self, table: Table) -> pl.DataFrame:
        """A file's records with what is recorded of each: `pk`, and the columns as they were `before`."""
        kind, recorded = table.kind, self.recorded(table.kind.name)
        if recorded.is_empty():  # millions of records need no join to find nothing
            before = (pl.lit(None, recorded[name].dtype).alias(f"{name} before") for name in kind.values)
            return table.rows.with_columns(pl.lit(None, pl.Int64).alias("pk"), *before)
        return table.rows.join(recorded, on=kind.key, how="left", suffix=" before", maintain_order="left")

    def changed_columns(self, name: str) -> Iterator[tuple[str, pl.DataFrame]]:
        """For each column of a kind: the changed records in which it says something else than before."""
        changed = self.differences[name].becoming("changed")
        for column in KINDS[name].values:
            yield column, changed.filter(pl.col(column).ne_missing(pl.col(f"{column} before")))
