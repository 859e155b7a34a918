"""Reading self-assessments: one's own, and those of people in units where one approves."""

from collections.abc import Collection
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
    entry = CatalogueEntry.objects.open().filter(competence_id=competence_id).first()
    named = [line.strip() for line in entry.levels.splitlines() if line.strip()] if entry else []
    return list(enumerate(named or [str(word) for word in USUAL], start=1))


def of(person_id: int, competence_id: int) -> Opinion | None:
    """What somebody said last; None where they have said nothing."""
    rows = SelfAssessment.objects.open().filter(person_id=person_id, competence_id=competence_id)
    said = rows.first()
    return (
        Opinion(said.level, dict(levels(competence_id)).get(said.level, ""), said.said_on) if said else None
    )


def visible_to(actor: Actor, person_id: int, competence_id: int, *, on: date) -> Opinion | None:
    """The same, for the person and for those who approve where the person works; None for all others."""
    is_own = actor.person_id == person_id
    return (
        of(person_id, competence_id)
        if is_own or _approves(actor, works_in([person_id], on=on)[person_id])
        else None
    )


def _approves(actor: Actor, units: Collection[int]) -> bool:
    return any(actor.may(Power.APPROVE, unit) for unit in units)
