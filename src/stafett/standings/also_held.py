"""What somebody holds although nothing asks for it today: shown quietly, without colour (status.md §5)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q

from stafett.records import queries as records
from stafett.records.models import Achievement, Equivalence
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
    counted = _counting_for(asked, organisation_id)
    catalogue = {row.competence_id: row for row in records.competences(organisation_id)}
    rows = [
        (
            row.competence_id,
            row.level,
            row.achieved_on,
            row.valid_until,
            known.name,
            known.validity_months or 0,
        )
        for row in _approved(organisation_id, person_id, on)
        if row.competence_id not in counted and (known := catalogue.get(row.competence_id))
    ]
    return _longest(pl.DataFrame(rows, schema=COLUMNS, orient="row"), on)


def _approved(organisation_id: int, person_id: int, on: date) -> Iterable[Achievement]:
    return Achievement.objects.open().filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on),
        organisation_id=organisation_id,
        person_id=person_id,
        achieved_on__lte=on,
        approved_on__lte=on,
    )


def _counting_for(competences: set[int], organisation_id: int) -> set[int]:
    """The competences themselves and all that count for one of them, through any number of steps (§1)."""
    accepts: dict[int, list[int]] = defaultdict(list)
    pairs = Equivalence.objects.open().filter(organisation_id=organisation_id)
    for competence, accepted in pairs.values_list("competence_id", "accepted_id"):
        accepts[competence].append(accepted)
    found, waiting = set(competences), list(competences)
    while waiting:
        new = set(accepts[waiting.pop()]) - found
        found |= new
        waiting.extend(new)
    return found


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
