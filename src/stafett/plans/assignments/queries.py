"""Reading to whom a plan is given, and to whom it may be given."""

from datetime import date

from django.db.models import Q, QuerySet

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.models import Assignment, Exemption, Grounds, Plan


def listed(plan_id: int, *, on: date) -> QuerySet[Assignment]:
    """The assignments of a plan that hold on a day or later, the oldest first."""
    rows = Assignment.objects.open().filter(Q(ends_on=None) | Q(ends_on__gte=on), plan_id=plan_id)
    return rows.select_related("plan").order_by("starts_on", "id")


def taken_out(plan_id: int, *, on: date) -> QuerySet[Exemption]:
    """Who is taken out of the whole plan by hand, on a day or later."""
    rows = Exemption.objects.open().filter(
        Q(ends_on=None) | Q(ends_on__gte=on), plan_id=plan_id, requirement=""
    )
    return rows.filter(grounds=Grounds.TAKEN_OUT).order_by("starts_on", "id")


def alike(row: Assignment) -> QuerySet[Assignment]:
    """The open assignments of the same plan to exactly the same people, on days of the row's."""
    rows = Assignment.objects.open().filter(
        Q(ends_on=None) | Q(ends_on__gte=row.starts_on),
        plan_id=row.plan_id,
        unit_id=row.unit_id,
        subunits=row.subunits,
        positions=row.positions,
        person_id=row.person_id,
    )
    return rows if row.ends_on is None else rows.filter(starts_on__lte=row.ends_on)


def owner_unit_of(plan: Plan) -> int | None:
    """The unit that owns a plan: as its newest version says, or its draft where none is published."""
    told = plans.newest(plan.pk) or plans.draft(plan.pk)
    return told.owner_unit_id if told else None


def title_of(plan: Plan) -> str:
    """What a plan is called: by its newest version, by its draft where none is published."""
    told = plans.newest(plan.pk) or plans.draft(plan.pk)
    return told.title if told else plan.key


def positions(actor: Actor, *, on: date) -> list[str]:
    """What people work as, that day or soon, in the units the actor may give plans to."""
    jobs = Employment.objects.open().filter(
        people.employed_or_on_the_way_in(on), unit_id__in=actor.units(Power.AUTHOR)
    )
    return list(jobs.exclude(position="").order_by("position").values_list("position", flat=True).distinct())
