"""Claims with all that decides their way: who must act, since when, and whether they are needed any more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.audit import queries as audit
from stafett.people import queries as people
from stafett.people.models import Employment
from stafett.people.tree import tree

from . import routes
from .models import Achievement, CatalogueEntry, Signature
from .routes import USUAL, Approver, Job, Jobs, Route, Steps
from .workflow import State


class Fallen(StrEnum):
    """Why a claim is no longer needed."""

    HELD = "held"
    NOT_ASKED = "not_asked"
    LEFT = "left"


WHY_FALLEN: dict[Fallen, Promise] = {
    Fallen.HELD: _("It has been approved in another way meanwhile."),
    Fallen.NOT_ASKED: _("It was asked for when it was sent, and is not any more."),
    Fallen.LEFT: _("The person does not work here any more."),
}


@dataclass(frozen=True)
class Case:
    """A claim and what is known of it on a day. `units`: where it is decided; `above`: the units over these."""

    claim: Achievement
    route: Route
    units: frozenset[int]
    above: frozenset[int]
    signature: Signature | None = None
    fallen: Fallen | None = None
    is_risky: bool = False

    @property
    def state(self) -> State:
        if self.claim.approved_on is not None:
            return State.APPROVED
        if self.claim.refused_on is not None:
            return State.RETURNED
        if self.fallen is not None:
            return State.FALLEN
        is_unsigned = self.route.steps == Steps.TWO and self.signature is None
        return State.TO_SIGN if is_unsigned else State.TO_APPROVE

    @property
    def places(self) -> frozenset[int]:
        """The units in which whoever approves it must have their power."""
        return self.above if self.route.approver == Approver.ABOVE else self.units

    def waited(self, on: date) -> int:
        """For how many days it has waited."""
        return (on - self.claim.submitted_on).days

    def is_overdue(self, on: date) -> bool:
        """Whether it has waited for longer than what asks for it allows (status.md §4.3)."""
        return self.claim.is_claim and self.waited(on) > self.route.claim_days


@dataclass(frozen=True)
class Desk:
    """What waits for somebody, the oldest first in each: to approve, to sign, and what is no longer needed.
    `unread`: so many later claims were not looked at, most of them to approve."""

    to_approve: tuple[Case, ...] = ()
    to_sign: tuple[Case, ...] = ()
    fallen: tuple[Case, ...] = ()
    unread: int = 0

    def of(self, state: State) -> tuple[Case, ...]:
        """What stands there; nothing that is decided does."""
        here = {State.TO_APPROVE: self.to_approve, State.TO_SIGN: self.to_sign, State.FALLEN: self.fallen}
        return here.get(state, ())

    def __add__(self, later: "Desk") -> "Desk":
        """This, and what was found after it."""
        return Desk(
            self.to_approve + later.to_approve, self.to_sign + later.to_sign, self.fallen + later.fallen
        )


def sorted_out(several: Iterable[Case]) -> Desk:
    """Some claims, by where they stand; those decided are left out."""
    found: dict[State, list[Case]] = {state: [] for state in State}
    for case in several:
        found[case.state].append(case)
    to_approve, to_sign, fallen = found[State.TO_APPROVE], found[State.TO_SIGN], found[State.FALLEN]
    return Desk(tuple(to_approve), tuple(to_sign), tuple(fallen))


def cases(claims: Sequence[Achievement], *, on: date) -> list[Case]:
    """What is known of some claims of one organisation on a day, in their order."""
    if not claims:
        return []
    organisation = claims[0].organisation_id
    jobs = jobs_of({claim.person_id for claim in claims}, on=on)
    asked = routes.asked().routes(claims, jobs, on=on)
    places = _units(jobs)
    signed = _signatures(claims)
    risky = risky_among(organisation, {claim.competence_id for claim in claims})
    fallen = _fallen(claims, asked, places, on=on)
    found = []
    for claim, route in zip(claims, asked, strict=True):
        units = (
            frozenset([claim.unit_id]) if claim.unit_id is not None else frozenset(places[claim.person_id])
        )
        above = _above(organisation, units, on) if route and route.approver == Approver.ABOVE else frozenset()
        why = fallen.get(claim.pk)
        signature, is_risky = signed.get(claim.key), claim.competence_id in risky
        found.append(Case(claim, route or USUAL, units, above, signature, why, is_risky))
    return found


def routes_of(claims: Sequence[Achievement], *, on: date) -> list[Route | None]:
    """The route of each claim of one organisation as asked on a day; None: nothing asks for it."""
    jobs = jobs_of({claim.person_id for claim in claims}, on=on)
    return routes.asked().routes(claims, jobs, on=on)


def works_in(person_ids: Collection[int], *, on: date) -> dict[int, set[int]]:
    """The units each person works in on a day."""
    return _units(jobs_of(person_ids, on=on))


def _units(jobs: Jobs) -> dict[int, set[int]]:
    return {person: {job.unit_id for job in held} for person, held in jobs.items()}


def jobs_of(person_ids: Collection[int], *, on: date) -> dict[int, list[Job]]:
    """The jobs each person holds on a day."""
    found: dict[int, list[Job]] = {person: [] for person in person_ids}
    rows = Employment.objects.open().filter(people.active(on), person_id__in=found)
    for person, unit, position in rows.values_list("person_id", "unit_id", "position"):
        found[person].append(Job(unit, position))
    return found


def risky_among(organisation_id: int, competence_ids: Collection[int]) -> set[int]:
    """The competences of some whose every approval is looked at by itself."""
    return _risky(organisation_id).intersection(competence_ids)


@audit.kept(4)
def _risky(organisation_id: int) -> set[int]:
    rows = CatalogueEntry.objects.open().filter(organisation_id=organisation_id, is_risky=True)
    return set(rows.values_list("competence_id", flat=True))


def _signatures(claims: Sequence[Achievement]) -> dict[str, Signature]:
    rows = Signature.objects.open().filter(
        organisation_id=claims[0].organisation_id, achievement_key__in=[claim.key for claim in claims]
    )
    return {row.achievement_key: row for row in rows}


def _above(organisation_id: int, unit_ids: Collection[int], on: date) -> frozenset[int]:
    """The units right over some; the top has none over it, and answers for itself."""
    nodes = tree(organisation_id, on=on).nodes
    return frozenset(nodes[unit].parent_id or unit for unit in unit_ids if unit in nodes)


def _fallen(
    claims: Sequence[Achievement],
    asked: Sequence[Route | None],
    places: dict[int, set[int]],
    *,
    on: date,
) -> dict[int, Fallen]:
    """Why some of the claims are needed no longer: what was held meanwhile before what is not asked any more."""
    by_claim = dict(zip(claims, asked, strict=True))
    open_claims = [claim for claim in claims if claim.is_claim]
    once = [claim for claim in open_claims if (by_claim[claim] or USUAL).times == 1]
    found = dict.fromkeys(_asked_no_more(open_claims, by_claim, on), Fallen.NOT_ASKED)
    found |= dict.fromkeys(_held_meanwhile(once), Fallen.HELD)
    idle = {claim.person_id for claim in open_claims if not places[claim.person_id]}
    gone = _gone(idle, on=on)
    return found | {claim.pk: Fallen.LEFT for claim in open_claims if claim.person_id in gone}


def _asked_no_more(
    claims: Sequence[Achievement], asked: dict[Achievement, Route | None], on: date
) -> set[int]:
    """What nothing asks for today, though something did on the day it was sent."""
    days: dict[date, list[Achievement]] = defaultdict(list)
    for claim in claims:
        if asked[claim] is None and claim.submitted_on < on:
            days[claim.submitted_on].append(claim)
    return {
        claim.pk
        for day, several in days.items()
        for claim, route in zip(several, routes_of(several, on=day), strict=True)
        if route is not None
    }


def _held_meanwhile(claims: Sequence[Achievement]) -> set[int]:
    """What somebody else has registered as shown on the same day or later."""
    if not claims:
        return set()
    rows = Achievement.objects.open().filter(
        opened__gt=min(claim.opened for claim in claims),
        person_id__in={claim.person_id for claim in claims},
        competence_id__in={claim.competence_id for claim in claims},
        approved_on__isnull=False,
        revoked_on=None,
    )
    held: dict[tuple[int, int], list[Achievement]] = defaultdict(list)
    for row in rows:
        held[row.person_id, row.competence_id].append(row)
    return {
        claim.pk
        for claim in claims
        if any(_covers(row, claim) for row in held[claim.person_id, claim.competence_id])
    }


def _covers(row: Achievement, claim: Achievement) -> bool:
    is_as_good = row.achieved_on >= claim.achieved_on and row.level >= claim.level
    return is_as_good and row.unit_id in (claim.unit_id, None) and row.opened > claim.opened


def _gone(person_ids: Collection[int], *, on: date) -> set[int]:
    """Those of some who neither work nor are on their way in."""
    if not person_ids:
        return set()
    here = Employment.objects.open().filter(people.employed_or_on_the_way_in(on), person_id__in=person_ids)
    return set(person_ids) - set(here.values_list("person_id", flat=True))
