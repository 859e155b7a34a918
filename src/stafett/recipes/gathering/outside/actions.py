"""Writing who from outside takes part: they get a link, and sign up for themselves."""

from datetime import date, datetime, time

from stafett.arenas.invited import actions as letting
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import Arena, Occasion, SeatState
from stafett.arenas.occasions import queries as times
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats.actions import Holder
from stafett.lib.clock import OSLO
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.people.models import GuestLink
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering import telling
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.people import actions as places
from stafett.recipes.gathering.people import queries as people

from . import queries, rules


def invite(
    found: Arena, asked: Asked, *, expires_on: date, is_mailed: bool = False, by: Actor, on: date
) -> LetIn:
    """A link to a series for somebody from a member outside, mailed to them or not. Raises NotAllowed. Logged."""
    details = series.details(found)
    with changing(found, "gathering.invited_outside", details.title, by=by) as change:
        require(keeping.can_keep(by, details.owner_unit_id))
        require(rules.can_be_from(asked.works_at, [one.who for one in series.members(found)]))
        subject = telling.invited(details.title) if is_mailed else None
        return letting.let_in(
            found, asked, expires_on=expires_on, subject=subject, by=by, on=on, change=change
        )


def renew(
    found: Arena, link: GuestLink, *, expires_on: date, is_mailed: bool = False, by: Actor, on: date
) -> LetIn:
    """Another link for one of them. Raises NotAllowed or ChangedMeanwhile. Logged."""
    details = series.details(found)
    with changing(found, "gathering.invited_outside", details.title, by=by) as change:
        require(keeping.can_keep(by, details.owner_unit_id))
        subject = telling.invited(details.title) if is_mailed else None
        return letting.renew(link, expires_on=expires_on, subject=subject, by=by, on=on, change=change)


def take_back(found: Arena, link: GuestLink, *, by: Actor, on: date) -> None:
    """One of them has no link any more, and no place at what is to come. Raises NotAllowed or ChangedMeanwhile.
    Logged."""
    details = series.details(found)
    with changing(found, "gathering.link_taken_back", details.title, by=by) as change:
        require(keeping.can_keep(by, details.owner_unit_id))
        letting.take_back(link, by=by, change=change)
        theirs = people.ahead(found, on=on).filter(guest_id=link.guest_id)
        places.leave(theirs, by=by, change=change, at=datetime.combine(on, time(), OSLO))


def put_off(found: Arena, was: date | None, last: date | None, *, on: date) -> int:
    """The last day of a gathering of a series is later: links that reached it reach the new one, and last as long
    after it as after the old, a month at most: so nobody makes one last by moving the day to and fro. Says how many
    are longer. Belongs inside the change that moves it."""
    if was is None or last is None or last <= was:
        return 0
    at_most = last + min(rules.BEYOND, date.max - last)
    reached = queries.links(found).filter(expires_on__gte=was, expires_on__lt=last)
    return guests.prolong(reached, last - was, at_most=at_most, on=on)


def come(occasion: Occasion, *, by: Actor, at: datetime) -> SeatState:
    """A guest signs up for a gathering, in the places of their member; with none left they wait. Who has a place, or
    waits, keeps that. Raises NotAllowed. Logged."""
    details = times.details(occasion)
    with changing(occasion.arena, "gathering.signed_up", details.title, by=by) as change:
        require(invited.may_act(by, on=at.date()))
        require(rules.can_come(is_of_a_member=queries.is_of_a_member(by, occasion.arena)))
        require(keeping.can_change(details, on=at.date()))
        change.detail = {"count": 1}
        pool = queries.places(by, occasion)
        (row,) = seats.take(pool, [Holder(guest_id=by.guest_id)], change=change, at=at)
        telling.signed_up(details, [row] if row.opened == change.position else [])
        return row
