"""From the database to columnar frames, without making an object a row."""

from typing import Any

import polars as pl
from django.db import connection
from django.db.models import QuerySet


def frame(rows: QuerySet[Any], columns: dict[str, Any], sources: dict[str, str]) -> pl.DataFrame:
    """The rows as a frame. `columns`: the frame's names and types; `sources`: the field each is read from.

    Whole numbers, texts, booleans and days only. One query.
    """
    sql, params = rows.values_list(*(sources[name] for name in columns)).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        fetched = cursor.fetchall()
    # SQLite hands out days as texts and booleans as numbers; the columnar engine casts them all at once.
    raw = {name: pl.String if _is_text_day(dtype) else dtype for name, dtype in columns.items()}
    raw = {name: pl.Int64 if _is_number_flag(dtype) else dtype for name, dtype in raw.items()}
    made = pl.DataFrame(fetched, schema=raw, orient="row")
    return made.with_columns(
        pl.col(name).str.to_date() if _is_text_day(dtype) else pl.col(name).cast(dtype)
        for name, dtype in columns.items()
    )


def _is_text_day(dtype: Any) -> bool:
    return bool(dtype == pl.Date and connection.vendor == "sqlite")


def _is_number_flag(dtype: Any) -> bool:
    return bool(dtype == pl.Boolean and connection.vendor == "sqlite")
