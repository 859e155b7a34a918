"""Writing guests: let in by a link, given another, taken back, forgotten.

All but forgetting happens inside a change of the caller's, who has judged there that the thing may be opened, and
whose words the log keeps.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor, command_line
from stafett.people.log_ins import hashed
from stafett.people.models import Guest, GuestLink

from . import queries, rules
from .rules import Asked


@dataclass(frozen=True)
class LetIn:
    """A link that was just made; its token is shown this once and stored nowhere."""

    link: GuestLink
    token: str


def let_in(asked: Asked, *, scope: str, expires_on: date, by: Actor, on: date, change: Change) -> LetIn:
    """Let somebody into one thing of the organisation `by` belongs to. Whoever is in already gets a new link, and
    the old one stops working. The change's subject is the guest. Raises NotAllowed."""
    organisation_id = by.organisation_id or 0
    require(rules.can_let_in(by, organisation_id))
    require(rules.can_be_guest(asked, is_known=queries.is_known(organisation_id, asked.email)))
    require(rules.can_last(expires_on, on=on))
    guest = _guest(asked, scope=scope, organisation_id=organisation_id)
    return _linked(guest, scope=scope, expires_on=expires_on, by=by, change=change)


def renew(link: GuestLink, *, expires_on: date, by: Actor, on: date, change: Change) -> LetIn:
    """A new link to the same thing for the same guest; the old one stops working. Raises NotAllowed or
    ChangedMeanwhile."""
    require(rules.can_let_in(by, link.organisation_id))
    require(rules.can_last(expires_on, on=on))
    link.close(change.position)
    return _linked(link.guest, scope=link.scope, expires_on=expires_on, by=by, change=change)


def take_back(link: GuestLink, *, by: Actor, change: Change) -> None:
    """A link stops working at once. Raises NotAllowed or ChangedMeanwhile."""
    require(rules.can_let_in(by, link.organisation_id))
    link.close(change.position)
    change.subject = str(link.guest)


def prolong(links: Iterable[GuestLink], by: timedelta, *, at_most: date, on: date) -> int:
    """What these are to is put off so long, and they last as much longer, until `at_most` and as far as a link may;
    says how many do. Their rows are changed where they stand: the secret and the pages that are open stay the guest's.
    Links that ended or were taken back are not the caller's to give. Belongs inside the change that puts it off, whose
    log says so."""
    days = {
        link.pk: min(rules.later(link.expires_on, by, on=on), at_most)
        for link in links
        if rules.can_use(link, on=on)
    }
    return sum(
        GuestLink.objects.open().filter(pk=key, expires_on__lt=day).update(expires_on=day)
        for key, day in days.items()
    )


def _guest(asked: Asked, *, scope: str, organisation_id: int) -> Guest:
    """The guest with that address who is in the thing already, as said now; otherwise a new one."""
    address = asked.email.strip().lower()
    inside = queries.links_to(organisation_id, scope).filter(guest__email=address).first()
    guest = inside.guest if inside else Guest(organisation_id=organisation_id, email=address)
    guest.name, guest.works_at, guest.language = asked.name.strip(), asked.works_at.strip(), asked.language
    guest.save()
    return guest


def _linked(guest: Guest, *, scope: str, expires_on: date, by: Actor, change: Change) -> LetIn:
    GuestLink.objects.filter(guest=guest).close(change.position)
    change.subject = str(guest)
    token = secrets.token_urlsafe(32)
    link = GuestLink.objects.create(
        organisation_id=guest.organisation_id,
        guest=guest,
        scope=scope,
        token_hash=hashed(token),
        expires_on=expires_on,
        made_by_id=by.person_id,
        opened=change.position,
    )
    return LetIn(link, token)


def forget(*, on: date) -> int:
    """Empty the rows of guests whose last link ended long ago, and say how many. Each organisation's log says so
    with the number alone. What a guest did stays, in the name it was done in."""
    organisations = queries.to_forget(on=on).values_list("organisation_id", flat=True)
    return sum(_forget(organisation, on=on) for organisation in sorted(set(organisations)))


def _forget(organisation_id: int, *, on: date) -> int:
    by = command_line(organisation_id)
    with audit.change(organisation_id, by=by, verb="guest.forgotten", is_common=False) as change:
        ending = queries.to_forget(on=on).filter(organisation_id=organisation_id)
        keys = list(ending.values_list("pk", flat=True))
        change.detail = {"count": len(keys)}
        empty = {"name": "", "email": "", "works_at": "", "language": "", "forgotten_on": on}
        return Guest.objects.filter(pk__in=keys).update(**empty)
