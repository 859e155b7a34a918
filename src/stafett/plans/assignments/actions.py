"""Giving plans and ending it. What was given stays known: a row is closed, and another says its last day."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import Verdict, require
from stafett.people import queries as people
from stafett.people import tree
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.models import Employment
from stafett.plans.models import Assignment, Plan

from . import queries, rules

LAST_YEAR = 2199


class AssignmentError(Exception):
    """What was asked makes no sense as it stands; the text says what to do."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """To whom a plan is to be given: a unit, perhaps all below it, perhaps some positions, perhaps one person."""

    plan_id: int
    unit_id: int
    starts_on: date
    ends_on: date | None = None
    subunits: bool = False
    positions: Collection[str] = ()
    person_id: int | None = None

    def row(self, organisation_id: int) -> Assignment:
        """As it would be written."""
        return Assignment(
            organisation_id=organisation_id,
            key=f"given-{uuid.uuid4()}",
            plan_id=self.plan_id,
            unit_id=self.unit_id,
            subunits=self.subunits,
            positions="|".join(sorted(set(self.positions))),
            person_id=self.person_id,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
        )


def assign(given: Given, *, by: Actor, on: date) -> Assignment:
    """Give a plan from a day on. Logged. Raises NotAllowed or AssignmentError."""
    organisation = by.organisation_id or 0
    with audit.change(organisation, by=by, verb="plan.assigned") as change:
        check(given, by=by, on=on)
        plan = Plan.objects.get(pk=given.plan_id)
        row = given.row(organisation)
        row.is_local = not rules.owns(by, queries.owner_unit_of(plan))
        row.opened = change.position
        row.save()
        change.subject = queries.title_of(plan)
    return row


def check(given: Given, *, by: Actor, on: date) -> None:
    """Whether it may be given as it stands. Raises NotAllowed or AssignmentError."""
    if not Plan.objects.filter(pk=given.plan_id, organisation_id=by.organisation_id).exists():
        raise AssignmentError(_("There is no such plan."))
    require(rules.can_assign(by, given.unit_id))
    _check_days(given, on)
    if any("|" in position for position in given.positions):
        raise AssignmentError(_("Choose positions from the list."))
    if given.person_id is not None:
        _check_person(given, by.organisation_id or 0, on)
    if queries.alike(given.row(by.organisation_id or 0)).exists():
        raise AssignmentError(_("The plan is given to just these on these days already."))


def _check_days(given: Given, on: date) -> None:
    if given.starts_on < on:
        raise AssignmentError(_("The first day must be today or later."))
    if given.ends_on is not None and given.ends_on < given.starts_on:
        raise AssignmentError(_("The last day must not be before the first day."))
    if max(given.starts_on, given.ends_on or given.starts_on).year > LAST_YEAR:
        raise AssignmentError(_("The days must be before the year 2200."))


def _check_person(given: Given, organisation_id: int, on: date) -> None:
    """Whoever is named works there: in the unit, or below it where that is asked for too."""
    units = {given.unit_id}
    if given.subunits:
        units |= tree.tree(organisation_id, on=on).below(given.unit_id)
    jobs = Employment.objects.open().filter(people.employed_or_on_the_way_in(on), unit_id__in=units)
    if not jobs.filter(person_id=given.person_id).exists():
        raise AssignmentError(_("Choose somebody who works in the unit."))


def end(row_id: int, last_day: date, *, by: Actor, on: date) -> Assignment:
    """Say the last day on which a plan is given there. Logged. Raises NotAllowed or ChangedMeanwhile."""
    with audit.change(by.organisation_id or 0, by=by, verb="assignment.ended") as change:
        row = _open(row_id, by)
        (may,) = may_end(by, [row], on=on)
        require(may)
        require(rules.can_end_on(row, last_day, on=on))
        change.subject = queries.title_of(row.plan)
        return row.reopen(change.position, ends_on=last_day)


def withdraw(row_id: int, *, by: Actor, on: date) -> None:
    """Take back what has not begun. Logged. Raises NotAllowed or ChangedMeanwhile."""
    with audit.change(by.organisation_id or 0, by=by, verb="assignment.withdrawn") as change:
        row = _open(row_id, by)
        (may,) = may_end(by, [row], on=on)
        require(may)
        require(rules.can_withdraw(row, on=on))
        change.subject = queries.title_of(row.plan)
        row.close(change.position)


def may_end(by: Actor, several: Sequence[Assignment], *, on: date) -> list[Verdict]:
    """Whether the actor may end each of some, in their order, with what is recorded of the owners of their plans and
    of who chose whom."""
    deciding = independence.deciding(by, {row.person_id for row in several if row.person_id}, on=on)
    owners = {plan.pk: queries.owner_unit_of(plan) for plan in {row.plan for row in several}}
    return [rules.can_end(deciding, row, owner_unit_id=owners[row.plan_id]) for row in several]


def _open(row_id: int, by: Actor) -> Assignment:
    rows = Assignment.objects.open().filter(organisation_id=by.organisation_id).select_related("plan")
    row = rows.filter(pk=row_id).first()
    if row is None:
        raise ChangedMeanwhile
    return row
