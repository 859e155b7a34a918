"""Reading self-assessments: one's own, and those of people in units where one approves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records.cases import works_in
from stafett.records.models import CatalogueEntry, SelfAssessment

USUAL: tuple[Promise, ...] = (
    _("I have not done this"),
    _("I can do it with help"),
    _("I can do it alone"),
    _("I can teach it to others"),
)
"""What the levels are called where the catalogue does not say."""


@dataclass(frozen=True)
class Opinion:
    """What somebody thinks of themselves: the level, what it is called, and when they said it."""

    level: int
    word: str
    said_on: date


def levels(competence_id: int) -> list[tuple[int, str]]:
    """The levels one may choose between, the lowest first."""
    return list(_words([competence_id])[competence_id].items())


def _words(competence_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """What the levels of some competences are called. One query."""
    entries = CatalogueEntry.objects.open().filter(competence_id__in=competence_ids)
    said = dict(entries.values_list("competence_id", "levels"))
    found = {}
    for competence in competence_ids:
        named = [line.strip() for line in said.get(competence, "").splitlines() if line.strip()]
        found[competence] = dict(enumerate(named or map(str, USUAL), start=1))
    return found


def of(person_id: int, competence_id: int) -> Opinion | None:
    """What somebody said last; None where they have said nothing."""
    rows = SelfAssessment.objects.open().filter(person_id=person_id, competence_id=competence_id)
    return _opinions(rows).get(competence_id)


def _opinions(rows: Iterable[SelfAssessment]) -> dict[int, Opinion]:
    said = {row.competence_id: row for row in rows}
    words = _words(said)
    return {
        competence: Opinion(row.level, words[competence].get(row.level, ""), row.said_on)
        for competence, row in said.items()
    }


def visible_to(actor: Actor, person_id: int, competence_id: int, *, on: date) -> Opinion | None:
    """The same, for the person and for those who approve where the person works; None for all others."""
    return of(person_id, competence_id) if _may_see(actor, person_id, on=on) else None


def all_visible_to(actor: Actor, person_id: int, *, on: date) -> dict[int, Opinion]:
    """Everything somebody said last, by competence, for the same; nothing for all others. Three queries."""
    if not _may_see(actor, person_id, on=on):
        return {}
    return _opinions(SelfAssessment.objects.open().filter(person_id=person_id))


def _may_see(actor: Actor, person_id: int, *, on: date) -> bool:
    if actor.person_id == person_id:
        return True
    return any(actor.may(Power.APPROVE, unit) for unit in works_in([person_id], on=on)[person_id])
