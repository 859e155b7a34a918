"""What stands in a person's calendar. Each source is a function of the actor, the day and the moment the address was
made; whoever has more to show adds theirs to `SOURCES`."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.communication.calendars import Entry
from stafett.people.actor import Actor
from stafett.standings import queries as standings
from stafett.standings.lines import Line

AHEAD = timedelta(days=400)

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


SOURCES: tuple[Source, ...] = (last_days,)
