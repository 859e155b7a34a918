"""May the baton be offered, taken, or given back? Pure: judges what it is given."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering.models import Baton, BatonState
from stafett.recipes.gathering.rules import Who, can_speak_for

NOT_ITS_TURN = gettext_lazy("It is another's turn. Write a word about why this one hosts.")


def offer_fits(
    who: Who, members: Collection[Who], turn: Who | None, baton: Baton | None, *, why: str
) -> Verdict:
    """The baton is offered to a member, when nobody has it; to another than the one whose turn it is with a word
    why (G1)."""
    if baton is not None and baton.state == BatonState.ACCEPTED:
        return Verdict(_("Somebody hosts this gathering already."))
    if who not in members:
        return Verdict(_("Choose one of the members."))
    if turn is not None and who != turn and not why.strip():
        return Verdict(str(NOT_ITS_TURN))
    return ALLOWED


def can_answer(actor: Actor, owner_unit_id: int, who: Who, guests: Collection[int]) -> Verdict:
    """For a member answers somebody there (G1): who leads it; for one outside those of its `guests` whose link works
    and, as long as there are none, who keeps the series writes down what they said."""
    if actor.guest_id is not None and actor.guest_id in guests:
        return ALLOWED
    verdict = can_speak_for(actor, owner_unit_id, who)
    if verdict and guests:
        return Verdict(_("Somebody there has a link, and answers by it."))
    return verdict


def can_accept(baton: Baton) -> Verdict:
    """What is held out is taken once."""
    if baton.state == BatonState.OFFERED:
        return ALLOWED
    return Verdict(_("The baton is not offered any more."))


def can_decline(baton: Baton, grounds: str) -> Verdict:
    """An offer is declined, and a baton that was taken is given back, with a word why."""
    if baton.state == BatonState.DECLINED:
        return Verdict(_("The baton is not offered any more."))
    if not grounds.strip():
        return Verdict(_("Write why, so that the others understand."))
    return ALLOWED


def answer_fits(by_name: str) -> Verdict:
    """It is somebody who says yes or no."""
    return ALLOWED if by_name.strip() else Verdict(_("Write who there said so."))


def check_fits(weeks: int) -> Verdict:
    """A point of the checklist is within two years of the gathering."""
    return ALLOWED if -104 <= weeks <= 104 else Verdict(_("Choose a time within two years of the gathering."))
