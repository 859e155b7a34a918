"""May somebody outside be asked to sign, and may they sign? Pure: judges what it is given."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.records.models import Performance

NOT_YOUR_OWN = gettext_lazy("The address is that of the person who is to be signed for. Ask somebody else.")


def scope(person_id: int, competence_id: int) -> str:
    """What a link to the practice list of somebody for one competence opens."""
    return f"practice:{person_id}:{competence_id}"


def keys(scope: str) -> tuple[int, int]:
    """The person and the competence of such a scope."""
    _kind, person, competence = scope.split(":")
    return int(person), int(competence)


def can_ask(deciding: Deciding, person_id: int, *, works_in: Collection[int]) -> Verdict:
    """An assessor from outside is asked by who chooses assessors where the person works: never by the person, nor
    by whoever the person chose to stand in (K8)."""
    if deciding.is_oneself(person_id):
        return Verdict(_("Your leader asks somebody outside to sign what you have done."))
    if not any(deciding.actor.may(Power.APPOINT, unit) for unit in works_in):
        return Verdict(_("You can only ask somebody outside about people in units you lead."))
    if not any(deciding.about(person_id).may(Power.APPOINT, unit) for unit in works_in):
        return Verdict(_("Whoever chose you to stand in must be approved by somebody else."))
    return ALLOWED


def can_be_asked(mailbox: str, *, theirs: Collection[str], own: Collection[str]) -> Verdict:
    """Nobody signs for themselves as a guest: not the person, nor whoever asks."""
    if mailbox in theirs:
        return Verdict(str(NOT_YOUR_OWN))
    if mailbox in own:
        return Verdict(_("This is your own address. You sign on the page “To sign”."))
    return ALLOWED


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A guest who signs: their mailbox, those of the person it is about, and whether whoever asked still might."""

    guest: Actor
    mailbox: str
    theirs: frozenset[str]
    may_ask: Verdict


def can_sign(standing: Standing, done: Performance) -> Verdict:
    """A guest signs on the list their link opens, for as long as whoever asked them still might ask."""
    if not standing.guest.guest_of(scope(done.person_id, done.competence_id)):
        return Verdict(_("Your link is for another practice list."))
    if standing.mailbox in standing.theirs:
        return Verdict(str(NOT_YOUR_OWN))
    if not standing.may_ask:
        return Verdict(_("Whoever asked you no longer chooses who signs there. Ask for a new link."))
    return ALLOWED if done.signed_on is None else Verdict(_("Somebody has signed this already."))
