"""Reads an SQLite file column by column, as a process of its own: `python -m stafett.audit.arrow FILE`.

The reader brings an SQLite of its own. Two of these in one process undo each other's locks on the file, so it
never runs where Python's has it open. The query comes on standard input as JSON, the rows go to standard output
as an Arrow stream.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import polars as pl

WITHIN = 600

WHOLE, TEXT, DAY = "whole", "text", "day"

type Query = tuple[str, Sequence[Any], dict[str, str]]
"""SQL with its parameters, and of each column its name and sort. Texts and days are never NULL but empty: a
column's type is told by its first rows."""


def read(path: str, queries: Iterable[Query]) -> list[pl.DataFrame]:
    """What each query gives, asked at the same time by a process each; an empty text is an empty field. Raises
    CalledProcessError or TimeoutExpired where one does not answer."""
    with ThreadPoolExecutor() as readers:
        return list(readers.map(lambda query: _asked(path, query), queries))


def _asked(path: str, query: Query) -> pl.DataFrame:
    command = [sys.executable, "-m", "stafett.audit.arrow", path]
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        command, input=json.dumps(query).encode(), stdout=subprocess.PIPE, check=True, timeout=WITHIN
    )
    return pl.read_ipc_stream(done.stdout)


def main(path: str) -> None:
    """Answer one query."""
    import adbc_driver_sqlite.dbapi as sqlite  # noqa: PLC0415 - only in this process

    sql, params, columns = json.load(sys.stdin)
    with sqlite.connect(path) as opened, opened.cursor() as cursor:
        cursor.execute(sql, params)
        stream: Any = cursor.fetch_arrow()
        found = pl.DataFrame(stream)
    found.columns = list(columns)
    typed(found, columns).write_ipc_stream(sys.stdout.buffer)


def typed(found: pl.DataFrame, columns: dict[str, str]) -> pl.DataFrame:
    """The columns as what they are."""
    texts = {name: pl.col(name).cast(pl.String) for name, sort in columns.items() if sort in (TEXT, DAY)}
    filled = found.with_columns(pl.when(text != "").then(text).alias(name) for name, text in texts.items())
    return filled.with_columns(
        *(pl.col(name).str.to_date("%Y-%m-%d") for name, sort in columns.items() if sort == DAY),
        *(pl.col(name).cast(pl.Int64) for name, sort in columns.items() if sort == WHOLE),
    )


if __name__ == "__main__":
    main(sys.argv[1])
