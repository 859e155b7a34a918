"""What a plan says, in words: what it asks on which terms, and to whom it is given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language

from stafett.audit import queries as audit
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans import terms
from stafett.plans.models import Assignment, PlanVersion, Requirement
from stafett.records import queries as records
from stafett.records.models import CompetenceDetails
from stafett.standings.lines import Line


@dataclass(frozen=True)
class Asked:
    """One thing a version asks: any one of the competences, on these terms. `mine`: how the reader stands;
    `place`: where its author put it (0: nowhere in particular)."""

    key: str
    competences: list[CompetenceDetails]
    mandatory: bool
    terms: str
    fine_print: list[str]
    mine: list[Line]
    why: str = ""
    approval: str = ""
    place: int = 0


@dataclass(frozen=True)
class Given:
    """To whom the plan applies: a unit, perhaps some positions, perhaps one person (`person_id`: whom the
    actor may see; `is_personal`: somebody, whoever it is). Of many persons only `people` is told: how many."""

    unit_id: int
    unit: str
    may_open: bool
    subunits: bool
    positions: list[str]
    is_personal: bool
    person_id: int | None
    person: str
    starts_on: date
    ends_on: date | None
    is_ahead: bool
    people: int = 0


type Question = tuple[frozenset[int], int, bool]
"""What a line and a requirement have in common (§6): what is accepted, at which level, and whether per unit."""


def asked(version: PlanVersion, lines: Iterable[Line]) -> list[Asked]:
    """What a version asks in its author's order, or else the mandatory first, then by name, with the reader's
    own lines."""
    mine: dict[Question, list[Line]] = defaultdict(list)
    for line in lines:
        mine[frozenset(line.competence_ids), line.level, line.unit_id is not None].append(line)
    told = _told(version.organisation_id, version.plan_id, version.version, get_language() or "")
    return [replace(one, mine=mine[question]) for question, one in told]


@audit.kept(128)
def _told(organisation_id: int, plan_id: int, version: int, _language: str) -> list[tuple[Question, Asked]]:
    """What a version asks in the words of a language, in order."""
    requirements = plans.requirements(plan_id, version)
    accepting = {row.competence_id for requirement in requirements for row in requirement.acceptances.all()}
    rows = records.competences(organisation_id).filter(competence_id__in=accepting)
    named = {row.competence_id: row for row in rows}
    found = []
    for requirement in requirements:
        accepted = _by_name(named[row.competence_id] for row in requirement.acceptances.all())
        question = frozenset(row.competence_id for row in accepted), requirement.level, requirement.per_unit
        found.append((question, _asked(requirement, accepted)))
    return sorted(found, key=lambda one: _order(one[1]))


def _asked(requirement: Requirement, accepted: list[CompetenceDetails]) -> Asked:
    return Asked(
        requirement.key,
        accepted,
        requirement.mandatory,
        terms.sentence(requirement, [competence.validity_months for competence in accepted]),
        terms.fine_print(requirement),
        [],
        requirement.why,
        terms.approval(requirement),
        requirement.place,
    )


def _by_name(competences: Iterable[CompetenceDetails]) -> list[CompetenceDetails]:
    return sorted(competences, key=lambda competence: competence.name)


def _order(one: Asked) -> tuple[int, bool, list[str], str]:
    return one.place, not one.mandatory, [row.name for row in one.competences], one.key


MOST_NAMED = 40
"""More persons than this are counted rather than named: who they are stands among those in scope."""


def given(actor: Actor, plan_id: int, names: dict[int, str], *, on: date) -> list[Given]:
    """To whom the plan applies on a day or later, by unit; a person's name for those who may see them.
    `names`: what units are called."""
    every = _assignments(actor.organisation_id or 0, plan_id, on)
    personal = [row for row in every if row.person_id]
    many = len({row.person_id for row in personal})
    rows = every if many <= MOST_NAMED else [row for row in every if not row.person_id]
    named = [row.person_id for row in rows if row.person_id]
    visible = people.visible_to(actor, on=on, among=named) if named else ()
    seen = {row.person_id: row.name for row in visible}
    found = [_given(actor, row, names, seen, on) for row in rows]
    if many > MOST_NAMED:
        first = _given(actor, personal[0], names, {}, on)
        found.append(replace(first, people=many, positions=[], ends_on=None, is_ahead=False))
    return sorted(found, key=lambda one: (one.is_personal, one.is_ahead, one.unit, one.starts_on, one.person))


@audit.kept(16)
def _assignments(_organisation_id: int, plan_id: int, on: date) -> list[Assignment]:
    return list(plans.assignments(plan_id, on=on))


def _given(actor: Actor, row: Assignment, names: dict[int, str], seen: dict[int, str], on: date) -> Given:
    return Given(
        unit_id=row.unit_id,
        unit=names.get(row.unit_id, ""),
        may_open=actor.may(Power.SEE, row.unit_id),
        subunits=row.subunits,
        positions=row.positions.split("|") if row.positions else [],
        is_personal=row.person_id is not None,
        person_id=row.person_id if row.person_id in seen else None,
        person=seen.get(row.person_id or 0, ""),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        is_ahead=row.starts_on > on,
    )
