"""What somebody holds although nothing asks for it today: shown quietly, without colour (status.md §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q

from stafett.records import queries as records
from stafett.records.models import Achievement
from stafett.status.calendar import plus_months

from .lines import Line

COLUMNS = {
    "competence_id": pl.Int64,
    "level": pl.Int64,
    "achieved_on": pl.Date,
    "valid_until": pl.Date,
    "name": pl.String,
    "months": pl.Int64,
}


@dataclass(frozen=True)
class Held:
    """A competence held that day, the achievement that reaches longest; None: it never lapses."""

    competence_id: int
    name: str
    level: int
    achieved_on: date
    valid_until: date | None


def also_held(organisation_id: int, person_id: int, lines: Iterable[Line], *, on: date) -> list[Held]:
    """What a person holds on a day and none of their lines counts, by name. Three queries."""
    asked = {competence for line in lines for competence in line.competence_ids}
    counted = records.counting_for(organisation_id, asked)
    approved = [row for row in _approved(organisation_id, person_id, on) if row[0] not in counted]
    known = records.competences(organisation_id).filter(competence_id__in={row[0] for row in approved})
    terms = {
        competence: (name, months or 0)
        for competence, name, months in known.values_list("competence_id", "name", "validity_months")
    }
    rows = [(*row, *terms[row[0]]) for row in approved if row[0] in terms]
    return _longest(pl.DataFrame(rows, schema=COLUMNS, orient="row"), on)


def _approved(organisation_id: int, person_id: int, on: date) -> Iterable[tuple[int, int, date, date | None]]:
    rows = Achievement.objects.open().filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on),
        organisation_id=organisation_id,
        person_id=person_id,
        achieved_on__lte=on,
        approved_on__lte=on,
    )
    return rows.values_list("competence_id", "level", "achieved_on", "valid_until")


def _longest(rows: pl.DataFrame, on: date) -> list[Held]:
    by_terms = pl.when(pl.col("months") > 0).then(plus_months(pl.col("achieved_on"), pl.col("months")))
    held = (
        rows.with_columns(valid_until=pl.min_horizontal("valid_until", by_terms))
        .filter(pl.col("valid_until").is_null() | (pl.col("valid_until") >= on))
        .sort("valid_until", "level", "achieved_on", descending=True, nulls_last=False)
        .unique("competence_id", keep="first", maintain_order=True)
        .sort("name", "competence_id")
    )
    columns = held.select("competence_id", "name", "level", "achieved_on", "valid_until")
    return [Held(*row) for row in columns.iter_rows()]
