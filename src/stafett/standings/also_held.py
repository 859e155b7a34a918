"""What somebody holds although nothing asks for it today: shown quietly, without colour (status.md §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from stafett.records import equivalences, holding
from stafett.records import queries as records

from .lines import Line

COLUMNS = {
    "competence_id": pl.Int64,
    "level": pl.Int64,
    "achieved_on": pl.Date,
    "last_day": pl.Date,
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
    counted = equivalences.counting_for(organisation_id, asked)
    approved = [row for row in _approved(organisation_id, person_id, on) if row[0] not in counted]
    known = records.competences(organisation_id).filter(competence_id__in={row[0] for row in approved})
    terms = {
        competence: (name, months or 0)
        for competence, name, months in known.values_list("competence_id", "name", "validity_months")
    }
    rows = [(*row, *terms[row[0]]) for row in approved if row[0] in terms]
    return _longest(pl.DataFrame(rows, schema=COLUMNS, orient="row"), on)


def _approved(organisation_id: int, person_id: int, on: date) -> Iterable[tuple[int, int, date, date | None]]:
    rows = holding.approved(organisation_id, on=on).filter(person_id=person_id)
    return rows.values_list("competence_id", "level", "achieved_on", "valid_until")


def _longest(rows: pl.DataFrame, on: date) -> list[Held]:
    held = holding.longest(rows, by=["competence_id"], on=on).sort("name", "competence_id")
    columns = held.select("competence_id", "name", "level", "achieved_on", "valid_through")
    return [Held(*row) for row in columns.iter_rows()]
