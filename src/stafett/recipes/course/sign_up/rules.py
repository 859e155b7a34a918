"""May this person be signed up or taken off? Pure: judges what it is given."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails, SeatState
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.recipes.course import rules


def can_sign_up(
    actor: Actor, person_id: int, *, works_in: Collection[int] | None, owner_unit_id: int | None
) -> Verdict:
    """Everybody who has not left signs up themselves; a leader, whoever stands in for one, those in their units; and
    who keeps the course those they see. `works_in`: None for somebody of another organisation."""
    if works_in is None:
        return Verdict(_("This course is for the people of another organisation."))
    if actor.person_id == person_id and not actor.has_left:
        return ALLOWED
    if any(actor.may(Power.APPROVE, unit) for unit in works_in):
        return ALLOWED
    if rules.can_keep(actor, owner_unit_id) and any(actor.may(Power.SEE, unit) for unit in works_in):
        return ALLOWED
    return Verdict(_("You can sign up yourself, and those who work in the units you lead."))


def is_open(details: OccasionDetails, *, keeps: bool = False, on: date) -> Verdict:
    """Signed up to what is still to be, its own day included; who keeps the course writes up later who came."""
    if details.cancelled_on is not None:
        return Verdict(_("This has been called off."))
    if not rules.is_coming(details, on=on) and not keeps:
        return Verdict(_("This has been held already."))
    return ALLOWED


def can_come(starts: datetime | None, *, at: datetime) -> Verdict:
    """An offer is good until the session starts, also where that was moved to sooner."""
    if starts is None or starts > at:
        return ALLOWED
    return Verdict(_("It has begun already, so the offer stands no more."))


def can_take_off(actor: Actor, row: SeatState, *, keeps: bool) -> Verdict:
    """Taken off by oneself, by who leads the unit the place is for, or by who keeps the course."""
    is_own = row.person_id is not None and row.person_id == actor.person_id
    if is_own or keeps or actor.may(Power.APPROVE, row.seat.for_unit_id):
        return ALLOWED
    return Verdict(_("Only the person, their leader or who keeps the course can do this."))


def can_leave(*, was_there: bool) -> Verdict:
    """Who was there stays on the list: off it, they would lose what being there gave."""
    if was_there:
        return Verdict(
            _(
                "Whoever was there stays on the list. If that is wrong, correct the list of who was there first."
            )
        )
    return ALLOWED


def can_answer(actor: Actor, row: SeatState) -> Verdict:
    """An offer is answered by whom it was made to, or by who leads the unit the place is for."""
    is_own = row.person_id is not None and row.person_id == actor.person_id
    if is_own or actor.may(Power.APPROVE, row.seat.for_unit_id):
        return ALLOWED
    return Verdict(_("Only the person who got the offer, or their leader, can answer it."))
