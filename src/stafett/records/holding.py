"""Who holds a competence on a day, by its own validity (§6, as coverage counts it)."""

from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from stafett.audit.frames import frame
from stafett.status.calendar import plus_months

from . import queries
from .models import Achievement, CompetenceDetails

COLUMNS = {
    "person_id": pl.Int64,
    "competence_id": pl.Int64,
    "level": pl.Int32,
    "achieved_on": pl.Date,
    "last_day": pl.Date,
}
SOURCES = {name: name for name in COLUMNS} | {"last_day": "valid_until"}


def approved(competence: CompetenceDetails, *, on: date) -> QuerySet[Achievement]:
    """What was shown and approved by a day, and counts for a competence, lapsed or not."""
    organisation = competence.organisation_id
    return Achievement.objects.open().filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on),
        organisation_id=organisation,
        competence_id__in=queries.counting_for(organisation, [competence.competence_id]),
        approved_on__lte=on,
        achieved_on__lte=on,
    )


def held(rows: QuerySet[Any], competence: CompetenceDetails, *, on: date) -> pl.DataFrame:
    """One row a person: of the achievements in `rows` the one that lasts longest, if it is valid that day;
    `valid_through` is empty where it never lapses."""
    shown = frame(rows, COLUMNS, SOURCES)
    months = competence.validity_months or 0
    by_months = plus_months(pl.col("achieved_on"), pl.lit(months)) if months else pl.lit(None, pl.Date)
    lasting = shown.with_columns(valid_through=pl.min_horizontal("last_day", by_months))
    valid = lasting.filter((pl.col("valid_through") >= on).fill_null(True))
    ordered = valid.sort("valid_through", "level", descending=True, nulls_last=False)
    return ordered.unique("person_id", keep="first", maintain_order=True)
