"""The days of an agreement as occasions of the stay, and the question some months after the last of them."""

from datetime import date

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor, PromiseDetails
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions.rules import When, Where
from stafett.arenas.promises import actions as promises
from stafett.arenas.promises import queries as promised
from stafett.audit.actions import Change
from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.models import Ending, Stay
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.workflow import Who

from . import queries, rules
from .words import SAY_LATER

MONTHS_LATER = 3
"""So long after the last day the guest and the host are asked what has changed."""


def keep_to(now: Now, said: queries.Version, *, change: Change, on: date) -> None:
    """The stay's days are those of this version: new ones are added, and those to come that are not in it are called
    off. Those that stay keep their place in everybody's calendar; a day that has been, has been; one that the people
    called off stays off."""
    wanted, where = dict.fromkeys(said.days), Where(place=said.terms.place)
    before, standing = queries.held_before(now.stay, said), set[date]()
    for row in queries.days_of([now.stay]):
        shift = Shift(row.starts_on or on, row.starts_time, row.ends_time)
        standing.add(shift.day)
        if shift in wanted:
            del wanted[shift]
            if shift.day >= on and row.place != where.place:
                occasions.alter(row.occasion, where=where, change=change)
        elif shift.day >= on:
            occasions.cancel(row.occasion, change=change, on=on)
    for shift in rules.to_plan(wanted, before.days if before else None, standing, on=on):
        occasions.plan(now.stay.arena, now.details.title, _when(shift), where=where, change=change)


def _when(shift: Shift) -> When:
    return When(starts_on=shift.day, ends_on=shift.last_day, starts_time=shift.starts, ends_time=shift.ends)


def call_off_after(stay: Stay, last: date | None, *, grounds: str, change: Change, on: date) -> None:
    """No day after a day any more; none at all without one."""
    for row in queries.days_of([stay]):
        if last is None or (row.starts_on is not None and row.starts_on > last):
            occasions.cancel(row.occasion, grounds=grounds, change=change, on=on)


def bring_back(now: Now, last: date, *, change: Change) -> None:
    """The days until a later last day than the stay was broken off with are planned again; what the people called off
    themselves stays off."""
    broken_off = set(Ending.objects.filter(stay=now.stay).values_list("opened", flat=True))
    for row in queries.newest_of_each(now.stay):
        if row.cancelled_on and row.opened in broken_off and row.starts_on and row.starts_on <= last:
            shift = Shift(row.starts_on, row.starts_time, row.ends_time)
            where = Where(place=row.place)
            occasions.plan(now.stay.arena, row.title, _when(shift), where=where, change=change)


def ask_later(now: Now, said: queries.Version, *, change: Change) -> None:
    """The guest and the host are to say what has changed, some months after the last day, whenever that will be. For a
    host outside whoever agreed for it owes the word."""
    if later(now.stay):
        return
    at, guest = Hanging(Anchor.ARENA_END, months=MONTHS_LATER), now.guest
    by_guest = promises.Owed(
        what=SAY_LATER, hangs_on=at, by_person_id=guest.person_id, by_guest_id=guest.guest_id
    )
    agreed = None if now.host.unit_id else said.answer(Who.HOST)
    outside = agreed.guest_id if agreed else None
    by_host = promises.Owed(what=SAY_LATER, hangs_on=at, by_unit_id=now.host.unit_id, by_guest_id=outside)
    for owed in (by_guest, by_host):
        promises.make(now.stay.arena, owed, change=change)


def later(stay: Stay) -> list[PromiseDetails]:
    """What the guest and the host owe some months after, the guest's first."""
    rows = promised.of_arenas([stay.arena]).filter(anchor=Anchor.ARENA_END)
    return sorted(rows, key=lambda row: row.promise_id)


def drop_later(stay: Stay, *, why: str, change: Change, on: date) -> None:
    """Nobody is asked later: there was no stay."""
    for row in later(stay):
        if row.kept_on is None:
            promises.drop(row.promise, why=why, change=change, on=on)
