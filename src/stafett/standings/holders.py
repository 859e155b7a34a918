"""Who holds a competence on a day, by its own validity (§6, as coverage counts it)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from stafett.audit.frames import frame
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.people.roles import Power
from stafett.records import queries as records
from stafett.records.models import Achievement, CompetenceDetails
from stafett.status.calendar import plus_months

COLUMNS = {
    "person_id": pl.Int64,
    "competence_id": pl.Int64,
    "level": pl.Int32,
    "achieved_on": pl.Date,
    "last_day": pl.Date,
}
SOURCES = {name: name for name in COLUMNS} | {"last_day": "valid_until"}


@dataclass(frozen=True)
class Holder:
    """Somebody who holds it: at which level, through which day (None: it never lapses), by which competence."""

    person_id: int
    name: str
    level: int
    valid_through: date | None
    by_competence: int


def holders(
    actor: Actor, competence: CompetenceDetails, *, on: date, power: Power = Power.SEE
) -> list[Holder]:
    """Those among the persons somebody may see who hold a competence that day, by family name. With another
    power than SEE: among those who work in the units where the actor has it."""
    whom = _persons(actor, power, on=on)
    counting = records.counting_for(actor.organisation_id, [competence.competence_id])
    rows = _approved(on).filter(
        organisation_id=actor.organisation_id,
        competence_id__in=counting,
        person_id__in=whom.values("person_id"),
    )
    held = _held(frame(rows, COLUMNS, SOURCES), competence.validity_months or 0, on)
    found = {row["person_id"]: row for row in held.to_dicts()}
    ordered = whom.filter(person_id__in=rows.values("person_id")).order_by("family_name", "given_name", "id")
    return [_holder(found[person.person_id], person.name) for person in ordered if person.person_id in found]


def own(actor: Actor, competence: CompetenceDetails, *, on: date) -> Holder | None:
    """How the actor holds a competence that day, if they do."""
    mine = _approved(on).filter(
        organisation_id=actor.organisation_id,
        competence_id__in=records.counting_for(actor.organisation_id, [competence.competence_id]),
        person_id=actor.person_id,
    )
    held = _held(frame(mine, COLUMNS, SOURCES), competence.validity_months or 0, on)
    return next((_holder(row, actor.label) for row in held.to_dicts()), None)


def _persons(actor: Actor, power: Power, *, on: date) -> QuerySet[PersonDetails]:
    visible = people.visible_to(actor, on=on)
    if power is Power.SEE:
        return visible
    return visible.filter(person_id__in=people.working_in(actor.units(power), on=on).values("person_id"))


def _approved(on: date) -> QuerySet[Achievement]:
    return Achievement.objects.open().filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on), approved_on__lte=on, achieved_on__lte=on
    )


def _held(approved: pl.DataFrame, months: int, on: date) -> pl.DataFrame:
    """One row a person: the achievement that lasts longest, if it is valid that day."""
    by_months = plus_months(pl.col("achieved_on"), pl.lit(months)) if months else pl.lit(None, pl.Date)
    lasting = approved.with_columns(valid_through=pl.min_horizontal("last_day", by_months))
    valid = lasting.filter((pl.col("valid_through") >= on).fill_null(True))
    ordered = valid.sort("valid_through", "level", descending=True, nulls_last=False)
    return ordered.unique("person_id", keep="first", maintain_order=True)


def _holder(row: dict[str, Any], name: str) -> Holder:
    return Holder(row["person_id"], name, row["level"], row["valid_through"], row["competence_id"])
