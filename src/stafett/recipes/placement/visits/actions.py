"""Writing return visits."""

from dataclasses import dataclass
from datetime import date, time

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions.rules import When, Where
from stafett.people.actor import Actor
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.models import Return, Stay
from stafett.recipes.placement.workflow import Move


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
    """The host comes to the guest's workplace on a day. Raises NotAllowed or ArenaError. Logged."""
    with moving(stay, Move.VISIT, by=by, on=on) as (_as_it_stands, change):
        shift = Shift(planned.day, planned.starts, planned.ends)
        when = When(
            starts_on=shift.day, ends_on=shift.last_day, starts_time=shift.starts, ends_time=shift.ends
        )
        where = Where(place=planned.place.strip())
        made = occasions.plan(stay.arena, planned.title, when, where=where, change=change)
        Return.objects.create(occasion=made.occasion, people=planned.people)
    return made
