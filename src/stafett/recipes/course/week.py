"""Courses in somebody's week: where they have a place or hold it, what they are offered, and whose list of who was
there they have still to tick."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.arenas.models import ArenaDetails, Attendance, Occasion, OccasionDetails, SeatState, State
from stafett.arenas.seats.rules import state_of
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.recipes.week import Asked, Group, Line, being, in_week

from . import recipe

ATTENDANCE_ASKED = timedelta(weeks=2)
"""For so long one is asked who was there; whoever forgot it after that is not asked for ever."""


def lines(actor: Actor, asked: Asked) -> Iterator[Line]:
    """Six queries at most."""
    if actor.person_id is None:
        return
    rows = SeatState.objects.open().filter(person_id=actor.person_id, pool__arena__recipe=recipe.code)
    seats = {row.pool.occasion_id: row for row in rows.select_related("pool")}
    taken = {key for key, row in seats.items() if row.state == State.TAKEN}
    offered = {key for key, row in seats.items() if state_of(row, at=asked.at) == State.OFFERED}
    own = list(in_week(asked).filter(Q(occasion__in=taken) | Q(occasion__arena__in=_held_by(actor))))
    coming = OccasionDetails.objects.open().filter(occasion__in=offered, cancelled_on=None)
    held = list(_unticked(actor, asked))
    asking = list(coming.select_related("occasion").order_by("starts_on", "occasion_id"))
    titles = arenas.titles({row.occasion.arena_id for row in [*own, *asking, *held]})
    for row in own:
        note = "" if row.occasion_id in taken else _("You hold it.")
        line = being(row, kind=str(recipe.one), what=titles[row.occasion.arena_id], link=_page(row))
        yield replace(line, note=note)
    for row in asking:
        title = titles[row.occasion.arena_id]
        yield _offer(row, title, seats[row.occasion_id])
    for row in held:
        yield _to_tick(row, titles[row.occasion.arena_id])


def _held_by(actor: Actor) -> QuerySet[ArenaDetails, Any]:
    """The courses whose page says that they are whom to ask."""
    rows = ArenaDetails.objects.open().filter(
        contact_id=actor.person_id, organisation_id=actor.organisation_id, arena__recipe=recipe.code
    )
    return rows.values("arena_id")


def _page(row: OccasionDetails) -> str:
    return reverse("courses:session", args=[row.occasion_id])


def _offer(row: OccasionDetails, title: str, seat: SeatState) -> Line:
    return Line(
        group=Group.ASKED,
        kind=str(recipe.one),
        what=title,
        note=_("A place has come free for you."),
        link=_page(row),
        on=row.starts_on,
        until=seat.until,
        place=row.place,
    )


def _unticked(actor: Actor, asked: Asked) -> QuerySet[OccasionDetails]:
    """What was held lately, with nobody ticked though some had a place: for whom its page says one should ask, and
    where it says nobody, for whoever keeps the course."""
    whose = ArenaDetails.objects.open().filter(
        Q(contact_id=actor.person_id) | Q(contact=None, owner_unit_id__in=actor.units(Power.AUTHOR)),
        organisation_id=actor.organisation_id,
        arena__recipe=recipe.code,
    )
    ticked = Attendance.objects.open().filter(occasion=OuterRef("occasion"))
    had_places = SeatState.objects.open().filter(pool__occasion=OuterRef("occasion"), state=State.TAKEN)
    rows = OccasionDetails.objects.open().filter(
        ~Exists(ticked),
        Exists(had_places),
        occasion__in=Occasion.objects.filter(arena__in=whose.values("arena_id")),
        cancelled_on=None,
        ends_on__range=(asked.today - ATTENDANCE_ASKED, min(asked.today, asked.last)),
    )
    return rows.select_related("occasion").order_by("ends_on", "occasion_id")


def _to_tick(row: OccasionDetails, title: str) -> Line:
    return Line(
        group=Group.OWE,
        kind=str(recipe.one),
        what=title,
        note=_("Tick who was there."),
        link=reverse("courses:attendance", args=[row.occasion_id]),
        on=row.ends_on,
    )
