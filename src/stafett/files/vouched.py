"""Facts that their maker vouches for, into a new organisation: written as an import writes them, judged by nobody."""

from collections.abc import Mapping
from dataclasses import asdict

import polars as pl

from .comparing import Difference
from .kinds import KINDS
from .reading import Table
from .writing import Progress, Writer, unheard


def write(
    frames: Mapping[str, pl.DataFrame], organisation_id: int, position: int, progress: Progress = unheard
) -> dict[str, dict[str, int]]:
    """Write facts at a log position of an organisation that has none; what the log is to say of it, by file.

    `frames`: by the name of the kind, its columns typed as when they are read. Call it inside the change.
    Only for facts a program made up: nothing is judged here but by the database's own constraints.
    """
    differences = {name: _all_new(name, frames[name]) for name in KINDS if name in frames}
    Writer(organisation_id, position, progress).write(differences)
    return {found.table.file: asdict(found.counts) for found in differences.values()}


def _all_new(name: str, frame: pl.DataFrame) -> Difference:
    rows = frame.with_columns(pk=pl.lit(None, pl.Int64), becomes=pl.lit("new"))
    return Difference(Table(KINDS[name], f"{name}.csv", rows, is_whole=True), rows)
