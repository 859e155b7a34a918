"""Writing with assessors from outside: asked, given another link, taken back; and what they sign."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.communication import entrances
from stafett.lib.verdict import NotAllowed, require
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.guests import queries as links
from stafett.people.guests import rules as guest_rules
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.people.models import GuestLink
from stafett.records.models import Performance
from stafett.records.practice import actions as practice
from stafett.records.practice import queries as lists

from . import queries, rules


def subject() -> str:
    """What a link is for. It leaves the house, so it names nobody."""
    return _("Will you sign what you have seen, on a practice list?")


def ask(
    asked: Asked,
    *,
    person_id: int,
    competence_id: int,
    expires_on: date,
    is_mailed: bool = False,
    by: Actor,
    on: date,
) -> LetIn:
    """Ask somebody outside to sign what a person has done on the practice list of a competence; the link is mailed to
    them or not. Logged. Raises NotAllowed.
    """
    with audit.change(
        by.organisation_id or 0, by=by, verb="practice.asked_outside", is_common=False
    ) as change:
        require(queries.may_ask(by, person_id, on=on))
        if not lists.of(competence_id).filter(organisation_id=by.organisation_id).exists():
            raise NotAllowed(_("This has no practice list."))
        _require_outside(asked.email, person_id=person_id, by=by)
        scope = rules.scope(person_id, competence_id)
        made = guests.let_in(asked, scope=scope, expires_on=expires_on, by=by, on=on, change=change)
        entrances.mail(made, subject if is_mailed else None, by=by)
        return made


def renew(link: GuestLink, *, is_mailed: bool = False, by: Actor, on: date) -> LetIn:
    """A new link for somebody who was asked, for the usual time. Logged.

    Raises NotAllowed or ChangedMeanwhile.
    """
    with audit.change(
        link.organisation_id, by=by, verb="practice.asked_outside_again", is_common=False
    ) as change:
        _require_right(link, by=by, on=on)
        _require_outside(link.guest.email, person_id=rules.keys(link.scope)[0], by=by)
        until = on + guest_rules.USUALLY_LASTS
        made = guests.renew(link, expires_on=until, by=by, on=on, change=change)
        entrances.mail(made, subject if is_mailed else None, by=by)
        return made


def take_back(link: GuestLink, *, by: Actor, on: date) -> None:
    """Ask somebody no longer: their link stops working. Logged. Raises NotAllowed or ChangedMeanwhile."""
    with audit.change(
        link.organisation_id, by=by, verb="practice.not_asked_outside", is_common=False
    ) as change:
        _require_right(link, by=by, on=on)
        guests.take_back(link, by=by, change=change)
        entrances.take_back(link)


def _require_right(link: GuestLink, *, by: Actor, on: date) -> None:
    person_id, _competence = rules.keys(link.scope)
    require(queries.may_ask(by, person_id, on=on))


def _require_outside(email: str, *, person_id: int, by: Actor) -> None:
    theirs, own = queries.addresses_of(person_id), links.addresses(people.own_records(by))
    require(rules.can_be_asked(links.mailbox(email), theirs=theirs, own=own))


def sign(several: Collection[Performance], *, by: Actor, on: date) -> list[Performance]:
    """A guest signs what they have seen done, all in one change. What is signed or gone meanwhile is left out.
    Logged in the organisation of the list, in the guest's name and workplace.

    Raises NotAllowed, and then none is signed: also when the link was taken back a moment ago.
    """
    link = _usable(by, on=on)
    with audit.change(link.organisation_id, by=by, verb="practice.signed", is_common=False) as change:
        link = _usable(by, on=on)
        current = practice.still_unsigned(several)
        for verdict in queries.may_sign(link, current, on=on):
            require(verdict)
        change.detail = {"count": len(current)}
        return practice.as_signed(current, by=by, on=on, position=change.position)


def _usable(guest: Actor, *, on: date) -> GuestLink:
    link = links.link_of(guest, on=on)
    require(guest_rules.can_use(link, on=on))
    assert link is not None  # noqa: S101 - the rule says so
    return link
