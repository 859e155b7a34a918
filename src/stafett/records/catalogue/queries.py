"""Reading the catalogue. It is open to everybody in its organisation; who holds what is not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from stafett.lib.likeness import ALIKE, likeness
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.records import queries as records
from stafett.records.models import (
    CatalogueEntry,
    CompetenceDetails,
    Equivalence,
    Practice,
    Prerequisite,
    Way,
)

from . import held, said
from .said import Said

SAYING = (CompetenceDetails, CatalogueEntry, Way, Practice, Prerequisite, Equivalence)
"""The tables that together say what a competence is."""
SHOWN_ALIKE = 5

type Pair = tuple[int, int]


def about(organisation_id: int | None, competence_id: int, *, position: int | None = None) -> Said | None:
    """All that is said of a competence, as known today or at a log position; None where there is none."""
    rows = Q(organisation_id=organisation_id, competence_id=competence_id)
    details = CompetenceDetails.objects.recorded(position).filter(rows).first()
    if details is None:
        return None
    entry = CatalogueEntry.objects.recorded(position).filter(rows).first() or CatalogueEntry()
    merged = CatalogueEntry.objects.recorded(position).filter(merged_into=competence_id)
    counting = Equivalence.objects.recorded(position).filter(rows)
    counting = counting.exclude(accepted_id__in=merged.values("competence_id"))
    needed = Prerequisite.objects.recorded(position).filter(rows)
    return Said(
        name=details.name,
        validity_months=details.validity_months or None,
        description=entry.description,
        levels=tuple(entry.levels.splitlines()),
        owner_unit_id=entry.owner_unit_id,
        review_on=entry.review_on,
        is_risky=entry.is_risky,
        ways=tuple(_way(row) for row in Way.objects.recorded(position).filter(rows).order_by("id")),
        tasks=tuple(_task(row) for row in Practice.objects.recorded(position).filter(rows).order_by("id")),
        counting=frozenset(counting.values_list("accepted_id", flat=True)),
        needed=frozenset(needed.values_list("needed_id", flat=True)),
    )


def _way(row: Way) -> said.Way:
    return said.Way(row.kind, row.title, row.address, row.document_version)


def _task(row: Practice) -> said.Task:
    return said.Task(row.text, row.times, row.months, row.key)


def last_change(competence_id: int) -> int:
    """The log position of the last change of what is said: whoever saves tells which they had before them."""
    changes = (model.objects.filter(competence_id=competence_id) for model in SAYING)
    ends = (rows.aggregate(Max("opened"), Max("closed")).values() for rows in changes)
    return max((end for pair in ends for end in pair if end is not None), default=0)


def entries(organisation_id: int | None) -> QuerySet[CatalogueEntry]:
    """What is said beside name and validity, of those it is said of."""
    return CatalogueEntry.objects.open().filter(organisation_id=organisation_id)


def entry(organisation_id: int | None, competence_id: int) -> CatalogueEntry:
    """What is said of one; an entry that says nothing where nobody has written any."""
    found = entries(organisation_id).filter(competence_id=competence_id).first()
    return found or CatalogueEntry(organisation_id=organisation_id, competence_id=competence_id)


def merged(organisation_id: int | None, *, but: int = 0) -> dict[int, int]:
    """The competences that went into another, with the one used instead, however often that was merged on; as
    if one (`but`) had not."""
    rows = entries(organisation_id).exclude(merged_into=None).exclude(competence_id=but)
    into = dict(rows.values_list("competence_id", "merged_into_id"))
    return {competence: _last(into, competence) for competence in into}


def _last(into: dict[int, int], competence_id: int) -> int:
    passed = {competence_id}
    while (following := into.get(competence_id)) is not None and following not in passed:
        passed.add(following)
        competence_id = following
    return competence_id


def offered(organisation_id: int | None, *, also: Collection[int] = ()) -> list[tuple[int, str]]:
    """What may be chosen for a plan or a claim, by name: key and name of each that was not merged into
    another, and of those in `also`. Two queries."""
    gone = merged(organisation_id).keys() - set(also)
    rows = records.competences(organisation_id).values_list("competence_id", "name")
    return [(competence, name) for competence, name in rows if competence not in gone]


def similar(
    organisation_id: int | None, name: str, *, other_than: int | None = None
) -> list[tuple[int, str]]:
    """The competences in use that are called much the same, the most alike first, five at most."""
    scored = [
        (likeness(name, other), other, competence)
        for competence, other in offered(organisation_id)
        if competence != other_than
    ]
    alike = sorted((-score, other, competence) for score, other, competence in scored if score >= ALIKE)
    return [(competence, other) for _score, other, competence in alike[:SHOWN_ALIKE]]


def equivalent_pairs(organisation_id: int | None, *, but: int) -> list[Pair]:
    """Each competence with what counts for it directly; not those of one competence."""
    rows = Equivalence.objects.open().filter(organisation_id=organisation_id).exclude(competence_id=but)
    return list(rows.values_list("competence_id", "accepted_id"))


def needed_pairs(organisation_id: int | None, *, but: int, into: Mapping[int, int]) -> list[Pair]:
    """Each competence with what must be held before it, by what is used instead (`into`); not those of one."""
    rows = Prerequisite.objects.open().filter(organisation_id=organisation_id).exclude(competence_id=but)
    pairs = rows.values_list("competence_id", "needed_id")
    return [(competence, into.get(needed, needed)) for competence, needed in pairs]


def overdue(actor: Actor, *, on: date) -> QuerySet[CatalogueEntry]:
    """What the actor answers for and should have looked through before a day, the longest overdue first."""
    rows = entries(actor.organisation_id).filter(merged_into=None, review_on__lt=on)
    rows = rows.filter(competence_id__in=records.competences(actor.organisation_id).values("competence_id"))
    if not actor.may_everywhere(Power.AUTHOR):
        rows = rows.filter(owner_unit_id__in=actor.units(Power.AUTHOR))
    return rows.order_by("review_on", "competence_id")


def owners(actor: Actor, *, on: date) -> list[tuple[int, str, int]]:
    """The units the actor may make owners, in the order of the tree: key, name and how deep each lies."""
    if actor.organisation_id is None:
        return []
    units, mine = tree(actor.organisation_id, on=on), actor.units(Power.AUTHOR)
    return [(node.id, node.name, depth) for node, depth in units.walk(units.root.id) if node.id in mine]


def missing_before(
    competence_id: int, person_ids: Collection[int], *, on: date
) -> dict[int, list[CompetenceDetails]]:
    """What each person lacks of what must be held before a competence may be approved, by name; an empty list
    where nothing is lacking. Held as coverage counts it (§6). What was merged into another is held by that."""
    rows = Prerequisite.objects.open().filter(competence_id=competence_id)
    pairs = list(rows.values_list("organisation_id", "needed_id"))
    if not pairs:
        return {person: [] for person in person_ids}
    organisation_id = pairs[0][0]
    into = merged(organisation_id)
    needed = records.competences(organisation_id).filter(
        competence_id__in={into.get(one, one) for _organisation, one in pairs} - {competence_id}
    )
    asked = list(needed)
    holding = held.by_persons(organisation_id, [one.competence_id for one in asked], person_ids, on=on)
    return {
        person: [one for one in asked if (one.competence_id, person) not in holding] for person in person_ids
    }


@dataclass(frozen=True)
class Effect:
    """What another validity would do today to those who work here: how many hold it, how many would hold it no
    longer, how many more would hold it."""

    holding: int
    losing: int
    gaining: int


def effect(organisation_id: int, competence_id: int, months: int | None, *, on: date) -> Effect:
    """What it would do to let a competence be valid for so many months (None: never lapse)."""
    now, then = (
        held.at_work(organisation_id, competence_id, on=on, validity=validity)
        for validity in ({}, {competence_id: months})
    )
    return Effect(len(now), len(now - then), len(then - now))


def holding(organisation_id: int, competence_id: int, *, on: date) -> int:
    """How many of those who work here hold a competence on a day."""
    return len(held.at_work(organisation_id, competence_id, on=on))


def named(organisation_id: int | None, competence_ids: Iterable[int]) -> list[CompetenceDetails]:
    """Some competences, by name."""
    return list(records.competences(organisation_id).filter(competence_id__in=set(competence_ids)))


def leading_to(model: type[Prerequisite] | type[Equivalence], competence_id: int) -> set[int]:
    """The competences that need this one first, or that this one counts for directly."""
    points_by = "needed_id" if model is Prerequisite else "accepted_id"
    rows = model._default_manager.filter(closed=None, **{points_by: competence_id})
    return set(rows.values_list("competence_id", flat=True))
