"""May somebody be appointed, and taken back? Pure: judges what it is given."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.lib.clock import months_after
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.models import Role, RoleCode
from stafett.people.roles import ROLES, Power

APPOINTED = (RoleCode.DEPUTY, RoleCode.DELEGATE, RoleCode.ASSESSOR)
"""The roles given on a page; the others come by file."""
WITH_AN_END = (RoleCode.DEPUTY, RoleCode.DELEGATE)
MONTHS_AT_MOST = 12
LAST_YEAR = 2199


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """Who is to stand in, as what, where, and for how long."""

    person_id: int
    role: RoleCode
    unit_id: int
    starts_on: date
    ends_on: date | None = None


def can_appoint(actor: Actor, unit_id: int) -> Verdict:
    """Who stands in for a unit is chosen by who has that power over it."""
    if actor.may(Power.APPOINT, unit_id):
        return ALLOWED
    return Verdict(_("You can only choose who stands in for units you lead."))


def can_give(
    actor: Actor, asked: Appointment, *, own: Collection[int], works_here: bool, stands_in: bool = False
) -> Verdict:
    """Nobody appoints themselves, nor gives a power they lack over the unit; and only to who works there. Who
    only `stands_in` there, chosen on a page, chooses no others to: else whoever is dismissed comes back."""
    if verdict := can_appoint(actor, asked.unit_id):
        if asked.role not in APPOINTED:
            verdict = Verdict(_("Choose deputy, delegate or assessor."))
        elif asked.person_id in own:
            verdict = Verdict(_("You cannot appoint yourself."))
        elif not works_here:
            verdict = Verdict(_("Choose somebody who works in your organisation."))
        else:
            verdict = can_give_role(actor, asked.unit_id, asked.role, stands_in=stands_in)
    return verdict


def can_give_role(actor: Actor, unit_id: int, role: RoleCode, *, stands_in: bool) -> Verdict:
    """Whether the actor may give anybody this role over a unit."""
    if not all(actor.may(power, unit_id) for power in ROLES[role].powers):
        return Verdict(_("You cannot give anyone a power you do not have yourself."))
    if stands_in and role in WITH_AN_END:
        return Verdict(_("You stand in yourself. Ask the leader to choose deputies and delegates."))
    return ALLOWED


def can_last(asked: Appointment, *, on: date, until: date | None) -> Verdict:
    """From today at the earliest, a deputy or a delegate for a year at most, and nobody for longer than
    the one who appoints has their own role (`until`; None: open)."""
    if max(asked.starts_on, asked.ends_on or asked.starts_on).year > LAST_YEAR:
        return Verdict(_("The days must be before the year 2200."))
    if asked.starts_on < on:
        return Verdict(_("The first day must be today or later."))
    if asked.ends_on is not None and asked.ends_on < asked.starts_on:
        return Verdict(_("The last day must be the first day or later."))
    if asked.role in WITH_AN_END:
        if asked.ends_on is None:
            return Verdict(_("Say the last day: a deputy or a delegate stands in for a time."))
        if asked.ends_on > months_after(asked.starts_on, MONTHS_AT_MOST):
            return Verdict(_("A year is the longest. Choose an earlier last day."))
    if until is not None and (asked.ends_on is None or asked.ends_on > until):
        text = _("Your own role ends %(day)s. Choose a last day no later than that.")
        return Verdict(text % {"day": until.isoformat()})
    return ALLOWED


def can_take_back(actor: Actor, role: Role) -> Verdict:
    """Whoever may appoint there takes back what was given on the page; what came by file is changed there."""
    if (verdict := can_appoint(actor, role.unit_id)) and role.appointed_by_id is None:
        verdict = Verdict(_("This came with a file. Ask those who keep the files to change it."))
    return verdict
