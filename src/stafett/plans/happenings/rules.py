"""May this be sent, is it understood, and may it be ended? Pure: judges what it is given."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power

LONGEST = timedelta(days=2 * 366)


def can_send(actor: Actor, unit_ids: Collection[int]) -> Verdict:
    """Sent by who writes plans, to units where they do (K21)."""
    if not actor.may_somewhere(Power.AUTHOR):
        return Verdict(_("Only those who write plans can tell that something happened."))
    if not all(actor.may(Power.AUTHOR, unit) for unit in unit_ids):
        return Verdict(_("You can only choose units where you write plans."))
    return ALLOWED


def fits(title: str, text: str, address: str, deadline: date, *, on: date) -> Verdict:
    """It says what happened, and by when it is to be read."""
    if not title.strip():
        return Verdict(_("Write what happened, in a few words."))
    if not (text.strip() or address.strip()):
        return Verdict(_("Write what people must know, or link to where it stands."))
    if deadline < on:
        return Verdict(_("The last day must be today or later."))
    if deadline - on > LONGEST:
        return Verdict(_("The last day must be within two years."))
    return ALLOWED


def can_end(actor: Actor, owner_unit_id: int | None, *, is_over: bool) -> Verdict:
    """Ended once, by who writes plans in the unit that owns it."""
    if not actor.may(Power.AUTHOR, owner_unit_id):
        return Verdict(_("Only those who write plans in the unit that owns this can end it."))
    return Verdict(_("This has ended already.")) if is_over else ALLOWED
