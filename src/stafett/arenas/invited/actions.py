"""Writing who from outside takes part, in the change a recipe has opened."""

from datetime import date

from stafett.arenas.models import Arena
from stafett.audit.actions import Change
from stafett.communication import entrances
from stafett.communication.entrances import Subject
from stafett.lib.verdict import require
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.guests import queries as links
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.people.models import GuestLink

from . import queries, rules


def let_in(
    arena: Arena,
    asked: Asked,
    *,
    expires_on: date,
    subject: Subject | None = None,
    by: Actor,
    on: date,
    change: Change,
) -> LetIn:
    """A link to an arena of one's own organisation, mailed under a subject if there is one. Who has a link gets
    another, and the old one stops working. Raises NotAllowed."""
    _require_another(asked.email, by)
    scope = queries.scope(arena.pk)
    made = guests.let_in(asked, scope=scope, expires_on=expires_on, by=by, on=on, change=change)
    entrances.mail(made, subject, by=by)
    return made


def renew(
    link: GuestLink,
    *,
    expires_on: date,
    subject: Subject | None = None,
    by: Actor,
    on: date,
    change: Change,
) -> LetIn:
    """Another link for somebody who has one, mailed or not. Raises NotAllowed or ChangedMeanwhile."""
    _require_another(link.guest.email, by)
    made = guests.renew(link, expires_on=expires_on, by=by, on=on, change=change)
    entrances.mail(made, subject, by=by)
    return made


def take_back(link: GuestLink, *, by: Actor, change: Change) -> None:
    """A link stops working at once, and is not sent if it has not been. Raises NotAllowed or ChangedMeanwhile."""
    guests.take_back(link, by=by, change=change)
    entrances.take_back(link)


def _require_another(email: str, by: Actor) -> None:
    own = links.addresses(people.own_records(by))
    require(rules.can_be_asked(links.mailbox(email), own=own))
