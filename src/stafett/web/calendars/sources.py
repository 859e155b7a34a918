"""What stands in a person's calendar. Each source is a function of the actor, the day and the moment the address was
made; whoever has more to show adds theirs to `SOURCES`."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas import calls
from stafett.arenas.models import OccasionDetails, State
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.seats import queries as seats
from stafett.audit import queries as audit
from stafett.communication.calendars import Entry
from stafett.people.actor import Actor
from stafett.recipes.course import recipe as course
from stafett.recipes.course import telling as courses
from stafett.recipes.gathering import recipe as gathering
from stafett.recipes.gathering import telling as gatherings
from stafett.recipes.placement import queries as placements
from stafett.recipes.placement import telling as shadowings
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.visits import queries as visits
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


def places(actor: Actor, on: date, made_at: datetime) -> Iterator[Entry]:
    """The sessions of courses, the gatherings and the meeting points somebody has a place at."""
    held = seats.held_by(actor.person_id).filter(state=State.TAKEN, pool__arena__recipe__in=LINKS)
    at_one = [row.pool.occasion_id for row in held if row.pool.occasion_id]
    at_all = [row.pool.arena_id for row in held if row.pool.occasion_id is None]
    rows = OccasionDetails.objects.open().filter(Q(occasion__in=at_one) | Q(occasion__arena__in=at_all))
    near = list(_near(rows, on))
    yield from _entries(near, [LINKS[row.occasion.arena.recipe](row) for row in near], made_at)


def shadowing(actor: Actor, on: date, made_at: datetime) -> Iterator[Entry]:
    """The days a guest comes to a host, for the guest; and the return visits, also for those who answer for the host:
    it is they who come."""
    known = placements.now_of(placements.visible_to(actor))
    own = [now.stay.arena for now in known if Who.GUEST in placements.parts_of(actor, now)]
    hosted = [now.stay for now in known if now.stay.arena not in own and _comes(actor, now, on)]
    near = [row for rows in (occasions.of_arenas(own), visits.of(hosted)) for row in _near(rows, on)]
    links = [reverse("placements:stay", args=[row.occasion.arena_id]) for row in near]
    yield from _entries(near, links, made_at)


def _comes(actor: Actor, now: Now, on: date) -> bool:
    is_hosts = not placements.parts_of(actor, now).isdisjoint({Who.HOST, Who.CONTACT})
    return is_hosts and actor.person_id in shadowings.hosts(now, on=on)


def _near(rows: QuerySet[OccasionDetails], on: date) -> QuerySet[OccasionDetails]:
    """Of some occasions, those that are to be, or were lately."""
    near = rows.filter(cancelled_on=None, starts_on__range=(on - BEHIND, on + AHEAD))
    return near.select_related("occasion__arena")


def _entries(rows: Collection[OccasionDetails], links: Iterable[str], made_at: datetime) -> Iterator[Entry]:
    written = audit.moments({(row.organisation_id, row.opened) for row in rows})
    for row, link in zip(rows, links, strict=True):
        changed_at = written.get((row.organisation_id, row.opened), made_at)
        if made := calls.entry(row, link=link, changed_at=changed_at):
            yield made


LINKS: dict[str, Callable[[OccasionDetails], str]] = {
    course.code: courses.link,
    gathering.code: gatherings.link,
}
"""By recipe: the page of an occasion."""
SOURCES: tuple[Source, ...] = (last_days, places, shadowing)
