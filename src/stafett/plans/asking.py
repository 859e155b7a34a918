"""What plans ask of how a claim becomes approved (K8): by whom, in how many steps, for whom.

A requirement governs a claim where its version is in force, it accepts what is claimed (or what that counts
as), and an assignment gives it to one of the person's jobs that day (status.md §2.1).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from stafett.people.models import Employment
from stafett.people.queries import active
from stafett.people.tree import Tree, tree
from stafett.records import queries as records
from stafett.records.models import Achievement
from stafett.records.routes import Approver, Route, Steps, strictest

from . import queries
from .models import Acceptance, Assignment

type Job = tuple[int, str]
"""A unit and a position in it."""


@dataclass(frozen=True)
class Asked:
    """A requirement in force: what counts for it, and how a claim of that becomes approved."""

    counting: frozenset[int]
    route: Route


@dataclass(frozen=True)
class Asking:
    """What an organisation's plans ask on a day, by plan, and of whom."""

    tree: Tree
    asked: dict[int, list[Asked]]
    given_in: dict[int, list[Assignment]]
    _of_job: dict[Job, frozenset[tuple[int, int | None]]] = field(default_factory=dict)
    _routes: dict[tuple[int, int], tuple[Route, ...]] = field(default_factory=dict)

    def of(self, person_id: int, competence_id: int, jobs: Collection[Job]) -> Route | None:
        """The strictest route of what is asked of somebody with these jobs; None where nothing is."""
        given = {pair for job in jobs for pair in self._given_to(job)}
        plans = {plan for plan, whom in given if whom is None or whom == person_id}
        found = [route for plan in plans for route in self._of_plan(plan, competence_id)]
        return strictest(found) if found else None

    def _of_plan(self, plan_id: int, competence_id: int) -> tuple[Route, ...]:
        key = (plan_id, competence_id)
        if key not in self._routes:
            asked = self.asked.get(plan_id, [])
            self._routes[key] = tuple(one.route for one in asked if competence_id in one.counting)
        return self._routes[key]

    def _given_to(self, job: Job) -> frozenset[tuple[int, int | None]]:
        """The plans given to a job, each with the person it is for (None: anybody)."""
        if job not in self._of_job:
            unit, position = job
            above = [node.id for node in self.tree.path(unit)] if unit in self.tree.nodes else [unit]
            self._of_job[job] = frozenset(
                (one.plan_id, one.person_id)
                for place in above
                for one in self.given_in.get(place, ())
                if (one.subunits or place == unit)
                and (not one.positions or position in one.positions.split("|"))
            )
        return self._of_job[job]


def routes(claims: Sequence[Achievement], *, on: date) -> list[Route | None]:
    """The route of each claim of one organisation, in their order, as asked of its person on a day; None:
    nothing asks for it. A handful of queries, which read what asks for what is claimed and no more."""
    if not claims:
        return []
    organisation_id, people = claims[0].organisation_id, {claim.person_id for claim in claims}
    asked = _asked(organisation_id, {claim.competence_id for claim in claims}, on)
    given = Assignment.objects.open().filter(active(on), plan_id__in=asked)
    given_in: dict[int, list[Assignment]] = defaultdict(list)
    for one in given.filter(Q(person=None) | Q(person__in=people)):
        given_in[one.unit_id].append(one)
    whole, jobs = Asking(tree(organisation_id, on=on), asked, given_in), _jobs(people, on=on)
    return [whole.of(claim.person_id, claim.competence_id, jobs.get(claim.person_id, ())) for claim in claims]


def _jobs(people: Collection[int], *, on: date) -> dict[int, list[Job]]:
    rows = Employment.objects.open().filter(active(on), person_id__in=people)
    found: dict[int, list[Job]] = {}
    for person, unit, position in rows.values_list("person_id", "unit_id", "position"):
        found.setdefault(person, []).append((unit, position))
    return found


def _asked(organisation_id: int, claimed: Collection[int], on: date) -> dict[int, list[Asked]]:
    """What accepts some competences, or what they count as, by plan."""
    counted_as = records.counted_as_each(organisation_id)
    counting: dict[int, set[int]] = defaultdict(set)
    for one in claimed:
        for other in counted_as(one):
            counting[other].add(one)
    rows = Acceptance.objects.filter(requirement__closed=None, competence_id__in=counting)
    found: dict[int, list[Asked]] = {}
    for plan, competence, route in _in_force(rows, organisation_id, on):
        found.setdefault(plan, []).append(Asked(frozenset(counting[competence]), route))
    return found


def _in_force(rows: QuerySet[Acceptance], organisation_id: int, on: date) -> Iterator[tuple[int, int, Route]]:
    """Of some acceptances those of a version in force: the plan, the competence, and the route."""
    told = ("plan_id", "version", "steps", "approver", "claim_days", "times", "level")
    several = list(rows.values_list("competence_id", *(f"requirement__{name}" for name in told)))
    current = queries.in_force(organisation_id, on=on, plans={plan for _competence, plan, *_rest in several})
    for competence, plan, version, *terms in several:
        if plan in current and current[plan].version == version:
            yield plan, competence, _route(*terms)


@cache
def _route(steps: str, approver: str, claim_days: int, times: int, level: int) -> Route:
    return Route(Steps(steps), Approver(approver), claim_days, times, level)


def competences(organisation_id: int, *, on: date, where: Callable[[Route], bool]) -> frozenset[int]:
    """The competences that count for a requirement in force whose route is such a one; of routes other than the
    usual two, at once or in one step by the leader, which need no list."""
    rows = Acceptance.objects.filter(
        requirement__closed=None, requirement__organisation_id=organisation_id
    ).exclude(requirement__approver=Approver.LEADER, requirement__steps__in=(Steps.NONE, Steps.ONE))
    current = _in_force(rows, organisation_id, on)
    accepted = {competence for _plan, competence, route in current if where(route)}
    return frozenset(records.counting_for(organisation_id, accepted) if accepted else ())
