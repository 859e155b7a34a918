"""May these people be signed up, and who says how somebody comes? Pure: judges what it is given."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from stafett.arenas.models import LIVE, SeatState
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering.rules import Who, can_speak_for


def can_sign_up(actor: Actor, for_unit_id: int | None, members: Collection[Who]) -> Verdict:
    """A member's people are signed up by who leads it, for as long as it is one."""
    if not actor.leads(for_unit_id):
        return Verdict(_("Only who leads this member can sign up its people."))
    if Who(for_unit_id) not in members:
        return Verdict(_("This is no longer a member, so its people cannot be signed up."))
    return ALLOWED


def people_fit(person_ids: Collection[int], working: Collection[int]) -> Verdict:
    """Those who work there."""
    if not person_ids:
        return Verdict(_("Choose at least one person."))
    if not set(person_ids) <= set(working):
        return Verdict(_("Choose people from the list."))
    return ALLOWED


def can_hand_over(actor: Actor, row: SeatState) -> Verdict:
    """Who leads a member says which of its people has a place of its."""
    if actor.leads(row.pool.for_unit_id):
        return ALLOWED
    return Verdict(_("Only who leads this member can let somebody else take the place."))


def takes_over(person_id: int | None, working: Collection[int], there: Collection[int | None]) -> Verdict:
    """Somebody who works there, and has no place at it yet."""
    if person_id is not None and person_id in there:
        return Verdict(_("This person is on the list already."))
    return people_fit([] if person_id is None else [person_id], working)


def can_answer_for(actor: Actor, row: SeatState, owner_unit_id: int) -> Verdict:
    """One says oneself how one comes, in which groups, or that one does not; or who speaks for the member does."""
    is_person = row.person_id is not None and row.person_id == actor.person_id
    is_own = is_person or (row.guest_id is not None and row.guest_id == actor.guest_id)
    if is_own or can_speak_for(actor, owner_unit_id, Who(row.pool.for_unit_id)):
        return ALLOWED
    return Verdict(_("Only this person, or who leads their organisation, can do this."))


def says_how(row: SeatState) -> Verdict:
    """Somebody who comes, or waits to."""
    if row.state in LIVE:
        return ALLOWED
    return Verdict(_("This is not on the list any more."))
