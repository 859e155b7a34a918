"""Facts as plain rows, the form the reference, the strategies and the frames share.

A row is a dictionary named as the columns of the fact files, an empty field None; `accepts` and
`positions` are lists. `read` takes a folder of fact files, `frames` gives what `Facts.of` takes.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from stafett.status.facts import SCHEMAS

Row = dict[str, Any]
Rows = dict[str, list[Row]]

FILES = {"versions": "plans"}
READ_FROM_OTHERS = {"accepts", "positions"}
LISTS = {"requirements": "accepts", "assignments": "positions"}
YES = {"yes": True, "no": False}


def read(folder: Path) -> Rows:
    """Every kind of fact in a folder of fact files; a file that is missing has no rows."""
    return {kind: _read(folder, kind) for kind in SCHEMAS if kind not in READ_FROM_OTHERS}


def _read(folder: Path, kind: str) -> list[Row]:
    path = folder / f"{FILES.get(kind, kind)}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(kind, line) for line in csv.DictReader(file, delimiter=";")]


def _row(kind: str, line: dict[str, str]) -> Row:
    row = {column: _value(dtype, line.get(column) or "") for column, dtype in SCHEMAS[kind].items()}
    if kind in LISTS:
        row[LISTS[kind]] = [word for word in line[LISTS[kind]].split("|") if word]
    if kind == "requirements":
        row["mandatory"] = {"mandatory": True, "recommended": False}.get(line["obligation"])
    return row


def _value(dtype: Any, text: str) -> Any:
    if not text:
        return None
    readers: dict[Any, Callable[[str], Any]] = {
        pl.Date: date.fromisoformat, pl.Int32: int, pl.Boolean: YES.__getitem__,
    }  # fmt: skip
    return readers.get(dtype, str)(text)


def frames(rows: Rows) -> dict[str, pl.DataFrame]:
    """The rows as the frames the kernel reads."""
    rows = rows | {
        "accepts": [
            row | {"competence_id": competence}
            for row in rows["requirements"]
            for competence in row["accepts"]
        ],
        "positions": [
            row | {"position": position} for row in rows["assignments"] for position in row["positions"]
        ],
    }
    return {
        kind: pl.DataFrame(
            [[row[column] for column in schema] for row in rows[kind]], schema=schema, orient="row"
        )
        for kind, schema in SCHEMAS.items()
    }
