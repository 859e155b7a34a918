"""Reading what is asked. Plans are open to everybody in their organisation; who is in scope is not."""

from datetime import date

from django.db.models import Q, QuerySet

from stafett.people.actor import Actor

from .models import Assignment, Plan, PlanVersion, Requirement


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """The plans somebody may read: all of their own organisation's."""
    return Plan.objects.filter(organisation_id=actor.organisation_id)


def versions(organisation_id: int | None) -> QuerySet[PlanVersion]:
    """Every published version, the newest first within its plan."""
    return (
        PlanVersion.objects.open()
        .filter(organisation_id=organisation_id)
        .order_by("plan_id", "-version")
        .select_related("plan")
    )


def in_force(organisation_id: int | None, *, on: date) -> dict[int, PlanVersion]:
    """The version of each plan in force on a day (status.md §1). Plans without one are left out."""
    started = versions(organisation_id).filter(effective_from__lte=on)
    latest: dict[int, PlanVersion] = {}
    for version in started:
        latest.setdefault(version.plan_id, version)
    return {
        plan: version
        for plan, version in latest.items()
        if version.retired_on is None or version.retired_on > on
    }


def titles(organisation_id: int | None, *, on: date) -> dict[int, str]:
    """What each plan is called on a day: by its version then, or else by its first."""
    found: dict[int, str] = {}
    for version in versions(organisation_id):
        if version.plan_id not in found or version.effective_from > on:
            found[version.plan_id] = version.title
    return found | {plan: version.title for plan, version in in_force(organisation_id, on=on).items()}


def requirements(plan_id: int, version: int) -> QuerySet[Requirement]:
    """A version's requirements, in the order of their ids, with what they accept."""
    return (
        Requirement.objects.open()
        .filter(plan_id=plan_id, version=version)
        .order_by("key")
        .prefetch_related("acceptances")
    )


def assignments(plan_id: int, *, on: date | None = None) -> QuerySet[Assignment]:
    """To whom a plan applies; with a day, only what holds then or later."""
    rows = Assignment.objects.open().filter(plan_id=plan_id).order_by("starts_on", "id")
    return rows if on is None else rows.filter(Q(ends_on=None) | Q(ends_on__gte=on))


def asking_for(organisation_id: int | None, competence_id: int, *, on: date) -> list[PlanVersion]:
    """The plan versions in force that accept a competence, by title."""
    current = in_force(organisation_id, on=on)
    rows = Requirement.objects.open().filter(
        organisation_id=organisation_id, acceptances__competence_id=competence_id
    )
    pairs = set(rows.values_list("plan_id", "version"))
    asking = [version for plan, version in current.items() if (plan, version.version) in pairs]
    return sorted(asking, key=lambda version: (version.title, version.plan_id))


def accepted(plan_id: int) -> set[int]:
    """The competences that some version of a plan accepts."""
    rows = Requirement.objects.open().filter(plan_id=plan_id)
    return set(rows.exclude(acceptances=None).values_list("acceptances__competence_id", flat=True))
