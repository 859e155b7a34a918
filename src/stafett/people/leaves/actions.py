"""Writing leaves: enter one, say when somebody is back, take back what never was."""

import uuid
from datetime import date, timedelta

from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.models import Leave, Person

from . import queries, rules

DAY = timedelta(days=1)


class LeaveError(Exception):
    """The days make no sense as they stand; the text says what to do."""


def enter(person: Person, *, starts_on: date, ends_on: date | None = None, by: Actor, on: date) -> Leave:
    """Somebody is away from a day to a day, or until further notice.

    Raises NotAllowed, or LeaveError where the days are out of order or overlap another leave. Logged.
    """
    with audit.change(person.organisation_id, by=by, verb="leave.entered", is_common=False) as change:
        check(person, starts_on=starts_on, ends_on=ends_on, by=by, on=on)
        change.subject = people.name_of(person.pk)
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
    require(rules.fits(starts_on, ends_on, on=on, others=queries.of_person(person.pk)), LeaveError)


def come_back(leave: Leave, *, back_on: date, by: Actor, on: date) -> Leave:
    """Somebody is back from a day on, sooner or later than was said; what came by file too.

    Raises NotAllowed, LeaveError or ChangedMeanwhile. Logged.
    """
    with audit.change(leave.organisation_id, by=by, verb="leave.changed", is_common=False) as change:
        _require(by, leave.person_id, on=on)
        change.subject = people.name_of(leave.person_id)
        require(rules.can_come_back(leave, back_on), LeaveError)
        ends_on, others = back_on - DAY, queries.of_person(leave.person_id).exclude(key=leave.key)
        require(rules.fits(leave.starts_on, ends_on, on=on, others=others), LeaveError)
        return leave.reopen(change.position, ends_on=ends_on)


def take_back(leave: Leave, *, by: Actor, on: date) -> None:
    """The leave never was: as if it had not been entered. Raises NotAllowed or ChangedMeanwhile. Logged."""
    with audit.change(leave.organisation_id, by=by, verb="leave.taken_back", is_common=False) as change:
        _require(by, leave.person_id, on=on)
        change.subject = people.name_of(leave.person_id)
        leave.close(change.position)


def _require(by: Actor, person_id: int, *, on: date) -> None:
    deciding = independence.deciding(by, [person_id], on=on)
    require(rules.can_enter(deciding, person_id, works_in=queries.works_in(person_id, on=on)))
