"""Writing leaves: enter one, say when somebody is back, take back what never was."""

import uuid
from datetime import date, timedelta

from stafett.audit import actions as audit
from stafett.lib.verdict import Verdict, require
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.models import Leave, Person, PersonDetails

from . import queries, rules

DAY = timedelta(days=1)


class LeaveError(Exception):
    """The days make no sense as they stand; the text says what to do."""


class ChangedMeanwhile(Exception):
    """Somebody was first: `now` is the leave as it stands, None where it was taken back."""

    def __init__(self, now: Leave | None) -> None:
        super().__init__()
        self.now = now


def enter(person: Person, *, starts_on: date, ends_on: date | None = None, by: Actor, on: date) -> Leave:
    """Somebody is away from a day to a day, or until further notice.

    Raises NotAllowed, or LeaveError where the days are out of order or overlap another leave. Logged.
    """
    with audit.change(person.organisation_id, by=by, verb="leave.entered", is_common=False) as change:
        check(person, starts_on=starts_on, ends_on=ends_on, by=by, on=on)
        change.subject = _name(person.pk)
        return Leave.objects.create(
            organisation_id=person.organisation_id,
            key=f"{queries.ENTERED}{uuid.uuid4()}",
            person=person,
            starts_on=starts_on,
            ends_on=ends_on,
            opened=change.position,
        )


def check(person: Person, *, starts_on: date, ends_on: date | None, by: Actor, on: date) -> None:
    """Whether it could be entered now: raises what `enter` would."""
    _require(by, person.pk, on=on)
    _fits(rules.fits(starts_on, ends_on, on=on, others=queries.of_person(person.pk)))


def come_back(leave: Leave, *, back_on: date, by: Actor, on: date) -> Leave:
    """Somebody is back from a day on, sooner or later than was said; what came by file too.

    Raises NotAllowed, LeaveError or ChangedMeanwhile. Logged.
    """
    with audit.change(leave.organisation_id, by=by, verb="leave.changed", is_common=False) as change:
        _require(by, leave.person_id, on=on)
        change.subject = _name(leave.person_id)
        others = _closed(leave, change.position)
        _fits(rules.can_come_back(leave, back_on))
        ends_on = back_on - DAY
        _fits(rules.fits(leave.starts_on, ends_on, on=on, others=others))
        return Leave.objects.create(
            organisation_id=leave.organisation_id,
            key=leave.key,
            person_id=leave.person_id,
            starts_on=leave.starts_on,
            ends_on=ends_on,
            opened=change.position,
        )


def take_back(leave: Leave, *, by: Actor, on: date) -> None:
    """The leave never was: as if it had not been entered. Raises NotAllowed or ChangedMeanwhile. Logged."""
    with audit.change(leave.organisation_id, by=by, verb="leave.taken_back", is_common=False) as change:
        _require(by, leave.person_id, on=on)
        change.subject = _name(leave.person_id)
        _closed(leave, change.position)


def _require(by: Actor, person_id: int, *, on: date) -> None:
    deciding = independence.deciding(by, [person_id], on=on)
    require(rules.can_enter(deciding, person_id, works_in=queries.works_in(person_id, on=on)))


def _name(person_id: int) -> str:
    return PersonDetails.objects.open().get(person_id=person_id).name


def _closed(leave: Leave, position: int) -> list[Leave]:
    """Close the row, if nobody was first; the person's other leaves."""
    if not Leave.objects.open().filter(pk=leave.pk).update(closed=position):
        raise ChangedMeanwhile(queries.current(leave))
    return list(queries.of_person(leave.person_id))


def _fits(verdict: Verdict) -> None:
    if not verdict:
        raise LeaveError(verdict.reason)
