"""`python -m bench.inside data SIZE FOLDER`: the fact files of an invented organisation, as of today."""

from pathlib import Path

import polars as pl

from stafett.demo import large
from stafett.files.kinds import KINDS, Kind
from stafett.lib import clock


def main(size: str, into: str) -> None:
    folder = Path(into)
    folder.mkdir(parents=True, exist_ok=True)
    made = large.made_up(large.SIZES[size][0], on=clock.today())
    for name, frame in made.frames.items():
        _written(KINDS[name], frame).write_csv(folder / f"{name}.csv", date_format="%Y-%m-%d")


def _written(kind: Kind, frame: pl.DataFrame) -> pl.DataFrame:
    """Yes and no in the words of the files."""
    flags = [column for column in kind.columns if frame.schema[column.name] == pl.Boolean]
    words = {column.name: {value: word for word, value in [*column.words.items()][::-1]} for column in flags}
    return frame.with_columns(
        pl.col(name).replace_strict(said, return_dtype=pl.String) for name, said in words.items()
    )
