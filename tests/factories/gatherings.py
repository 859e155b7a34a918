"""Gatherings whose host rotates."""

from dataclasses import replace
from datetime import date, time

from stafett.arenas import actions as arenas
from stafett.arenas.models import Arena, Occasion, Pool
from stafett.arenas.occasions.rules import When, Where
from stafett.people.actor import Actor
from stafett.people.guests.actions import LetIn
from stafett.people.models import Unit
from stafett.recipes.gathering import actions as gatherings
from stafett.recipes.gathering.actions import Begun, Planned
from stafett.recipes.gathering.models import Proposal
from stafett.recipes.gathering.outside import actions as outside
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who

from .arenas import change
from .days import TODAY, days_ahead
from .guests import GURO

SOON = days_ahead(60)
ROOM = Where(place="The mountain hotel", link="https://meet.example.org/g")


def series(by: Actor, unit: Unit, *members: Who, title: str = "Four companies meet") -> Arena:
    """A series kept by a unit, with members."""
    begun = gatherings.begin(Begun(title=title, owner_unit_id=unit.pk, purpose="To learn"), by=by, on=TODAY)
    for who in members:
        gatherings.add_member(begun, who, by=by, on=TODAY)
    return begun


def with_others(by: Actor, unit: Unit, *members: Who) -> Arena:
    """A series whose other members are any units at all, or are outside."""
    made = series(by, unit)
    for who in members:
        with change(made.organisation) as opened:
            other = Unit.objects.filter(pk=who.unit_id).first()
            arenas.join(made, "member", unit=other, outside=who.outside or None, change=opened)
    return made


def day(starts_on: date | None = SOON) -> When:
    """From ten to four on a day; none: not said yet."""
    if starts_on is None:
        return When()
    return When(starts_on=starts_on, starts_time=time(10), ends_time=time(16))


def gathering(
    series: Arena,
    by: Actor,
    starts_on: date | None = SOON,
    *,
    title: str = "The gathering",
    places: int | None = 2,
) -> Occasion:
    """A gathering of the series."""
    planned = Planned(title=title, when=day(starts_on), where=ROOM, places=places)
    on = TODAY if starts_on is None else min(TODAY, starts_on)
    return gatherings.plan(series, planned, by=by, on=on).occasion


def places(gathering: Occasion, unit: Unit) -> Pool:
    """The places of a member at a gathering."""
    return Pool.objects.get(occasion=gathering, for_unit=unit)


def fixed_point(
    gathering: Occasion, owner: Who, by: Actor, *, group_id: int | None = None, on: date = TODAY
) -> Proposal:
    """A fixed meeting point is proposed, from nine to half past nine, first in eight days."""
    said = Proposed(
        kind="fixed_point",
        title="Morning coffee",
        owner=owner,
        group_id=group_id,
        review_on=days_ahead(180),
        meets_on=days_ahead(8),
        meets_from=time(9),
        meets_to=time(9, 30),
        link="https://meet.example.org/coffee",
    )
    return proposals.propose(gathering, said, by=by, on=on)


def met(gathering: Occasion, owner: Who, by: Actor, *, on: date = TODAY) -> Occasion:
    """The first time of a fixed meeting point whose owner has agreed to it."""
    proposals.agree(fixed_point(gathering, owner, by, on=on).matter, by=by, on=on)
    return Occasion.objects.filter(arena__follows=gathering.arena).earliest("pk")


def with_a_guest(by: Actor, unit: Unit) -> tuple[Arena, Occasion, LetIn]:
    """A series with a member outside, its gathering, and a link for somebody from there."""
    made = with_others(by, unit, Who(None, "Sør IKT"))
    asked = replace(GURO, works_at="Sør IKT")
    link = outside.invite(made, asked, expires_on=days_ahead(30), by=by, on=TODAY)
    return made, gathering(made, by), link
