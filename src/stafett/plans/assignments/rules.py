"""May this plan be given here, or taken away? Pure: judges what it is given."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.plans.models import Assignment


def can_assign(actor: Actor, unit_id: int) -> Verdict:
    """A plan is given in a unit by who writes plans over that unit."""
    if actor.may(Power.AUTHOR, unit_id):
        return ALLOWED
    return Verdict(_("You can only give plans to units you write plans for."))


def owns(actor: Actor, owner_unit_id: int | None) -> bool:
    """Whether the actor answers for a plan: writes plans over the unit that owns it (no unit: over all)."""
    if owner_unit_id is None:
        return actor.may_everywhere(Power.AUTHOR)
    return actor.may(Power.AUTHOR, owner_unit_id)


def can_end(deciding: Deciding, row: Assignment, *, owner_unit_id: int | None) -> Verdict:
    """Ended by who writes plans over the unit, and either answers for the plan or leads where it was added:
    no unit takes away what is asked from above. Nobody takes away what is given by name to themselves, or to
    who chose them to stand in (K8)."""
    verdict = _ends(deciding.actor, row, owner_unit_id)
    if row.person_id is None or not verdict:
        return verdict
    return deciding.may(
        row.person_id,
        lambda actor: bool(_ends(actor, row, owner_unit_id)),
        oneself=_("This is given to yourself by name. Ask somebody else to end it."),
        others=verdict.reason,
    )


def _ends(actor: Actor, row: Assignment, owner_unit_id: int | None) -> Verdict:
    if not actor.may(Power.AUTHOR, row.unit_id):
        return Verdict(_("You can only take plans away from units you write plans for."))
    if not row.is_local and not owns(actor, owner_unit_id):
        return Verdict(_("This is given by those who own the plan. Ask them to end it."))
    return ALLOWED


def can_withdraw(row: Assignment, *, on: date) -> Verdict:
    """What begins today or later leaves no trace in anybody's colours yet."""
    if row.starts_on < on:
        return Verdict(_("It has begun, so it cannot be withdrawn. Say its last day instead."))
    return ALLOWED


def can_end_on(row: Assignment, last_day: date, *, on: date) -> Verdict:
    """The past stays as it was, and an end is only ever moved nearer."""
    if row.ends_on is not None and row.ends_on <= last_day:
        return Verdict(_("It ends by then already."))
    if last_day < on:
        return Verdict(_("The last day must be today or later."))
    if last_day < row.starts_on:
        return Verdict(_("It has not begun by then. Withdraw it instead."))
    return ALLOWED
