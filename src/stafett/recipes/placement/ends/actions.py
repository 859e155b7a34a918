"""Writing how a stay ends and what comes after it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from stafett.arenas import actions as arenas
from stafett.arenas import rows
from stafett.arenas.promises import actions as promises
from stafett.arenas.seats import actions as seats
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement import rules as says
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Counted, Ending, Evaluation, Stay
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stays.actions import give_up_place
from stafett.recipes.placement.terms import calendar
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.workflow import Move, State, Who
from stafett.records import actions as records

from . import queries, rules


@dataclass(frozen=True)
class End:
    """Which end it is, the real last day (None: there was no stay), and why."""

    state: State
    last_day: date | None
    grounds: str


def finish(stay: Stay, *, came: bool = True, grounds: str = "", by: Actor, on: date, at: datetime) -> None:
    """It is over as agreed, or nobody came. Raises NotAllowed or PlacementError. Logged."""
    with moving(stay, Move.FINISH, by=by, on=on) as (now, change):
        require(
            rules.can_finish(now.details.starts_on, now.details.ends_on, came=came, on=on), PlacementError
        )
        _require_came(now, came=came)
        end = (
            End(State.COMPLETED, now.details.ends_on, grounds)
            if came
            else End(State.NOBODY_CAME, None, grounds)
        )
        _end(now, end, by=by, change=change, on=on, at=at)


def break_off(stay: Stay, last_day: date | None, grounds: str, *, by: Actor, on: date, at: datetime) -> None:
    """It ends earlier, with a real last day (None: it never began), and why. The days after it are called off, and
    where it never began who waits for the place gets an offer. Until that day it may be another: days that come before
    it again are planned again. Raises NotAllowed or PlacementError. Logged."""
    with moving(stay, Move.BREAK_OFF, by=by, on=on) as (now, change):
        require(says.says_something(grounds), PlacementError)
        held = terms.in_force(stay)
        agreed = held.version.effective_to if held else now.details.ends_on
        is_again = now.state == State.BROKEN_OFF
        require(
            rules.can_break_off(now.details.starts_on, agreed, last_day, is_again=is_again), PlacementError
        )
        _require_came(now, came=last_day is not None)
        if last_day is not None:
            calendar.bring_back(now, last_day, change=change)
        _end(now, End(State.BROKEN_OFF, last_day, grounds), by=by, change=change, on=on, at=at)


def _require_came(now: Now, *, came: bool) -> None:
    """That nobody came is not said where something shows that the guest did."""
    if not came:
        require(rules.may_have_stayed_away(shows_otherwise=queries.shows_the_guest_came(now)), PlacementError)


def _end(now: Now, end: End, *, by: Actor, change: Change, on: date, at: datetime) -> None:
    stay, last_day, why = now.stay, end.last_day, end.grounds.strip()
    _note(stay, last_day, why, by=by, change=change, on=on)
    calendar.call_off_after(stay, last_day, grounds=why, change=change, on=on)
    if end.state != State.COMPLETED:
        visits.call_off_after(stay, last_day, grounds=why, change=change, on=on)
    until = last_day or now.details.ends_on
    arenas.alter(stay.arena, change=change, state=end.state, ended_on=last_day, ends_on=until)
    if now.state == State.AGREED:
        seats.end(stay.seat, change=change, at=at)
    if last_day is None:
        calendar.drop_later(stay, why=_("There was no stay."), change=change, on=on)
        give_up_place(now, change=change, at=at)


def _note(stay: Stay, last_day: date | None, why: str, *, by: Actor, change: Change, on: date) -> None:
    """How it ended, in place of what was said before."""
    said = {"last_day": last_day, "grounds": why, "by": by.label, "noted_on": on}
    before = queries.ending(stay)
    if before is None:
        Ending.objects.create(
            stay=stay, organisation_id=stay.arena.organisation_id, opened=change.position, **said
        )
    else:
        rows.renew(before, change.position, **said)


def evaluate(
    stay: Stay, useful: int, learned: str, better: str = "", *, is_shared: bool = False, by: Actor, on: date
) -> Evaluation:
    """Say what one thinks of it, as the guest or as the host; the guest may share it with a host outside.
    Raises NotAllowed or PlacementError. Logged, without the words."""
    with moving(stay, Move.EVALUATE, by=by, on=on) as (now, change):
        side = rules.side_of(stays.parts_of(by, now))
        was_there = now.details.ended_on is not None
        require(rules.can_evaluate(side, is_done=side in queries.evaluated(stay), was_there=was_there))
        require(rules.fits(useful, learned, better), PlacementError)
        return Evaluation.objects.create(
            organisation_id=stay.arena.organisation_id,
            stay=stay,
            side=str(side),
            by=by.label,
            useful=useful,
            learned=learned.strip(),
            better=better.strip(),
            is_shared=is_shared and side == Who.GUEST,
            opened=change.position,
        )


def disagree(
    stay: Stay, evaluation_id: int, text: str, *, is_shared: bool = False, by: Actor, on: date
) -> None:
    """Say what one does not agree with in the other's evaluation; both stand. The guest may share it with a host
    outside. Raises NotAllowed or PlacementError. Logged, without the words."""
    with moving(stay, Move.EVALUATE, by=by, on=on) as (now, change):
        parts = stays.parts_of(by, now)
        known = {one.pk: one for one in queries.evaluations(stay, parts)}
        if evaluation_id not in known:
            raise PlacementError(_("This has changed meanwhile. Read it again."))
        row = known[evaluation_id]
        require(rules.can_disagree(rules.side_of(parts), row, text), PlacementError)
        said: dict[str, Any] = {"disagreement": text.strip(), "disagreed_by": by.label}
        if row.side == Who.HOST:  # they are the guest's words
            said["is_shared"] = is_shared
        rows.renew(row, change.position, **said)


def count(stay: Stay, competence_id: int, *, by: Actor, on: date) -> None:
    """The guest's leader lets it count as a competence of their own organisation, held from the last day.
    Raises NotAllowed, RecordsError or PlacementError. Logged, also as the achievement it becomes."""
    with moving(stay, Move.COUNT, by=by, on=on) as (now, change):
        last_day, home = now.details.ended_on, stay.home_unit_id
        if home is None or now.guest.person_id is None:
            raise PlacementError(_("It counts where the guest works, and that is not here."))
        if last_day is None or last_day > on:
            raise PlacementError(_("It counts once the last day has been."))
        if any(one.competence_id == competence_id for one in queries.counted(stay)):
            raise PlacementError(_("It counts as this already."))
        shown = records.Shown(
            competence_id=competence_id,
            achieved_on=last_day,
            unit_id=home,
            note=now.details.title,
        )
        records.register(shown, [now.guest.person_id], by=by, on=on)
        Counted.objects.create(
            organisation_id=stay.arena.organisation_id,
            stay=stay,
            competence_id=competence_id,
            by=by.label,
            opened=change.position,
        )


def tell(stay: Stay, text: str, *, by: Actor, on: date) -> None:
    """Say what has changed since. Raises NotAllowed or PlacementError. Logged, without the words."""
    with moving(stay, Move.TELL, by=by, on=on) as (now, change):
        owed = queries.asked_later(stay, stays.parts_of(by, now), on=on)
        if owed is None:
            raise PlacementError(_("Nothing is asked of you here now."))
        require(says.says_something(text), PlacementError)
        promises.keep(owed.promise, outcome=text, change=change, on=on)
