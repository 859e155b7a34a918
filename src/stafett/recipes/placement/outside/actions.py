"""Writing stays with somebody outside: begin one there or from there, and give those outside their links."""

from dataclasses import dataclass
from datetime import date, datetime

from stafett.arenas import actions as arenas
from stafett.arenas import queries as known
from stafett.arenas.actions import Setting
from stafett.arenas.invited import actions as invited
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats.actions import Holder
from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import Asked
from stafett.people.models import GuestLink, Unit
from stafett.recipes.placement import rules as goes
from stafett.recipes.placement import telling
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.offers import actions as offers
from stafett.recipes.placement.offers import queries as offered
from stafett.recipes.placement.offers.queries import Shown
from stafett.recipes.placement.offers.rules import can_write
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays.actions import Sides
from stafett.recipes.placement.stays.queries import Guest
from stafett.recipes.placement.stays.queries import guests as who_may_go
from stafett.recipes.placement.workflow import Move, State

from . import queries, rules


@dataclass(frozen=True, kw_only=True)
class There:
    """A host outside: its name, and what the stay is about."""

    host: str
    title: str


def begin_there(there: There, guest: Guest, text: str, *, by: Actor, on: date, at: datetime) -> Stay:
    """Somebody is to go to a host outside: a stay that is talked about. Raises NotAllowed or PlacementError. Logged."""
    keeper, title = by.organisation_id or 0, there.title.strip()
    with audit.change(keeper, by=by, verb="placement.asked", subject=title, is_common=False) as change:
        is_known = guest in {(one.person_id, one.unit_id) for one in who_may_go(by, on=on)}
        require(goes.can_begin(is_open=True, is_guest_known=is_known))
        require(rules.there_fits(there.host, title), PlacementError)
        require(goes.says_something(text), PlacementError)
        person_id, unit_id = guest
        setting = Setting(title=title, owner_unit_id=unit_id, state=State.TALKING)
        arena = arenas.begin(offers.CODE, keeper, setting, change=change).arena
        sides = Sides(home=Unit.objects.get(pk=unit_id), host=" ".join(there.host.split()))
        holder = Holder(person_id=person_id, for_unit_id=unit_id)
        stay = stays.put_together(arena, holder, sides, change=change, at=at)
        stays.note_said(stay, text, by=by, on=on, change=change)
    return stay


def begin_here(
    offer: Offer,
    asked: Asked,
    text: str,
    *,
    expires_on: date,
    is_mailed: bool = False,
    by: Actor,
    on: date,
    at: datetime,
) -> LetIn:
    """Who leads the host lets somebody from outside talk about coming; answers with the guest's link, mailed or not.
    Raises NotAllowed or PlacementError. Logged."""
    keeper = offer.arena.organisation_id
    with audit.change(keeper, by=by, verb="placement.asked", is_common=False) as change:
        shown = _offered_by(by, offer, asked, text)
        arena = arenas.begin(offers.CODE, keeper, stays.setting_of(shown), change=change).arena
        until, subject = expires_on, telling.invited if is_mailed else None
        made = invited.let_in(arena, asked, expires_on=until, subject=subject, by=by, on=on, change=change)
        sides = Sides(home=asked.works_at.strip(), host=shown.arena.owner_unit)
        holder = Holder(guest_id=made.link.guest_id)
        stay = stays.put_together(arena, holder, sides, offer=shown.offer, change=change, at=at)
        stays.note_said(stay, text, by=by, on=on, change=change)
        change.subject = shown.arena.title
    return made


def pass_on(stay: Stay, where: str, who: str, *, by: Actor, on: date) -> None:
    """A host outside passes it on among its own: where to, and who answers there, is said to those in the stay, and who
    leads the guest is asked to make them a link. The host stays the organisation it is, as the balance counts it.
    Raises NotAllowed or PlacementError. Logged, without who."""
    with moving(stay, Move.ROUTE, by=by, on=on) as (now, change):
        require(rules.can_answer_itself(is_host_outside=now.is_host_outside))
        require(rules.passed_on_fits(where, who), PlacementError)
        stays.note_said(stay, f"{' '.join(where.split())}: {who.strip()}", by=by, on=on, change=change)


def put_in_line(stay: Stay, *, by: Actor, on: date) -> None:
    """A host outside says yes, and that there is no place yet. Raises NotAllowed. Logged."""
    with moving(stay, Move.ACCEPT, by=by, on=on) as (now, change):
        require(rules.can_answer_itself(is_host_outside=now.is_host_outside))
        stays.become(stay, State.WAITING, change=change)


def give_place(stay: Stay, *, by: Actor, at: datetime) -> None:
    """A host outside has a place for who waits: an agreement is to be made. Raises NotAllowed. Logged."""
    with moving(stay, Move.PLACE, by=by, on=at.date()) as (now, change):
        require(rules.can_answer_itself(is_host_outside=now.is_host_outside))
        seats.grant(stay.seat, change=change, at=at)
        stays.become(stay, State.AGREEING, change=change)


def _offered_by(by: Actor, offer: Offer, asked: Asked, text: str) -> Shown:
    """An offer that stands, if one may say this about it to somebody."""
    shown = offered.current(offer)
    require(can_write(known.leads(by), shown.arena.owner_unit_id))
    require(goes.can_begin(is_open=shown.is_open, is_guest_known=True))
    require(rules.can_begin_here(talks=queries.talks(offer, asked.email)), PlacementError)
    require(goes.says_something(text), PlacementError)
    return shown


def invite(
    stay: Stay, asked: Asked, *, expires_on: date, is_mailed: bool = False, by: Actor, on: date
) -> LetIn:
    """A link for who answers on the side that is outside, mailed to them or not. Raises NotAllowed. Logged."""
    with moving(stay, Move.INVITE, by=by, on=on) as (now, change):
        require(rules.can_invite(is_outside=now.is_outside))
        subject = telling.invited if is_mailed else None
        return invited.let_in(
            stay.arena, asked, expires_on=expires_on, subject=subject, by=by, on=on, change=change
        )


def renew(
    stay: Stay, link: GuestLink, *, expires_on: date, is_mailed: bool = False, by: Actor, on: date
) -> LetIn:
    """Another link for one of them. Raises NotAllowed or ChangedMeanwhile. Logged."""
    with moving(stay, Move.INVITE, by=by, on=on) as (_as_it_stands, change):
        subject = telling.invited if is_mailed else None
        return invited.renew(link, expires_on=expires_on, subject=subject, by=by, on=on, change=change)


def take_back(stay: Stay, link: GuestLink, *, by: Actor, on: date) -> None:
    """One of them has no link any more. Raises NotAllowed or ChangedMeanwhile. Logged."""
    with moving(stay, Move.INVITE, by=by, on=on) as (_as_it_stands, change):
        change.verb = "placement.link_taken_back"
        invited.take_back(link, by=by, change=change)


def lengthen(now: Now, last: date | None, *, on: date) -> int:
    """The last day of a stay is later than it was: links that reached the old one last as much longer, and no longer
    than one made now would. Says how many do. Belongs inside the change that makes it later."""
    was = now.last_day
    if was is None or last is None or last <= was:
        return 0
    at_most = last + min(rules.BEYOND, date.max - last)
    reached = queries.links(now.stay).filter(expires_on__gte=was)
    return guests.prolong(reached, last - was, at_most=at_most, on=on)
