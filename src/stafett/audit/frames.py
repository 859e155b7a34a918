"""From rows of facts to columnar frames, without making an object a row."""

import io
from pathlib import Path
from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, Max, QuerySet, TextField
from django.db.models.functions import Cast

from . import arrow


def frame(rows: QuerySet[Any], columns: dict[str, Any], sources: dict[str, str]) -> pl.DataFrame:
    """The rows as a frame. `columns`: the frame's names and types; `sources`: the field each is read from.

    Whole numbers, texts, booleans and days only. One query.
    """
    as_text = {name for name, dtype in columns.items() if dtype == pl.Date and connection.vendor == "sqlite"}
    asked = [Cast(sources[name], TextField()) if name in as_text else F(sources[name]) for name in columns]
    fetched = _fetched(rows.values_list(*asked))
    schema = {name: pl.String if name in as_text else dtype for name, dtype in columns.items()}
    # SQLite would make a Python object of every day, one by one; as texts they are read all at once.
    return pl.DataFrame(fetched, schema=schema, orient="row").with_columns(
        pl.col(name).str.to_date("%Y-%m-%d") for name in as_text
    )


def frame_of_many(rows: QuerySet[Any], columns: dict[str, Any], sources: dict[str, str]) -> pl.DataFrame:
    """As `frame`, for millions of rows: as text that is parsed at once, so that none is ever a Python object.

    Whole numbers, texts and days only; an empty text comes back as an empty field. On SQLite other processes read
    what is committed; in a transaction, or where there is no file, it is `frame`."""
    path = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and (connection.in_atomic_block or not Path(path).is_file()):
        return frame(rows, columns, sources)
    read = _copied if connection.vendor == "postgresql" else _in_halves
    return read(rows, columns, sources)


def _in_halves(rows: QuerySet[Any], columns: dict[str, Any], sources: dict[str, str]) -> pl.DataFrame:
    """Two readers, for two cores: each takes half of the rows, by their keys."""
    middle = (rows.aggregate(last=Max("pk"))["last"] or 0) // 2
    halves = [rows.filter(pk__lte=middle), rows.filter(pk__gt=middle)]
    queries = [half.values_list(_line(columns, sources)).query.sql_with_params() for half in halves]
    path = str(connection.settings_dict["NAME"])
    asked = [(sql % tuple("?" * len(given)), given) for sql, given in queries]
    return pl.concat(arrow.read(path, asked, columns))


def _line(columns: dict[str, Any], sources: dict[str, str]) -> Func:
    """A row as a line of CSV, which is quicker to fetch than its fields one by one. The reader's own SQLite knows
    `concat`, for which what is empty is nothing; Python's may be too old."""
    fields = [
        Func(sources[name], template=QUOTED) if dtype == pl.String else F(sources[name])
        for name, dtype in columns.items()
    ]
    return Func(*fields, function="concat", arg_joiner=", ',', ", output_field=TextField())


QUOTED = """'"', replace(%(expressions)s, '"', '""'), '"'"""


def _copied(rows: QuerySet[Any], columns: dict[str, Any], sources: dict[str, str]) -> pl.DataFrame:
    asked = [F(sources[name]) for name in columns]
    sql, params = rows.values_list(*asked).query.sql_with_params()
    connection.ensure_connection()
    with connection.cursor() as cursor, io.BytesIO() as text:
        below: Any = (
            cursor.cursor
        )  # the driver's own: Django's, when it takes notes, takes no parameters here
        with below.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", params) as copy:
            for some in copy:
                text.write(some)
        return arrow.lines(text.getvalue(), columns)


def _fetched(rows: QuerySet[Any]) -> list[tuple[Any, ...]]:
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
