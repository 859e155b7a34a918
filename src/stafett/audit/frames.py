"""From rows of facts to columnar frames, without making an object a row."""

from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast


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


def _fetched(rows: QuerySet[Any]) -> list[tuple[Any, ...]]:
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
