"""Reading arenas. `visible_to` is the only truth about which arenas somebody sees."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.people.actor import Actor
from stafett.people.models import RoleCode

from .models import Arena, ArenaDetails, OpenTo, Party, Purpose, SeatState, State

SEATED = (State.ASKED, State.WAITING, State.OFFERED, State.TAKEN, State.ENDED)
"""Whoever has or had a place, or may get one, sees where."""


def leads(actor: Actor) -> frozenset[int]:
    """The units somebody leads, or leads for some days."""
    nowhere: frozenset[int] = frozenset()
    return actor.held.get(RoleCode.LEADER, nowhere) | actor.held.get(RoleCode.DEPUTY, nowhere)


def visible_to(actor: Actor) -> QuerySet[Arena]:
    """The arenas somebody sees: those they have a seat in, those their units own, are a party of or have somebody in
    as leaders, and those that are open to their organisation or to the installation.

    A guest sees the one their link opens. What of an arena they see is for its recipe to say.
    """
    if actor.guest_id is not None:
        return Arena.objects.filter(pk__in=let_into(actor))
    if actor.organisation_id is None:
        return Arena.objects.none()
    seats = seats_of(actor).filter(unit_takes_part(), pool__arena=OuterRef("pk"))
    return Arena.objects.filter(_takes_part(actor) | Exists(seats))


def _takes_part(actor: Actor) -> Q:
    """The arenas that are open to somebody who works here, or that a unit they lead owns or is a party of."""
    led = leads(actor)
    shown = ArenaDetails.objects.open().filter(
        Q(open_to=OpenTo.ORGANISATION, organisation_id=actor.works_for)
        | Q(open_to=OpenTo.INSTALLATION)
        | Q(owner_unit_id__in=led),
        arena=OuterRef("pk"),
    )
    parties = Party.objects.open().filter(arena=OuterRef("pk"), unit_id__in=led)
    return Q(Exists(shown)) | Q(Exists(parties))


def seats_of(actor: Actor) -> QuerySet[SeatState]:
    """The places that somebody who works here has, had or may get, and those of units they lead."""
    whose = Q(person_id=actor.person_id or 0) | Q(seat__for_unit_id__in=leads(actor))
    return SeatState.objects.open().filter(whose, state__in=SEATED)


def unit_takes_part(position: int | None = None) -> Q:
    """The places that count, now or at a log position: where units take part, those for one that does. What a unit had
    before it left lets nobody see or do anything more."""
    ever = Party.objects.filter(arena=OuterRef("pool__arena"))
    there = Party.objects.recorded(position).filter(
        arena=OuterRef("pool__arena"), unit=OuterRef("seat__for_unit")
    )
    return Q(seat__for_unit=None) | Exists(there) | ~Exists(ever)


def let_into(actor: Actor) -> list[int]:
    """The number of the arena a guest's link opens; none where it opens something else."""
    kind, _colon, number = actor.guest_scope.partition(":")
    return [int(number)] if kind == "arena" and number.isdecimal() else []


def details(arena: Arena) -> ArenaDetails:
    """What an arena is called and where it stands."""
    return ArenaDetails.objects.open().get(arena=arena)


def titles(arenas: Collection[Arena | int] | QuerySet[Arena]) -> dict[int, str]:
    """What some arenas are called."""
    rows = ArenaDetails.objects.open().filter(arena__in=arenas)
    return dict(rows.values_list("arena_id", "title"))


def purposes(arena: Arena) -> QuerySet[Purpose]:
    """What an arena has been for, the newest first; also what was said anew on the same day."""
    return Purpose.objects.filter(arena=arena).order_by("-since", "-opened")


def purpose(arena: Arena, *, on: date) -> Purpose | None:
    """What an arena is for on a day."""
    return Purpose.objects.open().filter(arena=arena, since__lte=on).order_by("-since").first()


def parties(arena: Arena) -> QuerySet[Party]:
    """Who takes part, in the order they came."""
    return Party.objects.open().filter(arena=arena).select_related("unit").order_by("opened", "pk")
