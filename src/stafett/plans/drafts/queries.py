"""Reading drafts: whose they are to read, what they go on from, and what must be put right before publishing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans import queries as plans
from stafett.plans import terms
from stafett.plans.models import Comment, Draft, DraftState, Happening, PlanVersion, Requirement
from stafett.records import queries as records
from stafett.records.catalogue import queries as merging
from stafett.records.models import Competence, CompetenceDetails

from . import bounds, rules
from .asked import READING, Asked, is_reading, read
from .rules import Above

type Catalogue = Mapping[int, CompetenceDetails]


def visible_to(actor: Actor) -> QuerySet[Draft]:
    """The open drafts somebody may read, as `rules.can_read` says; the latest saved first."""
    drafts = Draft.objects.open().filter(organisation_id=actor.organisation_id).order_by("-opened")
    authors = actor.units(Power.AUTHOR)
    reads = Q(owner_unit_id__in=authors)
    if actor.may_everywhere(Power.AUTHOR):
        reads |= Q(owner_unit=None)
    in_review = Q(state=DraftState.REVIEW)
    if not authors:
        in_review &= Q(owner_unit_id__in=actor.units(Power.SEE))
    return drafts.filter(reads | in_review)


def accepting(actor: Actor, competence_id: int) -> list[Draft]:
    """The open drafts somebody may read that accept a competence, by title."""
    found = [
        draft
        for draft in visible_to(actor)
        if any(competence_id in asked.accepts for asked in read(draft.requirements))
    ]
    return sorted(found, key=lambda draft: (draft.title, draft.pk))


def published(version: PlanVersion | None) -> list[Asked]:
    """What a version asks, in its order; nothing where there is none."""
    if version is None:
        return []
    return [Asked.from_requirement(row) for row in plans.requirements(version.plan_id, version.version)]


def catalogue(organisation_id: int | None) -> Catalogue:
    """Every competence by id. One query."""
    return {row.competence_id: row for row in records.competences(organisation_id)}


def offered(organisation_id: int | None, known: Catalogue) -> list[CompetenceDetails]:
    """What may be asked for anew, by name: all that was not merged into another."""
    gone = merging.merged(organisation_id).keys()
    return [row for competence, row in known.items() if competence not in gone]


def to_be_read(organisation_id: int | None) -> set[int]:
    """The competences of having read something that the house made: what a version changed, and what happened."""
    written = Competence.objects.filter(organisation_id=organisation_id, key__startswith=READING)
    happened = Happening.objects.open().filter(organisation_id=organisation_id)
    made = {one for one, key in written.values_list("pk", "key") if is_reading(key)}
    return made | set(happened.values_list("reading_id", flat=True))


def comments(draft: Draft) -> QuerySet[Comment]:
    """What was said of a draft, the first first."""
    said = Comment.objects.open().filter(plan_id=draft.plan_id, version=draft.version)
    return said.order_by("opened", "id")


def newer_origin(row: Draft | PlanVersion) -> PlanVersion | None:
    """The newest version of the plan it was copied from, where that is newer than what was copied."""
    if row.copied_from_id is None:
        return None
    found = plans.newest(row.copied_from_id)
    return found if found and found.version > (row.copied_version or 0) else None


def months(asked: Asked, known: Catalogue) -> list[int | None]:
    """The validity of each competence it accepts, as `terms.sentence` takes it."""
    return [known[one].validity_months for one in asked.accepts if one in known]


def from_above(draft: Draft, known: Catalogue, *, on: date) -> list[Above]:
    """What plans from above ask in a draft's owner unit, the day it takes effect: those given there that neither
    the unit nor one below it owns. Central plans are often owned by a staff unit, beside rather than above."""
    if draft.owner_unit_id is None:
        return []
    day = max(draft.effective_from or on, on)
    units = tree(draft.organisation_id, on=day)
    above = [node.id for node in units.path(draft.owner_unit_id)][:-1]
    applying = plans.applying_in(draft.organisation_id, above, draft.owner_unit_id, on=day)
    own = units.below(draft.owner_unit_id)
    given = [
        version
        for plan, version in plans.in_force(draft.organisation_id, on=day).items()
        if plan in applying and plan != draft.plan_id and version.owner_unit_id not in own
    ]
    asked = plans.requirements_of(given)
    return [
        found
        for version in given
        for found in _above(version, asked[version.plan_id, version.version], known)
    ]


def _above(version: PlanVersion, asked: Iterable[Requirement], known: Catalogue) -> Iterable[Above]:
    for row in asked:
        for acceptance in row.acceptances.all():
            if (competence := known.get(acceptance.competence_id)) is not None:
                own = competence.validity_months
                often = row.validity_months if row.validity_months is not None else own
                interval = terms.how_often(Requirement(validity_months=often), [own])
                yield Above(
                    version.title, competence.competence_id, competence.name, row.level, often, interval
                )


def too_little(asked: Asked, above: Iterable[Above], known: Catalogue) -> str:
    """Why what is asked is refused beside what plans from above ask; empty where it is not."""
    for one in above:
        if one.competence_id in asked.accepts and one.competence_id in known:
            own = known[one.competence_id].validity_months
            often = asked.validity_months if asked.validity_months is not None else own
            if reason := rules.weaker(one, level=asked.level, months=often):
                return reason
    return ""


@dataclass(frozen=True)
class ToDo:
    """Something to put right before publishing; `key` of the requirement it is about, or empty."""

    key: str
    text: str


def to_put_right(draft: Draft, before: PlanVersion | None, known: Catalogue, *, on: date) -> list[ToDo]:
    """All that stands in the way of publishing after a version, each as a sentence."""
    found = bounds.effective_day(draft.effective_from, before.effective_from if before else None, on=on)
    todo = [ToDo("", found)] if found else []
    asked = read(draft.requirements)
    if not asked:
        todo.append(ToDo("", _("Add at least one requirement.")))
    above = from_above(draft, known, on=on)
    earlier = {one.key: one for one in published(before)}
    for one in asked:
        todo += [ToDo(one.key, text) for _field, text in bounds.faults(one, known)]
        if reason := too_little(one, above, known):
            todo.append(ToDo(one.key, reason))
        if one.key in earlier and one.asks_otherwise(earlier[one.key]) and not one.choice:
            todo.append(ToDo(one.key, _("Say what the change means for those who hold it already.")))
    return todo
