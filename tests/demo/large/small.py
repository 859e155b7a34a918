"""A large organisation made small enough for a test."""

from pathlib import Path

import polars as pl

from stafett.demo.large import Made
from stafett.demo.large.sizes import HOSPITAL, Size

SMALLEST = Size("SMALLEST", "Småvik sykehus HF", HOSPITAL, (2, 2, 3), 300)


def write(made: Made, folder: Path) -> None:
    """As the files of an import."""
    words = {"obligation": ("mandatory", "recommended")}
    for name, frame in made.frames.items():
        flags = [column for column, dtype in frame.schema.items() if dtype == pl.Boolean]
        said = frame.with_columns(
            pl.col(flag).replace_strict(dict(zip([True, False], words.get(flag, ("yes", "no")), strict=True)))
            for flag in flags
        )
        said.write_csv(folder / f"{name}.csv")
