"""May somebody see beforehand what this would do? Pure: judges what it is given."""

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.assignments import rules as assignments


def can_preview_plan(actor: Actor, owner_unit_id: int | None) -> Verdict:
    """What publishing or retiring a plan does is seen by who answers for it."""
    if assignments.owns(actor, owner_unit_id):
        return ALLOWED
    return Verdict(_("Only those who write plans for the unit that owns this plan can see this beforehand."))


def can_preview_in(actor: Actor, unit_id: int) -> Verdict:
    """What giving a plan in a unit does, or ending that, is seen by who writes plans over the unit."""
    if actor.may(Power.AUTHOR, unit_id):
        return ALLOWED
    return Verdict(_("You can only see this beforehand for units you write plans for."))
