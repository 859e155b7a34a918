"""Writing what people do on the way to a competence: added by themselves, signed by an assessor who saw it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed, require
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
    with audit.change(by.organisation_id or 0, by=by, verb="practice.added") as change:
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
    """Take away what one added by mistake. Logged. Raises NotAllowed."""
    with audit.change(done.organisation_id, by=by, verb="practice.taken_away") as change:
        current = still_open([done])
        if not current:
            raise NotAllowed(_("This has been changed meanwhile. Look again."))
        require(rules.can_take_away(by, current[0]))
        _close(current, change.position)


def sign(several: Collection[Performance], *, by: Actor, on: date) -> list[Performance]:
    """Sign what one has seen people do, all in one change. What is signed or gone meanwhile is left out.

    Raises NotAllowed, and then none is signed.
    """
    with audit.change(by.organisation_id or 0, by=by, verb="practice.signed") as change:
        current = [row for row in still_open(several) if row.signed_on is None]
        persons = {row.person_id for row in current}
        deciding, places = independence.deciding(by, persons, on=on), works_in(persons, on=on)
        for row in current:
            require(rules.can_sign(deciding, row, works_in=places[row.person_id]))
        change.detail = {"count": len(current)}
        return as_signed(current, by=by, on=on, position=change.position)


def as_signed(several: Collection[Performance], *, by: Actor, on: date, position: int) -> list[Performance]:
    """Close some rows and open the same, signed. Inside a change that has judged it."""
    _close(several, position)
    return Performance.objects.bulk_create(_signed(row, by=by, on=on, position=position) for row in several)


def still_open(several: Collection[Performance]) -> list[Performance]:
    """Those of some rows that nobody has changed meanwhile."""
    return list(Performance.objects.open().filter(pk__in=[row.pk for row in several]).order_by("id"))


def _close(several: Collection[Performance], position: int) -> None:
    Performance.objects.filter(pk__in=[row.pk for row in several]).update(closed=position)


def _signed(row: Performance, *, by: Actor, on: date, position: int) -> Performance:
    return Performance(
        organisation_id=row.organisation_id,
        person_id=row.person_id,
        competence_id=row.competence_id,
        practice=row.practice,
        done_on=row.done_on,
        note=row.note,
        signed_on=on,
        signer_id=by.person_id,
        signed_by=by.label,
        opened=position,
    )
