"""Who holds which role, for those who administer an organisation or look after it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from .actor import Actor
from .models import PersonDetails, Role, RoleCode
from .roles import Power
from .tree import tree


@dataclass(frozen=True)
class Holder:
    """A person who holds a role over a unit, now or from a coming day."""

    person_id: int
    name: str
    role: RoleCode
    unit: str
    starts_on: date
    ends_on: date | None
    is_coming: bool


def visible_to(actor: Actor, *, on: date) -> list[Holder]:
    """Roles over the units an actor administers or whose log they read: those that hold and those to come,
    by role and name. Who has left the organisation's list holds none."""
    units = actor.units(Power.LOG) | actor.units(Power.INVITE)
    if actor.organisation_id is None or not units:
        return []
    rows = Role.objects.open().filter(
        Q(ends_on=None) | Q(ends_on__gte=on), organisation_id=actor.organisation_id, unit_id__in=units
    )
    nodes = tree(actor.organisation_id, on=on).nodes
    names = {
        details.person_id: details.name
        for details in PersonDetails.objects.open().filter(person_id__in=rows.values("person_id"))
    }
    order = list(RoleCode)
    found = [
        _holder(row, names[row.person_id], nodes[row.unit_id].name, on)
        for row in rows
        if row.person_id in names
    ]
    return sorted(found, key=lambda holder: (order.index(holder.role), holder.unit, holder.name))


def _holder(row: Role, name: str, unit: str, on: date) -> Holder:
    return Holder(
        row.person_id, name, RoleCode(row.role), unit, row.starts_on, row.ends_on, row.starts_on > on
    )
