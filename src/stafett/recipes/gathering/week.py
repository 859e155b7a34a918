"""Gatherings and fixed meeting points in somebody's week: where they have a place, what they or those they lead have
promised, and the baton held out to them."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.models import LIVE, OccasionDetails, Party, Pool, PromiseDetails, SeatState, State
from stafett.people.actor import Actor
from stafett.recipes.week import Asked, Group, Line, being, in_week, owed, owing

from . import queries, recipe
from .models import Baton, BatonState, Minute

SIGNED_UP_WITHIN = timedelta(weeks=8)
"""So long ahead who leads a member is asked who comes."""


def lines(actor: Actor, asked: Asked) -> Iterator[Line]:
    """Eight queries at most."""
    yield from _places(actor, asked)
    yield from _owed(actor, asked)
    yield from _batons(asked)
    yield from _nobody_yet(asked)


def _places(actor: Actor, asked: Asked) -> Iterator[Line]:
    """At a gathering one's place is for that one; at a meeting point for every time."""
    rows = SeatState.objects.open().filter(
        person_id=actor.person_id or 0, state=State.TAKEN, pool__arena__recipe=recipe.code
    )
    seats = list(rows.values_list("pool__occasion_id", "pool__arena_id"))
    here = Q(occasion__in=[occasion for occasion, _arena in seats if occasion])
    always = Q(occasion__arena__in=[arena for occasion, arena in seats if not occasion])
    for row in in_week(asked).filter(here | always):
        yield being(row, kind=_kind(row), what=row.title, link=_page(row))


def _kind(row: OccasionDetails) -> str:
    return str(recipe.one if row.occasion.arena.follows_id is None else recipe.words["fixed_point"])


def _page(row: OccasionDetails) -> str:
    if row.occasion.arena.follows_id is None:
        return reverse("gatherings:gathering", args=[row.occasion_id])
    return reverse("gatherings:meeting", args=[row.occasion.arena.follows_id])


def _owed(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What was promised at a gathering is in its minutes; what its host has to do, with the baton. What was to be done
    for a gathering that has been, or was called off, is not asked for any more."""
    rows = owed(recipe, actor, asked)
    minutes = Minute.objects.open().filter(promise__in=[row.promise_id for row in rows])
    written = set(minutes.values_list("promise_id", flat=True))
    occasions = {row.promise.occasion_id for row in rows}
    when = {one.occasion_id: one for one in OccasionDetails.objects.open().filter(occasion__in=occasions)}
    for row in rows:
        is_written, of = row.promise_id in written, when.get(row.promise.occasion_id or 0)
        if is_written or of is None or not _is_past(row, of, on=asked.today):
            link = _promised_on(row, is_written=is_written)
            yield owing(row, recipe, link, note=of.title if of else "")


def _is_past(row: PromiseDetails, of: OccasionDetails, *, on: date) -> bool:
    """Of a gathering that was called off, or has been when it was to be done by then."""
    if of.cancelled_on is not None:
        return True
    return of.ends_on is not None and of.ends_on < on and (row.due_on or of.ends_on) <= of.ends_on


def _promised_on(row: PromiseDetails, *, is_written: bool) -> str:
    if row.promise.occasion_id is None:
        arena = row.promise.arena
        return reverse("gatherings:detail", args=[arena.follows_id or arena.pk])
    return reverse("gatherings:minutes" if is_written else "gatherings:baton", args=[row.promise.occasion_id])


def _batons(asked: Asked) -> Iterator[Line]:
    rows = Baton.objects.open().filter(state=BatonState.OFFERED, unit_id__in=asked.units)
    ahead = Q(ends_on=None) | Q(ends_on__gte=asked.today)
    found = OccasionDetails.objects.open().filter(
        ahead, occasion__in=rows.values("occasion"), cancelled_on=None
    )
    for row in found.order_by("starts_on", "occasion_id"):
        yield Line(
            group=Group.ASKED,
            kind=str(recipe.one),
            what=row.title,
            note=_("You are asked to host it."),
            link=reverse("gatherings:baton", args=[row.occasion_id]),
            on=row.starts_on,
            place=row.place,
        )


def _nobody_yet(asked: Asked) -> Iterator[Line]:
    """The gatherings within some weeks at which nobody comes from a member somebody leads."""
    taken = SeatState.objects.open().filter(pool=OuterRef("pk"), state__in=LIVE)
    is_member = Party.objects.open().filter(
        arena=OuterRef("arena"), unit=OuterRef("for_unit"), side=queries.MEMBER
    )
    pools = Pool.objects.filter(
        ~Exists(taken), Exists(is_member), for_unit__in=asked.units, arena__recipe=recipe.code
    )
    rows = OccasionDetails.objects.open().filter(
        occasion__in=pools.values("occasion"),
        cancelled_on=None,
        starts_on__range=(asked.today, asked.today + SIGNED_UP_WITHIN),
    )
    for row in rows.order_by("starts_on", "occasion_id"):
        yield Line(
            group=Group.ASKED,
            kind=str(recipe.one),
            what=row.title,
            note=_("Nobody of yours is signed up yet: say who comes."),
            link=reverse("gatherings:people", args=[row.occasion_id]),
            on=row.starts_on,
            place=row.place,
        )
