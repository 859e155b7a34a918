"""Writing return visits: plan one, move it, call it off."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from stafett.arenas.models import Occasion, OccasionDetails
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions import queries as planned_as
from stafett.arenas.occasions.rules import When, Where
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Return, Stay
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.rules import all_fit, says_something
from stafett.recipes.placement.workflow import Move

from . import queries, rules


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What the host's people come to see, when, where, and how many they are. With times that end before they
    start, such as a night, it ends the day after."""

    title: str
    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    people: int = 1


def plan(stay: Stay, planned: Planned, *, by: Actor, on: date) -> OccasionDetails:
    """The host comes to the guest's workplace on a day. Raises NotAllowed, PlacementError or ArenaError. Logged."""
    with moving(stay, Move.VISIT, by=by, on=on) as (now, change):
        require(all_fit([planned.title, planned.place]), PlacementError)
        when = _when(now, Shift(planned.day, planned.starts, planned.ends), on=on)
        where = Where(place=planned.place.strip())
        made = occasions.plan(stay.arena, planned.title, when, where=where, change=change)
        Return.objects.create(occasion=made.occasion, people=planned.people)
    return made


@dataclass(frozen=True, kw_only=True)
class Moved:
    """The new day; times and a place where they are others too: what is left out stays as it was."""

    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""


def move(stay: Stay, occasion_id: int, to: Moved, *, by: Actor, on: date) -> OccasionDetails:
    """It is on another day, or elsewhere. Raises NotAllowed, PlacementError or ArenaError. Logged."""
    with moving(stay, Move.MOVE_VISIT, by=by, on=on) as (now, change):
        require(all_fit([to.place]), PlacementError)
        visit = _current(stay, occasion_id)
        row = planned_as.details(visit)
        times = (to.starts, to.ends)
        shift = Shift(
            to.day, *(times if any(at is not None for at in times) else (row.starts_time, row.ends_time))
        )
        where = Where(place=to.place.strip() or row.place)
        return occasions.move(visit, _when(now, shift, on=on), where=where, change=change).details


def call_off(stay: Stay, occasion_id: int, grounds: str, *, by: Actor, on: date) -> None:
    """The host does not come after all, or did not, and why. Raises NotAllowed or PlacementError. Logged."""
    with moving(stay, Move.CALL_OFF_VISIT, by=by, on=on) as (_as_it_stands, change):
        require(says_something(grounds), PlacementError)
        occasions.cancel(_current(stay, occasion_id), grounds=grounds, change=change, on=on)


def call_off_after(stay: Stay, last: date | None, *, grounds: str, change: Change, on: date) -> None:
    """No return visit after a day any more; none at all without one."""
    for row in queries.of([stay]):
        if last is None or (row.starts_on is not None and row.starts_on > last):
            occasions.cancel(row.occasion, grounds=grounds, change=change, on=on)


def _current(stay: Stay, occasion_id: int) -> Occasion:
    visit = queries.a_visit_of(stay, occasion_id)
    if visit is None:
        raise PlacementError(_("That return visit has been called off already."))
    return visit


def _when(now: Now, shift: Shift, *, on: date) -> When:
    require(rules.fits(shift.day, now.details.starts_on, now.details.ends_on, on=on), PlacementError)
    return When(starts_on=shift.day, ends_on=shift.last_day, starts_time=shift.starts, ends_time=shift.ends)
