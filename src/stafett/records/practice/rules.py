"""May something done be added to a practice list, and signed? Pure: judges what it is given."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.records.models import Performance


def can_add(actor: Actor, person_id: int) -> Verdict:
    """Everybody says for themselves what they have done."""
    if actor.person_id is None or actor.person_id != person_id:
        return Verdict(_("You can only say what you have done yourself."))
    return ALLOWED


def can_sign(deciding: Deciding, done: Performance, *, works_in: Collection[int]) -> Verdict:
    """Signed by an assessor where the person works; never one's own, nor of who chose one to be an assessor."""
    verdict = deciding.may(
        done.person_id,
        lambda actor: any(actor.may(Power.SIGN, unit) for unit in works_in),
        oneself=_("You cannot sign what you have done yourself."),
        others=_("You may only sign in units where you are an assessor."),
    )
    if verdict and done.signed_on is not None:
        return Verdict(_("Somebody has signed this already."))
    return verdict


def can_take_away(actor: Actor, done: Performance) -> Verdict:
    """What nobody has signed is taken away by who added it."""
    if actor.person_id != done.person_id:
        return Verdict(_("Only the person who added this can take it away."))
    return ALLOWED if done.signed_on is None else Verdict(_("This is signed, so it stays."))


def is_complete(lacking: Collection[str]) -> Verdict:
    """What has a practice list is claimed when the list is complete (K18)."""
    if not lacking:
        return ALLOWED
    text = _("Before you can send this, the practice list must be complete and signed. Missing: %(what)s.")
    return Verdict(text % {"what": "; ".join(lacking)})
