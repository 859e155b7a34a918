"""Work shadowing: Charlie's unit takes guests, Bob goes there, Alice leads Bob's."""

from datetime import date, time
from typing import Any

from stafett.lib.clock import OSLO
from stafett.people.actor import Actor
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.recipes.placement.days.rules import Pattern
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.models import Kind, Offer, Stay
from stafett.recipes.placement.offers import actions as offers
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.outside import queries as links
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stories import actions as stories
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.terms.wording import Wording
from stafett.recipes.placement.workflow import Who

from .arenas import NOON
from .days import TODAY, days_ahead
from .guests import GURO, guest_of
from .people import Member

FIRST = date(2027, 2, 18)
TWELVE_WEEKS = date(2027, 5, 12)
SIXTEEN_WEEKS = date(2027, 6, 9)
"""A Thursday, and the Wednesdays that end twelve and sixteen weeks from it."""

TUESDAYS_AND_THURSDAYS = Pattern(weekdays=frozenset({2, 4}), starts=time(8), ends=time(15, 30))
GOALS = ("See how requests come in", "Map what is needed at night")
WORDING = Wording(
    goals=GOALS,
    payer="Each pays its own",
    employer="The guest's own",
    insurance="The guest's own",
    confidentiality="As for those who work there",
)
LATER = NOON.replace(year=2028, tzinfo=OSLO)


def offer(host: Member, unit_id: int, *, kind: Kind = Kind.OFFER, **said: Any) -> Offer:
    """A unit takes guests, from the whole installation if nothing else is said."""
    written = {
        "title": "A look at home care",
        "unit_id": unit_id,
        "learns": "How a day goes",
        "contact_id": host.person.pk,
        "open_to": "installation",
    }
    return offers.publish(kind, offers.Written(**written | said), by=host.actor, on=TODAY)


def asked(offer: Offer, guest: Member, unit_id: int, *, by: Member | None = None) -> Stay:
    """Somebody asked about it."""
    known = (guest.person.pk, unit_id)
    return stays.begin(offer, known, "May I come?", by=(by or guest).actor, on=TODAY, at=NOON)


def sent(stay: Stay, leader: Member, *, first: date = FIRST) -> Stay:
    """The guest's leader applied."""
    stays.apply(stay, GOALS, first, max(first, TWELVE_WEEKS), by=leader.actor, on=TODAY, at=NOON)
    return stay


def accepted(stay: Stay, leader: Member, host: Member) -> Stay:
    """The host said yes."""
    sent(stay, leader)
    stays.accept(stay, by=host.actor, at=NOON)
    return stay


def agreed(stay: Stay, everybody: dict[Who, Member], *, last: date = TWELVE_WEEKS) -> Stay:
    """All three agreed on Tuesdays and Thursdays."""
    accepted(stay, everybody[Who.HOME], everybody[Who.HOST])
    by = everybody[Who.HOST].actor
    terms.propose(stay, WORDING, TUESDAYS_AND_THURSDAYS, FIRST, last, seen=None, by=by, on=TODAY)
    consent(stay, everybody)
    return stay


def consent(stay: Stay, everybody: dict[Who, Member], *, on: date = TODAY) -> None:
    """All three consent to the newest version."""
    consent_of(stay, {role: member.actor for role, member in everybody.items()}, on=on)


def there(guest: Member, unit_id: int, *, by: Member | None = None) -> Stay:
    """Somebody is to go to a host outside the installation."""
    at = outside.There(host="Solvik Municipality", title="A look at home care")
    known = {"by": (by or guest).actor, "on": TODAY, "at": NOON}
    return outside.begin_there(at, (guest.person.pk, unit_id), "May I go?", **known)


def invited(stay: Stay, by: Member, asked: Asked = GURO) -> Actor:
    """Somebody outside who has a link to a stay."""
    made = outside.invite(stay, asked, expires_on=days_ahead(365), by=by.actor, on=TODAY)
    return guest_of(made.link)


def agreed_outside(guest: Member, leader: Member, unit_id: int) -> tuple[Stay, Actor]:
    """Twelve weeks with a host outside, and who answers there."""
    stay = sent(there(guest, unit_id), leader)
    host = invited(stay, leader)
    stays.accept(stay, by=host, at=NOON)
    period = (FIRST, TWELVE_WEEKS)
    by = leader.actor
    terms.propose(stay, WORDING, TUESDAYS_AND_THURSDAYS, *period, seen=None, by=by, on=TODAY)
    consent_of(stay, {Who.GUEST: guest.actor, Who.HOME: by, Who.HOST: host})
    return stay, host


def hosted_outside(guest: Member, leader: Member, unit_id: int) -> tuple[Stay, LetIn]:
    """A stay there that is over and told of, and a link for who leads the host."""
    stay, _host = agreed_outside(guest, leader, unit_id)
    ends.finish(stay, by=leader.actor, on=TWELVE_WEEKS, at=LATER)
    told = stories.Told(title="Nights", text="They see all of it", invitation="Ask me")
    stories.tell(stay, told, by=guest.actor, on=TWELVE_WEEKS)
    link, until = links.links(stay).get(), days_ahead(30)
    return stay, outside.renew(stay, link, expires_on=until, by=leader.actor, on=TODAY)


def consent_of(stay: Stay, everybody: dict[Who, Actor], *, on: date = TODAY) -> None:
    """Those of three consent to the newest version, here or by their links."""
    newest = agreements.latest(stay)
    assert newest is not None
    for role, actor in everybody.items():
        terms.answer(stay, newest.version, role, by=actor, on=on)
