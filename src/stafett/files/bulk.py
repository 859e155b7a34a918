"""Many rows into a table at once, past the model objects: COPY on PostgreSQL, prepared inserts on SQLite."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import polars as pl
from django.db import connection
from django.db.models import Field, Model

CHUNK = 20_000
"""Rows made into text, or into Python values, at a time."""


def insert(model: type[Model], rows: pl.DataFrame) -> None:
    """Insert rows whose columns are named as the model's table columns; what is left out takes the field's
    default. Constraints are the database's to hold; nothing is validated and no signal is sent."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    complete = rows.select(_column(field, rows) for field in fields)
    quoted = connection.ops.quote_name
    into = f"{quoted(model._meta.db_table)} ({', '.join(map(quoted, complete.columns))})"
    put = _copy if connection.vendor == "postgresql" else _execute
    put(into, complete)


def _column(field: "Field[object, object]", rows: pl.DataFrame) -> pl.Expr:
    name = str(field.column)
    return pl.col(name) if name in rows.columns else pl.lit(field.get_default()).alias(name)


def _copy(into: str, rows: pl.DataFrame) -> None:
    sql = f"COPY {into} FROM STDIN (FORMAT csv)"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as copy:
        for some in rows.iter_slices(CHUNK):
            text = BytesIO()
            # Quoted is text, be it empty; what is empty without quotes is NULL.
            some.write_csv(text, include_header=False, quote_style="non_numeric")
            copy.write(text.getvalue())


def _execute(into: str, rows: pl.DataFrame) -> None:
    sql = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * rows.width)})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        for some in rows.iter_slices(CHUNK):
            as_texts = some.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
            cursor.executemany(sql, as_texts.rows())


@contextmanager
def indexed_afterwards(model: type[Model], rows: int) -> Iterator[None]:
    """What is inserted meanwhile into an empty table is indexed at the end, all at once: with millions of
    rows in half the time. Inside a transaction. SQLite only, where nobody who reads waits for it."""
    if connection.vendor != "sqlite" or rows <= CHUNK or model._default_manager.exists():
        yield
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
            [table],
        )
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for _name, sql in indexes:
            cursor.execute(sql)


def check_at_once() -> None:
    """From here to the transaction's end foreign keys are checked as rows come, and not all when it commits:
    so the time it takes is seen, and can be stopped."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def weigh(rows: int) -> None:
    """After so many rows that the tables are not what they were, tell the database's planner at once: what
    it would find out later decides how people's pages are read from now on."""
    if rows > CHUNK:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
