"""An SQLite file read line by line, by processes of their own."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from subprocess import CalledProcessError

import polars as pl
import pytest

from stafett.audit import arrow

COLUMNS = {"key": pl.String, "unit": pl.Int64, "on": pl.Date}
ASKED = """SELECT concat('"', replace(key, '"', '""'), '"', ',', unit, ',', day) FROM fact
           WHERE unit IS NULL OR unit > ? ORDER BY id"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Two thousand facts that say nothing, then two that do."""
    path = tmp_path / "facts.sqlite3"
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, key TEXT, unit INTEGER, day TEXT)")
        opened.executemany("INSERT INTO fact (key) VALUES (?)", [(None,)] * 2000)
        rows = [('Å,\n"b"', 7, "2026-11-22"), ("c", 8, "0001-01-01")]
        opened.executemany("INSERT INTO fact (key, unit, day) VALUES (?, ?, ?)", rows)
    return str(path)


def test_what_is_empty_at_first_is_still_what_it_is(file: str) -> None:
    first, second = arrow.read(file, [(ASKED, [6]), (ASKED, [7])], COLUMNS)
    assert first.rows()[1998:] == [
        (None, None, None),
        (None, None, None),
        ('Å,\n"b"', 7, date(2026, 11, 22)),
        ("c", 8, date(1, 1, 1)),
    ]
    assert second.rows()[2000:] == [("c", 8, date(1, 1, 1))]


def test_no_rows_keep_their_types(file: str) -> None:
    (nothing,) = arrow.read(file, [(ASKED.replace("unit IS NULL", "false"), [99])], COLUMNS)
    assert (nothing.height, nothing.schema) == (0, COLUMNS)


def test_what_is_no_day_is_told_of(file: str) -> None:
    with pytest.raises(pl.exceptions.ComputeError, match="could not parse `soon` as dtype `date`"):
        arrow.read(file, [("SELECT '\"c\",8,soon'", [])], COLUMNS)


def test_a_reader_that_cannot_read_is_told_of(file: str) -> None:
    with pytest.raises(CalledProcessError):
        arrow.read(file, [("SELECT missing FROM fact", [])], COLUMNS)
