"""Many rows into a table at once, past the model objects: COPY on PostgreSQL, prepared inserts on SQLite."""

import polars as pl
from django.db import connection
from django.db.models import Field, Model

CHUNK = 20_000
"""Rows made into Python values at a time."""


def insert(model: type[Model], rows: pl.DataFrame) -> None:
    """Insert rows whose columns are named as the model's table columns; what is left out takes the field's
    default. Constraints are the database's to hold; nothing is validated and no signal is sent."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    complete = rows.select(_column(field, rows) for field in fields)
    if connection.vendor == "sqlite":
        complete = complete.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
    for some in complete.iter_slices(CHUNK):
        _insert(model._meta.db_table, complete.columns, some)


def _column(field: "Field[object, object]", rows: pl.DataFrame) -> pl.Expr:
    name = str(field.column)
    return pl.col(name) if name in rows.columns else pl.lit(field.get_default()).alias(name)


def _insert(table: str, columns: list[str], rows: pl.DataFrame) -> None:
    quoted = connection.ops.quote_name
    into = f"{quoted(table)} ({', '.join(map(quoted, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows.iter_rows():
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", rows.rows())  # noqa: S608 - our own names
