"""Guests and the links they come by."""

from contextlib import AbstractContextManager
from datetime import date

from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.guests import queries
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.people.models import GuestLink

from .days import TODAY, days_ahead
from .people import Member

GURO = Asked(
    name="Guro Gjest", email="guro@solvik.example.org", works_at="Solvik Municipality", language="en"
)


def changing(member: Member) -> AbstractContextManager[Change]:
    """A change somebody makes in their organisation."""
    return audit.change(member.person.organisation_id, by=member.actor, verb="tests.changed")


def let_in(
    scope: str, *, by: Member, asked: Asked = GURO, expires_on: date | None = None, on: date = TODAY
) -> LetIn:
    """Somebody outside has a link to one thing, for thirty days if nothing is said."""
    with changing(by) as change:
        until = expires_on or days_ahead(30)
        return guests.let_in(asked, scope=scope, expires_on=until, by=by.actor, on=on, change=change)


def guest_of(link: GuestLink) -> Actor:
    """Who came by a link."""
    return queries.actor_of(link)
