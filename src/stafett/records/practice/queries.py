"""Reading practice lists: what each asks, what somebody has done, and what waits to be signed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.models import Employment
from stafett.people.roles import Power
from stafett.records.cases import works_in
from stafett.records.models import Performance, Practice

from . import rules


@dataclass(frozen=True)
class Progress:
    """One thing a practice list asks, and how far somebody has come. `done`: all they say they did, the newest
    first; `since`: from when on it counts (None: always)."""

    practice: Practice
    done: tuple[Performance, ...]
    since: date | None

    @property
    def signed(self) -> int:
        """How many count: those signed, and done lately enough."""
        return sum(one.signed_on is not None and self.counts(one) for one in self.done)

    @property
    def unsigned(self) -> int:
        return sum(one.signed_on is None and self.counts(one) for one in self.done)

    @property
    def is_complete(self) -> bool:
        return self.signed >= self.practice.times

    def counts(self, done: Performance) -> bool:
        return self.since is None or done.done_on >= self.since

    @property
    def lacking(self) -> str:
        told = {"what": self.practice.text, "signed": self.signed, "times": self.practice.times}
        return _("%(what)s (%(signed)s of %(times)s signed)") % told


def of(competence_id: int) -> QuerySet[Practice]:
    """What the practice list of a competence asks, in the order it was written."""
    return Practice.objects.open().filter(competence_id=competence_id).order_by("id")


def progress(person_id: int, competence_id: int, *, on: date) -> list[Progress]:
    """How far somebody has come with the practice list of a competence; empty where there is none."""
    asked = list(of(competence_id))
    if not asked:
        return []
    done: dict[str, list[Performance]] = defaultdict(list)
    rows = Performance.objects.open().filter(person_id=person_id, competence_id=competence_id)
    for row in rows.filter(done_on__lte=on).order_by("-done_on", "-id"):
        done[row.practice].append(row)
    return [Progress(one, tuple(done[one.key]), _since(one, on)) for one in asked]


def _since(practice: Practice, on: date) -> date | None:
    return clock.months_after(on, -practice.months) if practice.months else None


def is_complete(person_id: int, competence_id: int, *, on: date) -> Verdict:
    """Whether somebody may claim it, as far as its practice list goes; otherwise what is missing."""
    found = progress(person_id, competence_id, on=on)
    return rules.is_complete([one.lacking for one in found if not one.is_complete])


def to_sign(actor: Actor, *, on: date) -> list[Performance]:
    """What people have done that the actor may sign, the oldest first."""
    units = actor.units(Power.SIGN)
    if not units:
        return []
    working = Employment.objects.open().filter(people.active(on), unit_id__in=units)
    rows = Performance.objects.open().filter(
        organisation_id=actor.organisation_id, signed_on=None, person_id__in=working.values("person_id")
    )
    found = list(rows.order_by("done_on", "id"))
    persons = {row.person_id for row in found}
    deciding, places = independence.deciding(actor, persons, on=on), works_in(persons, on=on)
    return [row for row in found if rules.can_sign(deciding, row, works_in=places[row.person_id])]
