"""Writing series of gatherings: begin one, say who its members are, plan the next gathering, postpone it, call
it off."""

from dataclasses import dataclass
from datetime import date, datetime, time

from stafett.arenas import actions as arenas
from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena, Occasion, OccasionDetails, Party
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When, Where
from stafett.arenas.seats import actions as seats
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.clock import OSLO
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.guests import actions as guests
from stafett.people.models import Unit

from . import members_told, queries, recipe, rules, telling
from .changes import changing
from .models import MemberContact
from .outside import actions as invited
from .outside import queries as outside
from .people import actions as coming
from .people import queries as people
from .queries import MEMBER
from .rules import Who


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What is said of a series: what it is called, which unit keeps it, and what it is for."""

    title: str
    owner_unit_id: int
    purpose: str = ""


def begin(begun: Begun, *, by: Actor, on: date) -> Arena:
    """A new series; the unit that keeps it is its first member. Raises NotAllowed or ArenaError. Logged."""
    organisation = by.organisation_id or 0
    with audit.change(
        organisation, by=by, verb="gathering.begun", subject=begun.title, is_common=False
    ) as change:
        require(rules.can_begin(by, begun.owner_unit_id))
        setting = arenas.Setting(
            title=begun.title.strip(), owner_unit_id=begun.owner_unit_id, contact_id=by.person_id
        )
        series = arenas.begin(recipe.code, organisation, setting, change=change).arena
        _say_what_for(series, begun.purpose, change, on)
        arenas.join(series, MEMBER, unit=Unit.objects.get(pk=begun.owner_unit_id), change=change)
        return series


def alter(series: Arena, title: str, purpose: str, *, seen: int | None = None, by: Actor, on: date) -> None:
    """Another name or purpose. `seen`: the row that was shown when it was asked.

    Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged.
    """
    with changing(series, "gathering.changed", title, by=by) as change:
        require(rules.can_keep(by, queries.details(series).owner_unit_id))
        arenas.alter(series, change=change, seen=seen, title=title.strip())
        _say_what_for(series, purpose, change, on)


def _say_what_for(series: Arena, purpose: str, change: Change, on: date) -> None:
    if purpose.strip():
        arenas.set_purpose(series, purpose, since=on, change=change)


def add_member(series: Arena, who: Who, *, by: Actor, on: date) -> Party:
    """Another member, with places at the gatherings to come. Raises NotAllowed or ArenaError. Logged."""
    unit = Unit.objects.filter(pk=who.unit_id).first()
    also = [unit.organisation_id] if unit else []
    title = queries.details(series).title
    with changing(series, "gathering.member_added", title, by=by, also=also) as change:
        require(rules.can_keep(by, queries.details(series).owner_unit_id))
        known = [one.who for one in queries.members(series)]
        require(rules.member_fits(who, known, queries.choosable(by)), ArenaError)
        outside = None if unit else " ".join(who.outside.split())
        party = arenas.join(series, MEMBER, unit=unit, outside=outside, change=change)
        for one in queries.coming(queries.gatherings([series]), on=on):
            _open_places(one.occasion, party, len(known) + 1, None, change)
        return party


def remove_member(series: Arena, party: Party, *, by: Actor, on: date) -> None:
    """A member is one no longer: its people come to nothing that is still to be, and its guests have no links. The
    gatherings they were at stay to be read. Raises NotAllowed or ArenaError. Logged."""
    also = [party.unit.organisation_id] if party.unit else []
    title = queries.details(series).title
    with changing(series, "gathering.member_left", title, by=by, also=also) as change:
        require(rules.can_keep(by, queries.details(series).owner_unit_id))
        ahead = queries.coming(queries.gatherings([series]), on=on)
        require(rules.can_leave(queries.who_is(party), {one.host for one in ahead if one.host}), ArenaError)
        arenas.leave(party, change=change)
        _leave_what_is_ahead(series, party, by, change, on)
        change.subject = title


def _leave_what_is_ahead(series: Arena, party: Party, by: Actor, change: Change, on: date) -> None:
    rows, at = people.ahead(series, on=on), datetime.combine(on, time(), OSLO)
    if party.unit_id is not None:
        coming.leave(rows.filter(seat__for_unit_id=party.unit_id), by=by, change=change, at=at)
        return
    for link in outside.links_from(series, party.outside or ""):
        guests.take_back(link, by=by, change=change)
        coming.leave(rows.filter(guest_id=link.guest_id), by=by, change=change, at=at)


def say_contact(series: Arena, party: Party, text: str, *, by: Actor) -> None:
    """Whom to reach at a member. Raises NotAllowed. Logged."""
    with changing(series, "gathering.contact_said", queries.details(series).title, by=by) as change:
        owner = queries.details(series).owner_unit_id
        require(rules.can_tell_of(by, owner, queries.who_is(party)))
        rows.close(list(MemberContact.objects.open().filter(party=party)), change.position)
        if text.strip():
            MemberContact.objects.create(
                organisation_id=series.organisation_id,
                party=party,
                text=text.strip(),
                opened=change.position,
            )


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A gathering: its name, when (perhaps no day yet) and where, and how many places each member has."""

    title: str
    when: When
    where: Where
    places: int | None = None


def plan(series: Arena, planned: Planned, *, by: Actor, on: date) -> OccasionDetails:
    """The next gathering, with places for every member. Raises NotAllowed or ArenaError. Logged."""
    with changing(series, "gathering.planned", planned.title, by=by) as change:
        require(rules.can_keep(by, queries.details(series).owner_unit_id))
        when = occasions.falls(series, planned.when)
        require(rules.time_fits(When(), when, grounds="", on=on), ArenaError)
        require(rules.places_fit(planned.places), ArenaError)
        made = occasions.plan(series, planned.title, when, where=planned.where, change=change)
        for order, member in enumerate(queries.members(series), 1):
            _open_places(made.occasion, member.party, order, planned.places, change)
        members_told.planned(made, by=by, on=on)
        return made


def _open_places(occasion: Occasion, party: Party, order: int, places: int | None, change: Change) -> None:
    seats.open_pool(
        occasion.arena,
        occasion=occasion,
        for_unit_id=party.unit_id,
        name=party.outside or "",
        quota=places,
        order=order,
        change=change,
    )


def set_time(
    occasion: Occasion,
    when: When,
    where: Where,
    *,
    grounds: str = "",
    seen: int | None = None,
    by: Actor,
    on: date,
) -> occasions.Moved:
    """When and where it is. A gathering that is moved is the same one: its host, people, groups and points stay, and
    what hangs on its day moves along, other gatherings too. `seen`: the row that was shown.

    Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged.
    """
    with changing(occasion.arena, "gathering.time_set", times.details(occasion).title, by=by) as change:
        before, when = _to_move(occasion, by, on), occasions.falls(occasion.arena, when)
        require(rules.time_fits(before, when, grounds=grounds, on=on), ArenaError)
        is_postponed = rules.is_postponed(before, when)
        change.verb = "gathering.postponed" if is_postponed else change.verb
        moved = occasions.move(
            occasion, when, where=where, change=change, grounds=grounds, is_postponed=is_postponed, seen=seen
        )
        _follow([moved.details, *occasions.along(moved, on=on)], change, by, on)
        return moved


def _follow(moved: list[OccasionDetails], change: Change, by: Actor, on: date) -> None:
    """Guests' links that would end too early last as much longer, as far as they may, and everybody hears of it."""
    prolonged = 0
    for row in moved:
        before = times.earlier(row.occasion)[0]
        prolonged += invited.put_off(row.occasion.arena, before.ends_on, row.ends_on, on=on)
        telling.moved(row)
        members_told.moved(row, by=by, on=on)
    change.detail = {"links": prolonged} if prolonged else change.detail


def call_off(occasion: Occasion, grounds: str, *, by: Actor, at: datetime) -> int:
    """It will not be. Who has a place loses it, and an offer of the baton stands no longer; who has taken it keeps it
    for another, and what was promised is owed as before. Answers with how many were on the list.

    Raises NotAllowed or ArenaError. Logged.
    """
    with changing(occasion.arena, "gathering.called_off", times.details(occasion).title, by=by) as change:
        _to_move(occasion, by, at.date())
        now = queries.gathering(occasion)
        ended = occasions.call_off(occasion, telling.TELLER, grounds=grounds, change=change, at=at)
        if now.baton is not None and now.is_offered:
            rows.close([now.baton], change.position)
            telling.held_out_no_longer(now.baton)
        members_told.called_off(times.details(occasion), by=by, on=at.date())
        change.detail = {"count": ended}
        return ended


def _to_move(occasion: Occasion, by: Actor, on: date) -> When:
    """When it is now, if it may be moved."""
    now = queries.gathering(occasion)
    require(rules.can_host(by, queries.details(occasion.arena).owner_unit_id, now.host))
    require(rules.can_change(now.details, on=on))
    return When(starts_on=now.details.starts_on, ends_on=now.details.ends_on)
