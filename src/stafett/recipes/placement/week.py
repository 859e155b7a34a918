"""Work shadowing in somebody's week: the days they are away as a guest or somebody comes to them; what waits for them
in the stays they have a part in is in `waiting`."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.models import ArenaDetails, OccasionDetails, Party
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.recipes.week import Asked, Line, being, in_week, owed, owing

from . import queries, recipe, waiting
from .models import Return, Stay
from .queries import HOST, Now
from .waiting import called


def lines(actor: Actor, asked: Asked) -> Iterable[Line]:
    """Some twenty queries at most, however many stays there are."""
    if actor.person_id is None:
        return ()
    return chain(_days(actor, asked), _owed(actor, asked), waiting.lines(actor, asked))


def _days(actor: Actor, asked: Asked) -> Iterator[Line]:
    """A guest's own days, a team's days with a guest, and return visits for those who come and who are visited."""
    teams = {one.unit_id for one in people.units_of(actor, on=asked.today)} | asked.units
    rows = list(in_week(asked).filter(occasion__arena__in=_concerning(actor, asked.units, teams)))
    known = queries.now_of(_stays(row.occasion.arena_id for row in rows))
    stays = {now.stay.pk: now for now in known}
    back = set(
        Return.objects.filter(occasion__in=[row.occasion_id for row in rows]).values_list("pk", flat=True)
    )
    guests = people.names_of_people(now.guest.person_id for now in known)
    hosts = queries.units({now.host.unit_id for now in known})
    for row in rows:
        now = stays[row.occasion.arena_id]
        if row.occasion_id in back:
            yield from _return(row, now, actor)
        elif now.guest.person_id == actor.person_id:
            yield _away(row, now, hosts.get(now.host.unit_id or 0, now.host.outside or ""))
        elif now.host.unit_id in teams or now.details.contact_id == actor.person_id:
            yield _comes(row, now, actor, guests.get(now.guest.person_id or 0, _("A guest")))


def _concerning(actor: Actor, led: Collection[int], teams: Collection[int]) -> QuerySet[Stay, Any]:
    """The stays in which somebody is the guest, leads where the guest comes from, works for the host, leads it, or
    answers for it."""
    hosted = Party.objects.open().filter(side=HOST, unit_id__in=teams).values("arena_id")
    answered = ArenaDetails.objects.open().filter(contact_id=actor.person_id).values("arena_id")
    own = Stay.objects.filter(seat__states__closed=None, seat__states__person_id=actor.person_id)
    found = Stay.objects.filter(
        Q(arena__in=hosted) | Q(arena__in=answered) | Q(pk__in=own.values("pk")) | Q(home_unit_id__in=led)
    )
    return found.values("arena_id")


def _page(now: Now) -> str:
    return reverse("placements:stay", args=[now.stay.pk])


def _away(row: OccasionDetails, now: Now, host: str) -> Line:
    """Where no place was written, it is at the host's."""
    line = being(row, kind=str(recipe.one), what=now.details.title, link=_page(now))
    return replace(line, place=line.place or host)


def _comes(row: OccasionDetails, now: Now, actor: Actor, guest: str) -> Line:
    has_part = queries.parts_of(actor, now)
    team = "" if has_part else reverse("placements:team", args=[now.host.unit_id])
    return being(
        row,
        kind=str(recipe.one),
        what=_("%(name)s comes") % {"name": guest},
        link=team or _page(now),
        outside=_("A guest comes"),
    )


def _return(row: OccasionDetails, now: Now, actor: Actor) -> Iterator[Line]:
    if queries.parts_of(actor, now):
        kind, said = str(recipe.one), _("Return visit")
        yield being(row, kind=kind, what=f"{said}: {row.title}", link=_page(now), outside=said)


def _owed(actor: Actor, asked: Asked) -> Iterator[Line]:
    """Which stay something is owed of; mail does not name the guest."""
    rows = owed(recipe, actor, asked)
    known = queries.now_of(_stays(row.promise.arena_id for row in rows))
    stays, names = (
        {now.stay.pk: now for now in known},
        people.names_of_people(now.guest.person_id for now in known),
    )
    for row in rows:
        now = stays[row.promise.arena_id]
        line, title = owing(row, recipe, _page(now)), now.details.title
        what = called(title, names.get(now.guest.person_id or 0, ""))
        yield replace(line, what=what, note=line.what, outside=title)


def _stays(arena_ids: Iterable[int]) -> QuerySet[Stay]:
    return Stay.objects.filter(arena__in=set(arena_ids)).select_related("arena", "home_unit", "seat")
