"""Writing who stands in: appointed, and taken back."""

import uuid
from datetime import date, timedelta

from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Role
from stafett.people.roles import Power

from . import queries, rules
from .rules import Appointment


def appoint(asked: Appointment, *, by: Actor, on: date) -> Role:
    """Give somebody a role over a unit from a day to a day. Logged. Raises NotAllowed."""
    require(rules.can_appoint(by, asked.unit_id))
    with audit.change(by.organisation_id or 0, by=by, verb="role.appointed") as change:
        own = people.own_records(by)
        works = queries.works_here(by.organisation_id, asked.person_id, on=on)
        stands_in = queries.only_stands_in(by, asked.unit_id, on=on)
        require(rules.can_give(by, asked, own=own, works_here=works, stands_in=stands_in))
        until = queries.lasts_until(by, asked.unit_id, Power.APPOINT, on=on)
        require(rules.can_last(asked, on=on, until=until))
        change.subject = people.name_of(asked.person_id)
        change.detail = {"role": asked.role.value}
        return Role.objects.create(
            organisation_id=by.organisation_id,
            key=f"appointed-{uuid.uuid4()}",
            person_id=asked.person_id,
            role=asked.role,
            unit_id=asked.unit_id,
            starts_on=asked.starts_on,
            ends_on=asked.ends_on,
            appointed_by_id=by.person_id,
            opened=change.position,
        )


def take_back(role: Role, *, by: Actor, on: date) -> None:
    """End what was given on the page, at once, with what they gave by it: it held until yesterday. Logged.
    Raises NotAllowed or ChangedMeanwhile."""
    with audit.change(role.organisation_id, by=by, verb="role.taken_back") as change:
        require(rules.can_take_back(by, role))
        with_it = queries.given_by_what_ends(role, on=on)
        for given in (role, *with_it):
            _end(given, on=on, position=change.position)
        change.subject = people.name_of(role.person_id)
        change.detail = {"role": role.role}


def _end(role: Role, *, on: date, position: int) -> None:
    """What has held is not denied, only what was to come."""
    yesterday = on - timedelta(days=1)
    if role.starts_on <= yesterday:
        role.reopen(position, ends_on=min(role.ends_on or yesterday, yesterday))
    else:
        role.close(position)
