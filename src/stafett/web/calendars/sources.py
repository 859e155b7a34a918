"""What stands in a person's calendar. Each source is a function of the actor, the day and the moment the address was
made; whoever has more to show adds theirs to `SOURCES`."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions import queries as occasions
from stafett.audit import models as audit
from stafett.communication.calendars import Entry
from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as placements
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.workflow import Who
from stafett.standings import queries as standings
from stafett.standings.lines import Line

AHEAD = timedelta(days=400)
BEHIND = timedelta(days=60)

type Source = Callable[[Actor, date, datetime], Iterator[Entry]]


def last_days(actor: Actor, on: date, made_at: datetime) -> Iterator[Entry]:
    """The last day to do each thing before it turns red, a year ahead."""
    for line in standings.person_lines(actor, actor.person_id or 0, on=on):
        if line.last_day and on <= line.last_day <= on + AHEAD:
            yield _last_day(line, line.last_day, made_at)


def _last_day(line: Line, day: date, made_at: datetime) -> Entry:
    return Entry(
        uid=f"last-day-{line.person_id}-{line.question}-{line.unit_id or 0}@stafett",
        title=_("Last day: %(title)s") % {"title": line.title},
        starts=day,
        ends=day,
        changed_at=made_at,
        link=reverse("me:me"),
        description=_("After this day it is red on your page."),
    )


def shadowing(actor: Actor, on: date, made_at: datetime) -> Iterator[Entry]:
    """The days a guest comes to a host, and the return visits of their stay; for the guest."""
    stays = [stay for stay in placements.visible_to(actor) if _is_guest(actor, stay)]
    rows = occasions.of_arenas([stay.arena for stay in stays])
    coming = rows.filter(cancelled_on=None, starts_on__range=(on - BEHIND, on + AHEAD))
    for row in coming:
        yield _occasion(row, reverse("placements:stay", args=[row.occasion.arena_id]), made_at)


def _is_guest(actor: Actor, stay: Stay) -> bool:
    return Who.GUEST in placements.parts_of(actor, placements.now(stay))


def _occasion(row: OccasionDetails, link: str, made_at: datetime) -> Entry:
    """An occasion with a day, at its times on the clock in Oslo or whole days."""
    written = audit.Entry.objects.filter(organisation=row.organisation_id, position=row.opened).first()
    return Entry(
        uid=row.occasion.uid,
        title=row.title,
        starts=_moment(row.starts_on, row.starts_time),
        ends=_moment(row.ends_on, row.ends_time),
        changed_at=written.at if written else made_at,
        sequence=row.sequence,
        place=row.place,
        link=link,
    )


def _moment(day: date | None, at: time | None) -> date:
    whole = day or date.min
    return datetime.combine(whole, at, clock.OSLO) if at else whole


SOURCES: tuple[Source, ...] = (last_days, shadowing)
