"""Reads an SQLite file row by row, each a line of text, as a process of its own: `python -m stafett.audit.arrow FILE`.

The reader brings an SQLite of its own. Two of these in one process undo each other's locks on the file, so it
never runs where Python's has it open. The query comes on standard input as JSON, the lines go to standard output.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import polars as pl

WITHIN = 600
AT_ONCE = 65_536
"""Rows handed over together; by the thousand, as it is left to itself, takes a tenth longer."""

type Query = tuple[str, Sequence[Any]]
"""SQL with its parameters; what it gives has one column, each row a line of CSV."""


def read(path: str, queries: Iterable[Query], columns: dict[str, Any]) -> list[pl.DataFrame]:
    """What each query gives, asked at the same time by a process each. Raises CalledProcessError or
    TimeoutExpired where one does not answer."""
    with ThreadPoolExecutor() as readers:
        return list(readers.map(lambda query: lines(_asked(path, query), columns), queries))


def lines(csv: bytes, columns: dict[str, Any]) -> pl.DataFrame:
    """Lines of CSV as a frame of these columns; an empty text is an empty field."""
    return pl.read_csv(csv, has_header=False, schema=columns, null_values="")


def _asked(path: str, query: Query) -> bytes:
    command = [sys.executable, "-m", "stafett.audit.arrow", path]
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        command, input=json.dumps(query).encode(), stdout=subprocess.PIPE, check=True, timeout=WITHIN
    )
    return done.stdout


def main(path: str) -> None:
    """Answer one query."""
    import adbc_driver_sqlite.dbapi as sqlite  # noqa: PLC0415 - only in this process

    sql, params = json.load(sys.stdin)
    with sqlite.connect(path) as opened, opened.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": AT_ONCE})
        cursor.execute(sql, params)
        found = pl.DataFrame(cursor.fetch_arrow())
    found.write_csv(sys.stdout.buffer, include_header=False, quote_style="never")


if __name__ == "__main__":
    main(sys.argv[1])
