"""Who holds a competence on a day, by its own validity (§6, as coverage counts it)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from stafett.audit.frames import frame
from stafett.status.calendar import plus_months

from . import equivalences
from .models import Achievement, CompetenceDetails

COLUMNS = {
    "person_id": pl.Int64,
    "by_competence": pl.Int64,
    "level": pl.Int32,
    "achieved_on": pl.Date,
    "last_day": pl.Date,
}
SOURCES = {name: name for name in COLUMNS} | {"by_competence": "competence_id", "last_day": "valid_until"}


@dataclass(frozen=True)
class Holding:
    """Some competences of an organisation, each with the `months` it is valid (none: it never lapses), on a day."""

    organisation_id: int | None
    months: Mapping[int, int | None]
    on: date

    @cached_property
    def _counting(self) -> dict[int, set[int]]:
        each = equivalences.counting_for_each(self.organisation_id)
        return {competence: each(competence) for competence in self.months}

    @property
    def approved(self) -> QuerySet[Achievement]:
        """What was shown and approved by the day, and counts for one of them, lapsed or not."""
        counting: set[int] = set().union(*self._counting.values())
        return approved(self.organisation_id, on=self.on).filter(competence_id__in=counting)

    def held(self, rows: QuerySet[Any]) -> pl.DataFrame:
        """One row a competence and person: of the achievements in `rows` the one that lasts longest, if it is valid
        that day: by which competence, at which level; `valid_through` is empty where it never lapses."""
        pairs = [
            (one, counts, self.months[one] or 0) for one in self.months for counts in self._counting[one]
        ]
        schema = {"competence_id": pl.Int64, "by_competence": pl.Int64, "months": pl.Int64}
        wanted = pl.DataFrame(pairs, schema=schema, orient="row")
        shown = frame(rows, COLUMNS, SOURCES).join(wanted, on="by_competence")
        return longest(shown, by=("competence_id", "person_id"), on=self.on)


def of(several: Collection[CompetenceDetails], *, on: date) -> Holding:
    """Some competences of one organisation as the catalogue has them."""
    organisation_id = next((one.organisation_id for one in several), None)
    return Holding(organisation_id, {one.competence_id: one.validity_months for one in several}, on)


def approved(organisation_id: int | None, *, on: date) -> QuerySet[Achievement]:
    """What was shown and approved by a day and not revoked by then, lapsed or not."""
    return Achievement.objects.open().filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on),
        organisation_id=organisation_id,
        approved_on__lte=on,
        achieved_on__lte=on,
    )


def longest(shown: pl.DataFrame, *, by: Collection[str], on: date) -> pl.DataFrame:
    """Of what was shown (`achieved_on`, `last_day`, `level`, the `months` it is valid) and is valid on a day: of
    each `by` what lasts longest, with the day it is `valid_through`."""
    through = pl.when(pl.col("months") > 0).then(plus_months(pl.col("achieved_on"), pl.col("months")))
    lasting = shown.with_columns(valid_through=pl.min_horizontal("last_day", through))
    valid = lasting.filter((pl.col("valid_through") >= on).fill_null(True))
    ordered = valid.sort("valid_through", "level", "achieved_on", descending=True, nulls_last=False)
    return ordered.unique(by, keep="first", maintain_order=True)
