"""Reading what is asked. Plans are open to everybody in their organisation; who is in scope is not."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from stafett.audit import queries as audit
from stafett.people.actor import Actor

from .models import Acceptance, Assignment, Draft, Plan, PlanVersion, Requirement


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """The plans somebody may read: all of their own organisation's."""
    return Plan.objects.filter(organisation_id=actor.organisation_id)


def versions(organisation_id: int | None) -> QuerySet[PlanVersion]:
    """Every published version, the newest first within its plan."""
    return PlanVersion.objects.open().filter(organisation_id=organisation_id).order_by("plan_id", "-version")


def newest(plan_id: int, position: int | None = None) -> PlanVersion | None:
    """A plan's highest published version, in force or not, as known today or at a log position."""
    return PlanVersion.objects.recorded(position).filter(plan_id=plan_id).order_by("-version").first()


def draft(plan_id: int, position: int | None = None) -> Draft | None:
    """A plan's next version while it is written, whoever may read it, as known today or at a log position."""
    return Draft.objects.recorded(position).filter(plan_id=plan_id).first()


def in_force(
    organisation_id: int | None, *, on: date, plans: Collection[int] | None = None
) -> dict[int, PlanVersion]:
    """The version of each plan in force on a day (status.md §1), or of some `plans`. Plans without one are left
    out."""
    known = versions(organisation_id)
    return _in_force(known if plans is None else known.filter(plan_id__in=plans), on)


def _in_force(newest_first: Iterable[PlanVersion], on: date) -> dict[int, PlanVersion]:
    latest: dict[int, PlanVersion] = {}
    for version in newest_first:
        if version.effective_from <= on:
            latest.setdefault(version.plan_id, version)
    return {
        plan: version
        for plan, version in latest.items()
        if version.retired_on is None or version.retired_on > on
    }


@audit.kept(8)
def ending(organisation_id: int, *, on: date) -> dict[int, PlanVersion]:
    """The versions in force on a day that say from when the plan is retired, by plan. One query."""
    rows = versions(organisation_id).filter(retired_on__gt=on, effective_from__lte=on)
    newest: dict[int, PlanVersion] = {}
    for row in rows:
        newest.setdefault(row.plan_id, row)
    return newest


def titles(organisation_id: int | None, *, on: date) -> dict[int, str]:
    """What each plan is called on a day: by its version then, or else by its first. One query."""
    known = list(versions(organisation_id))
    found: dict[int, str] = {}
    for version in known:
        if version.plan_id not in found or version.effective_from > on:
            found[version.plan_id] = version.title
    return found | {plan: version.title for plan, version in _in_force(known, on).items()}


def ask_for_levels(organisation_id: int | None) -> bool:
    """Whether any plan tells levels apart; where none does, nobody need think of them."""
    return Requirement.objects.open().filter(organisation_id=organisation_id, level__gt=1).exists()


def requirements(plan_id: int, version: int) -> QuerySet[Requirement]:
    """A version's requirements, in their author's order or else of their ids, with what they accept."""
    return (
        Requirement.objects.open()
        .filter(plan_id=plan_id, version=version)
        .order_by("place", "key")
        .prefetch_related("acceptances")
    )


def requirements_of(several: Collection[PlanVersion]) -> dict[tuple[int, int], list[Requirement]]:
    """As `requirements`, of some versions: by plan and version. Two queries."""
    rows = Requirement.objects.open().filter(plan_id__in={one.plan_id for one in several})
    found: dict[tuple[int, int], list[Requirement]] = {(one.plan_id, one.version): [] for one in several}
    asked = rows.filter(version__in={version for _plan, version in found}).order_by("place", "key")
    for row in asked.prefetch_related("acceptances"):
        if (row.plan_id, row.version) in found:
            found[row.plan_id, row.version].append(row)
    return found


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


@dataclass(frozen=True)
class Term:
    """A version and the days it is in force (status.md §1); `last_day` is empty where none is set."""

    version: PlanVersion
    last_day: date | None

    def holds_on(self, day: date) -> bool:
        return self.version.effective_from <= day and (self.last_day is None or day <= self.last_day)


def courses(organisation_id: int | None) -> dict[int, list[Term]]:
    """The versions of every plan with their days, the newest first. One query."""
    return _courses(versions(organisation_id))


@audit.kept(64)
def course(organisation_id: int, plan_id: int) -> list[Term]:
    """As `courses`, of one plan."""
    return _courses(versions(organisation_id).filter(plan_id=plan_id)).get(plan_id, [])


def _courses(newest_first: Iterable[PlanVersion]) -> dict[int, list[Term]]:
    found: dict[int, list[Term]] = {}
    for version in newest_first:
        course = found.setdefault(version.plan_id, [])
        ends = [
            day for day in (version.retired_on, course[-1].version.effective_from if course else None) if day
        ]
        course.append(Term(version, min(ends) - timedelta(days=1) if ends else None))
    return found


def shown_on(course: list[Term], on: date) -> Term:
    """The version to show on a day: the one in force, else the next to come, else the last there was."""
    in_force = [term for term in course if term.holds_on(on)]
    coming = [term for term in course if term.version.effective_from > on]
    before = [term for term in course if term.version.effective_from <= on]
    return (in_force or coming[-1:] or before)[0]


def applying_in(organisation_id: int | None, units: Collection[int], unit_id: int, *, on: date) -> set[int]:
    """The plans given in a unit on a day: to itself, or with sub-units to one of the `units` above it."""
    rows = Assignment.objects.open().filter(
        Q(unit_id=unit_id) | Q(unit_id__in=units, subunits=True),
        Q(ends_on=None) | Q(ends_on__gte=on),
        organisation_id=organisation_id,
        person=None,
        starts_on__lte=on,
    )
    return set(rows.values_list("plan_id", flat=True))


def how_many_requirements(organisation_id: int | None) -> dict[tuple[int, int], int]:
    """How many things each version of each plan asks, by plan and version."""
    rows = Requirement.objects.open().filter(organisation_id=organisation_id)
    counted = rows.values("plan_id", "version").annotate(count=Count("id"))
    return {(row["plan_id"], row["version"]): row["count"] for row in counted.order_by()}


def how_many_ask(organisation_id: int | None, *, on: date) -> dict[int, int]:
    """How many plans in force ask for each competence itself."""
    current = in_force(organisation_id, on=on)
    rows = Acceptance.objects.filter(
        requirement__closed=None, requirement__organisation_id=organisation_id
    ).values_list("competence_id", "requirement__plan_id", "requirement__version")
    asking = {
        (competence, plan)
        for competence, plan, version in rows
        if plan in current and current[plan].version == version
    }
    return Counter(competence for competence, _plan in asking)
