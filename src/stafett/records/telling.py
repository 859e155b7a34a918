"""Who is told about claims: whoever they wait for, and the person when something is decided.

What is said leaves the house, so it names the competence and not the grounds: those are read here.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.communication import actions as communication
from stafett.communication.actions import Told, Words
from stafett.communication.rules import Kind
from stafett.people import queries as people

from . import turns
from .cases import Case, cases
from .models import Achievement, CompetenceDetails
from .workflow import State

UNDOABLE = timedelta(seconds=90)
"""A little longer than what was decided can be undone."""
WAITS = Kind("claim.waits", gettext_lazy("When something waits for me to approve or sign"), pause=UNDOABLE)
DECIDED = Kind("claim.decided", gettext_lazy("When something I sent is approved or returned"), pause=UNDOABLE)


def waits(claims: Sequence[Achievement], *, on: date) -> None:
    """Tell whoever some claims wait for, nearest in the tree."""
    waiting = [claim for claim in claims if claim.is_claim]
    if not waiting:
        return
    several = cases(waiting, on=on)
    whom = turns.waited_for(several, on=on)
    competences, names = _competences(waiting), people.names_of_people(row.person_id for row in waiting)
    told = [
        Told(to=reader, kind=WAITS, about=case.claim.key, words=_waits(case, names, competences))
        for case in several
        for reader in whom.get(case.claim.pk, ())
    ]
    communication.write(waiting[0].organisation_id, told)


def _waits(case: Case, names: dict[int, str], competences: dict[int, str]) -> Callable[[], Words]:
    claim = case.claim
    named = {"name": names.get(claim.person_id, ""), "competence": competences.get(claim.competence_id, "")}

    def words() -> Words:
        if case.state == State.TO_SIGN:
            return Words(
                subject=_("%(name)s asks you to sign: %(competence)s") % named,
                link=reverse("claims:signing"),
                link_label=_("To sign"),
            )
        return Words(
            subject=_("%(name)s waits for your approval: %(competence)s") % named,
            link=reverse("claims:waiting"),
            link_label=_("To approve"),
        )

    return words


def waits_no_more(claims: Collection[Achievement]) -> None:
    """What nobody has to decide any more is not told."""
    _take_back(claims, WAITS)


def _take_back(rows: Collection[Achievement], *kinds: Kind) -> None:
    for organisation in {row.organisation_id for row in rows}:
        communication.take_back(organisation, about={row.key for row in rows}, kinds=kinds)


def registered(rows: Sequence[Achievement], *, on: date) -> None:
    """Tell each person what was registered on them, and of what is to be decided whoever it waits for."""
    decided([row for row in rows if not row.is_claim])
    waits(rows, on=on)


def decided(rows: Sequence[Achievement], *, before: Collection[Achievement] = ()) -> None:
    """Tell each person what became of what they sent (`before`), or was registered on them."""
    waits_no_more(before)
    if rows:
        competences = _competences(rows)
        told = [
            Told(to=row.person_id, kind=DECIDED, about=row.key, words=_decided(row, competences))
            for row in rows
        ]
        communication.write(rows[0].organisation_id, told)


def _decided(row: Achievement, competences: dict[int, str]) -> "Decided":
    name = competences.get(row.competence_id, "")
    return Decided(name, row.decided_by, is_approved=row.approved_on is not None)


@dataclass(frozen=True)
class Decided:
    """What is said of a decision; of many that are alike it is said in the same words."""

    competence: str
    name: str
    is_approved: bool

    def __call__(self) -> Words:
        named = {"competence": self.competence, "name": self.name}
        if self.is_approved:
            return Words(
                subject=_("Approved: %(competence)s") % named,
                paragraphs=[_("Decided by %(name)s.") % named],
                link=reverse("me:me"),
                link_label=_("My page"),
            )
        return Words(
            subject=_("Returned: %(competence)s") % named,
            paragraphs=[_("Decided by %(name)s. On your page you read why, and can send it again.") % named],
            link=reverse("me:me"),
            link_label=_("My page"),
        )


def undone(decided: Collection[Achievement], again: Sequence[Achievement], *, on: date) -> None:
    """What was decided is not told, and what it was before waits once more."""
    _take_back(decided, WAITS, DECIDED)
    waits(again, on=on)


def _competences(rows: Collection[Achievement]) -> dict[int, str]:
    named = CompetenceDetails.objects.open().filter(competence_id__in={row.competence_id for row in rows})
    return dict(named.values_list("competence_id", "name"))
