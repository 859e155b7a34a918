"""Who holds a competence on a day, by its own validity (§6, as coverage counts it)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.people.roles import Power
from stafett.records import holding
from stafett.records.models import CompetenceDetails


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
    wanted = holding.of([competence], on=on)
    rows = wanted.approved.filter(person_id__in=whom.values("person_id"))
    found = {row["person_id"]: row for row in wanted.held(rows).to_dicts()}
    ordered = whom.filter(person_id__in=rows.values("person_id")).order_by("family_name", "given_name", "id")
    return [_holder(found[person.person_id], person.name) for person in ordered if person.person_id in found]


def own(actor: Actor, competence: CompetenceDetails, *, on: date) -> Holder | None:
    """How the actor holds a competence that day, if they do."""
    wanted = holding.of([competence], on=on)
    held = wanted.held(wanted.approved.filter(person_id=actor.person_id))
    return next((_holder(row, actor.label) for row in held.to_dicts()), None)


def _persons(actor: Actor, power: Power, *, on: date) -> QuerySet[PersonDetails]:
    visible = people.visible_to(actor, on=on)
    if power is Power.SEE:
        return visible
    return visible.filter(person_id__in=people.working_in(actor.units(power), on=on).values("person_id"))


def _holder(row: dict[str, Any], name: str) -> Holder:
    return Holder(row["person_id"], name, row["level"], row["valid_through"], row["by_competence"])
