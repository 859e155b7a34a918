"""Reading who stands in for a unit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment, Role, RoleCode
from stafett.people.roles import ROLES, Power
from stafett.people.tree import tree

from .rules import APPOINTED, can_give_role, can_take_back


@dataclass(frozen=True)
class StandIn:
    """Somebody who stands in or signs, now or from a coming day. `above`: the unit the role is held over,
    where that is one above; `given_by`: who chose them, empty where it came by file."""

    role: Role
    name: str
    above: str
    given_by: str
    is_coming: bool
    may_take_back: bool

    @property
    def label(self) -> str:
        return str(RoleCode(self.role.role).label)


def standing_in(actor: Actor, unit_id: int, *, on: date) -> list[StandIn]:
    """The deputies, delegates and assessors over a unit the actor leads, now or to come: by role, then name."""
    units = tree(actor.organisation_id or 0, on=on)
    above = {node.id: node.name for node in units.path(unit_id)}
    held = Role.objects.open().filter(Q(ends_on=None) | Q(ends_on__gte=on), unit_id__in=above)
    rows = list(held.filter(role__in=APPOINTED))
    names = people.names_of_people(one for row in rows for one in (row.person_id, row.appointed_by_id))
    found = [
        StandIn(
            row,
            names[row.person_id],
            "" if row.unit_id == unit_id else above[row.unit_id],
            names.get(row.appointed_by_id or 0, ""),
            row.starts_on > on,
            row.unit_id == unit_id and bool(can_take_back(actor, row)),
        )
        for row in rows
        if row.person_id in names
    ]
    return sorted(found, key=_in_order)


def _in_order(one: StandIn) -> tuple[int, str, date]:
    return APPOINTED.index(RoleCode(one.role.role)), one.name, one.role.starts_on


def works_here(organisation_id: int | None, person_id: int, *, on: date) -> bool:
    """Whether somebody works in the organisation that day, or starts soon."""
    jobs = Employment.objects.open().filter(organisation_id=organisation_id, person_id=person_id)
    return jobs.filter(people.employed_or_on_the_way_in(on)).exists()


def given_over(organisation_id: int | None, units: frozenset[int]) -> QuerySet[Role]:
    """The roles held over some units that are given on a page."""
    return Role.objects.open().filter(organisation_id=organisation_id, unit_id__in=units, role__in=APPOINTED)


def only_stands_in(actor: Actor, unit_id: int, *, on: date) -> bool:
    """Whether the actor may appoint over a unit only by what was given on a page, not by a role from a file."""
    by_file = [role for role in people.roles_of(actor.person_id, on=on) if role.appointed_by_id is None]
    return unit_id not in _appoints_in(by_file, actor.organisation_id, on=on)


def may_be_given(actor: Actor, unit_id: int, *, on: date) -> dict[RoleCode, Verdict]:
    """The roles that are given on a page, each with whether the actor may give it over a unit, or why not."""
    stands_in = only_stands_in(actor, unit_id, on=on)
    return {role: can_give_role(actor, unit_id, role, stands_in=stands_in) for role in APPOINTED}


def given_by_what_ends(role: Role, *, on: date) -> list[Role]:
    """What somebody gave on the page that a role of theirs, about to end, let them give, and what those gave in
    turn: over its unit or below. What another role of theirs lets them give is kept."""
    found, looked_at = [role], 0
    while looked_at < len(found):
        given = _given_by(found[looked_at], without=found, on=on)
        found += [row for row in given if row not in found]
        looked_at += 1
    return found[1:]


def _given_by(role: Role, *, without: list[Role], on: date) -> list[Role]:
    if Power.APPOINT not in ROLES[RoleCode(role.role)].powers:
        return []
    others = [row for row in people.roles_of(role.person_id, on=on) if row not in without]
    kept = _appoints_in(others, role.organisation_id, on=on)
    ending = tree(role.organisation_id, on=on).below(role.unit_id) - kept
    rows = given_over(role.organisation_id, ending).filter(appointed_by_id=role.person_id)
    return list(rows.filter(Q(ends_on=None) | Q(ends_on__gte=on)))


def _appoints_in(roles: list[Role], organisation_id: int | None, *, on: date) -> frozenset[int]:
    _root, reach, _held = people.reached(roles, organisation_id or 0, on=on)
    return reach.get(Power.APPOINT, frozenset())


def lasts_until(actor: Actor, unit_id: int, power: Power, *, on: date) -> date | None:
    """The last day the actor has a power over a unit, as known today (None: no end is set)."""
    above = {node.id for node in tree(actor.organisation_id or 0, on=on).path(unit_id)}
    ends = [
        role.ends_on
        for role in people.roles_of(actor.person_id, on=on)
        if role.unit_id in above and power in ROLES[RoleCode(role.role)].powers
    ]
    known = [end for end in ends if end is not None]
    return max(known, default=on) if len(known) == len(ends) else None
