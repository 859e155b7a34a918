"""From the database to columnar frames, without making an object a row."""

from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def frame(rows: QuerySet[Any], columns: dict[str, Any], sources: dict[str, str]) -> pl.DataFrame:
    """The rows as a frame. `columns`: the frame's names and types; `sources`: the field each is read from.

    Whole numbers, texts, booleans and days only. One query.
    """
    fetched = _fetched(rows.values_list(*(sources[name] for name in columns)))
    return pl.DataFrame(fetched, schema=columns, orient="row")


def _fetched(rows: QuerySet[Any]) -> list[tuple[Any, ...]]:
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
