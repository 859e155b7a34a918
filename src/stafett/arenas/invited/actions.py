"""Writing who from outside takes part, in the change a recipe has opened."""

from datetime import date

from stafett.arenas.models import Arena
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.guests import queries as links
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.people.models import GuestLink

from . import queries, rules


def let_in(arena: Arena, asked: Asked, *, expires_on: date, by: Actor, on: date, change: Change) -> LetIn:
    """A link to an arena of one's own organisation. Who has one gets another, and the old one stops working.
    Raises NotAllowed."""
    _require_another(asked.email, by)
    scope = queries.scope(arena.pk)
    return guests.let_in(asked, scope=scope, expires_on=expires_on, by=by, on=on, change=change)


def renew(link: GuestLink, *, expires_on: date, by: Actor, on: date, change: Change) -> LetIn:
    """Another link for somebody who has one. Raises NotAllowed or ChangedMeanwhile."""
    _require_another(link.guest.email, by)
    return guests.renew(link, expires_on=expires_on, by=by, on=on, change=change)


def _require_another(email: str, by: Actor) -> None:
    own = links.addresses(people.own_records(by))
    require(rules.can_be_asked(links.mailbox(email), own=own))
