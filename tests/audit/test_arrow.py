"""An SQLite file read column by column, by processes of their own."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from stafett.audit import arrow

COLUMNS = {"key": arrow.TEXT, "unit": arrow.WHOLE, "on": arrow.DAY}
ASKED = (
    "SELECT coalesce(key, ''), unit, coalesce(day, '') FROM fact WHERE unit IS NULL OR unit > ? ORDER BY id"
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Two thousand facts that say nothing, then two that do."""
    path = tmp_path / "facts.sqlite3"
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, key TEXT, unit INTEGER, day TEXT)")
        opened.executemany("INSERT INTO fact (key) VALUES (?)", [(None,)] * 2000)
        rows = [('Å, "b"', 7, "2026-11-22"), ("c", 8, "1900-01-01")]
        opened.executemany("INSERT INTO fact (key, unit, day) VALUES (?, ?, ?)", rows)
    return str(path)


def test_what_is_empty_at_first_is_still_what_it_is(file: str) -> None:
    first, second = arrow.read(file, [(ASKED, [6], COLUMNS), (ASKED, [7], COLUMNS)])
    assert first.rows()[1998:] == [
        (None, None, None),
        (None, None, None),
        ('Å, "b"', 7, date(2026, 11, 22)),
        ("c", 8, date(1900, 1, 1)),
    ]
    assert second.rows()[2000:] == [("c", 8, date(1900, 1, 1))]


def test_no_rows_keep_their_types(file: str) -> None:
    (nothing,) = arrow.read(file, [(ASKED.replace("unit IS NULL", "false"), [99], COLUMNS)])
    (something,) = arrow.read(file, [(ASKED, [0], COLUMNS)])
    assert (nothing.height, nothing.schema) == (0, something.schema)


def test_a_reader_that_cannot_read_is_told_of(file: str) -> None:
    with pytest.raises(CalledProcessError):
        arrow.read(file, [("SELECT missing FROM fact", [], COLUMNS)])
