"""What plans ask of how a claim becomes approved (K8): by whom, in how many steps, for whom.

A requirement governs a claim where its version is in force, it accepts what is claimed (or what that counts
as), and an assignment gives it to one of the person's jobs that day (status.md §2.1).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from stafett.audit import queries as audit
from stafett.people.tree import Tree, tree
from stafett.records import equivalences
from stafett.records.models import Achievement
from stafett.records.routes import Approver, Job, Jobs, Route, Steps, strictest

from . import queries
from .models import Acceptance, Assignment

REMEMBERED = 20_000
"""So many answers of each kind are kept."""
DAYS = 32
"""And of so many days the tree."""


USUAL = {(steps, Approver.LEADER) for steps in (Steps.NONE, Steps.ONE)}


class Given(NamedTuple):
    """A plan given in a unit; to one person where `person_id` is said."""

    plan_id: int
    unit_id: int
    person_id: int | None
    subunits: bool
    positions: frozenset[str]
    starts_on: date
    ends_on: date | None

    def reaches(self, job: Job, on: date) -> bool:
        """Whether it is given to a job below its unit on a day."""
        is_time = self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
        is_place = self.subunits or self.unit_id == job.unit_id
        return is_time and is_place and (not self.positions or job.position in self.positions)


class Asking:
    """What an organisation's plans ask, on whichever day, and of whom. Read once, and right as long as nothing
    common changes: what is asked for again is remembered."""

    def __init__(self, organisation_id: int) -> None:
        self.organisation_id = organisation_id
        self.asked = _asked(organisation_id)
        self.course = queries.courses(organisation_id)
        self.given = _given(organisation_id)
        self.counted_as = equivalences.counted_as_each(organisation_id)
        self.unusual = lru_cache(REMEMBERED)(self._unusual)
        self.of_plan = lru_cache(REMEMBERED)(self._of_plan)
        self.given_to = lru_cache(REMEMBERED)(self._given_to)
        self.in_force = lru_cache(REMEMBERED)(self._in_force)
        self.units = lru_cache(DAYS)(self._units)

    def of(self, person_id: int, competence_id: int, jobs: Collection[Job], on: date) -> Route | None:
        """The strictest route of what is asked of somebody with these jobs; None where nothing is."""
        given = {pair for job in jobs for pair in self.given_to(job, on)}
        plans = {plan for plan, whom in given if whom is None or whom == person_id}
        found = [route for plan in plans for route in self.of_plan(plan, competence_id, on)]
        return strictest(found) if found else None

    def _of_plan(self, plan_id: int, competence_id: int, on: date) -> tuple[Route, ...]:
        asked = self.asked.get((plan_id, self.in_force(plan_id, on) or 0), {})
        return tuple({route for one in self.counted_as(competence_id) for route in asked.get(one, ())})

    def _in_force(self, plan_id: int, on: date) -> int | None:
        """The number of the plan's version in force on a day; None: there is none."""
        terms = self.course.get(plan_id, ())
        return next((term.version.version for term in terms if term.holds_on(on)), None)

    def _units(self, on: date) -> Tree:
        return tree(self.organisation_id, on=on)

    def _given_to(self, job: Job, on: date) -> frozenset[tuple[int, int | None]]:
        """The plans given to a job on a day, each with the person it is for (None: anybody)."""
        units = self.units(on)
        above = [node.id for node in units.path(job.unit_id)] if job.unit_id in units.nodes else [job.unit_id]
        found = (one for place in above for one in self.given.get(place, ()))
        return frozenset((one.plan_id, one.person_id) for one in found if one.reaches(job, on))

    def _unusual(self, on: date) -> frozenset[tuple[int, Route]]:
        """What is accepted on a day, with its route where that is another than the usual two: at once, or in one
        step by the leader."""
        return frozenset(
            (competence, route)
            for (plan, version), asked in self.asked.items()
            if self.in_force(plan, on) == version
            for competence, found in asked.items()
            for route in found
            if (route.steps, route.approver) not in USUAL
        )


@audit.kept(4)
def asking(organisation_id: int) -> Asking:
    """What an organisation's plans ask. A handful of queries; one where it was read before."""
    return Asking(organisation_id)


def routes(claims: Sequence[Achievement], jobs: Jobs, *, on: date) -> list[Route | None]:
    """The route of each claim of one organisation, in their order, as asked on a day of its person, who holds
    these jobs then; None: nothing asks for it."""
    if not claims:
        return []
    found = asking(claims[0].organisation_id)
    return [found.of(claim.person_id, claim.competence_id, jobs[claim.person_id], on) for claim in claims]


def competences(organisation_id: int, *, on: date, where: Callable[[Route], bool]) -> frozenset[int]:
    """The competences that count for a requirement in force whose route is such a one; of routes other than the
    usual two, at once or in one step by the leader, which need no list."""
    unusual = asking(organisation_id).unusual(on)
    accepted = {competence for competence, route in unusual if where(route)}
    return frozenset(equivalences.counting_for(organisation_id, accepted) if accepted else ())


def _asked(organisation_id: int) -> dict[tuple[int, int], dict[int, list[Route]]]:
    """What every version of every plan accepts, and how that becomes approved."""
    rows = Acceptance.objects.filter(requirement__closed=None, requirement__organisation_id=organisation_id)
    told = ("plan_id", "version", "steps", "approver", "claim_days", "times", "level")
    found: dict[tuple[int, int], dict[int, list[Route]]] = defaultdict(lambda: defaultdict(list))
    several = rows.values_list("competence_id", *(f"requirement__{name}" for name in told))
    for competence, plan, version, *terms in several:
        found[plan, version][competence].append(_route(*terms))
    return found


@cache
def _route(steps: str, approver: str, claim_days: int, times: int, level: int) -> Route:
    return Route(Steps(steps), Approver(approver), claim_days, times, level)


def _given(organisation_id: int) -> dict[int, list[Given]]:
    """Every assignment, by unit."""
    rows = Assignment.objects.open().filter(organisation_id=organisation_id)
    found: dict[int, list[Given]] = defaultdict(list)
    told = ("plan_id", "unit_id", "person_id", "subunits", "positions", "starts_on", "ends_on")
    for plan, unit, person, subunits, positions, *days in rows.values_list(*told):
        named = frozenset(filter(None, positions.split("|")))
        found[unit].append(Given(plan, unit, person, subunits, named, *days))
    return found
