"""Writing what people do on the way to a competence: added by themselves, signed by an assessor who saw it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.records.cases import works_in
from stafett.records.models import Performance, Practice

from . import rules


class PracticeError(Exception):
    """What was asked makes no sense as it stands; the text says what to do."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What somebody says they did, once."""

    practice: Practice
    done_on: date
    note: str = ""


def add(done: Done, *, by: Actor, on: date) -> Performance:
    """Add something one did to one's practice list; it waits for an assessor. Logged.

    Raises NotAllowed, or PracticeError (a day ahead).
    """
    require(rules.can_add(by, by.person_id or 0))
    if not on.year - 100 < done.done_on.year or done.done_on > on:
        raise PracticeError(_("The day must be today or earlier."))
    if done.practice.organisation_id != by.organisation_id or done.practice.closed is not None:
        raise PracticeError(_("Choose something from the practice list."))
    with audit.change(by.organisation_id or 0, by=by, verb="practice.added", is_common=False) as change:
        change.subject = done.practice.text
        return Performance.objects.create(
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            competence_id=done.practice.competence_id,
            practice=done.practice.key,
            done_on=done.done_on,
            note=done.note.strip(),
            opened=change.position,
        )


def take_away(done: Performance, *, by: Actor) -> None:
    """Take away what one added by mistake. Logged. Raises NotAllowed or ChangedMeanwhile."""
    with audit.change(done.organisation_id, by=by, verb="practice.taken_away", is_common=False) as change:
        require(rules.can_take_away(by, done))
        done.close(change.position)


def sign(several: Collection[Performance], *, by: Actor, on: date) -> list[Performance]:
    """Sign what one has seen people do, all in one change. What is signed or gone meanwhile is left out.

    Raises NotAllowed, and then none is signed.
    """
    with audit.change(by.organisation_id or 0, by=by, verb="practice.signed", is_common=False) as change:
        unsigned = Performance.objects.filter(pk__in=[row.pk for row in several], closed=None, signed_on=None)
        current = list(unsigned.order_by("id"))
        persons = {row.person_id for row in current}
        deciding, places = independence.deciding(by, persons, on=on), works_in(persons, on=on)
        for row in current:
            require(rules.can_sign(deciding, row, works_in=places[row.person_id]))
        unsigned.close(change.position)
        change.detail = {"count": len(current)}
        said = {"signed_on": on, "signer_id": by.person_id, "signed_by": by.label}
        return Performance.objects.bulk_create([row.anew(change.position, **said) for row in current])
