"""Reading what is asked, of whom, and who has answered; what they answered is for `figures` to say."""

import hashlib
from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.attendance import queries as attendance
from stafett.arenas.models import Arena, ArenaDetails, SeatState
from stafett.audit import queries as audit
from stafett.lib import keys
from stafett.people.actor import Actor

from . import rules
from .models import Pulse, Ticket, Wave, WaveDetails


def visible_to(actor: Actor) -> QuerySet[Wave]:
    """The waves somebody is asked or has answered, those whose answers they are promised to know, and those of arenas
    that belong to a unit they lead; not those that were called off."""
    led = arenas.leads(actor)
    owned = ArenaDetails.objects.open().filter(arena=OuterRef("pulse__arena"), owner_unit_id__in=led)
    tickets = Ticket.objects.filter(_holder(actor), wave=OuterRef("pk"))
    seen = _asks(actor) | Q(Exists(tickets)) | Q(Exists(owned)) | Q(form__known_to__in=led)
    return planned().filter(seen)


def planned() -> QuerySet[Wave]:
    """The waves that were not called off."""
    return Wave.objects.filter(Exists(WaveDetails.objects.open().filter(wave=OuterRef("pk"))))


def _asks(actor: Actor) -> Q:
    """The waves that ask somebody."""
    seats = _asked(OuterRef(OuterRef("pk"))).filter(_holder(actor), pool__arena=OuterRef("pulse__arena"))
    return Q(Exists(seats), pool=None) | Q(Exists(seats.filter(pool=OuterRef("pool"))))


def _asked(wave: Any, *, position: int | None = None) -> QuerySet[SeatState]:
    """The places a wave asks in, by its number or a reference to it: all in its arena, or, where its day hung on an
    occasion of that arena, those at the occasion and in the arena as a whole. What is ended hangs on nothing any more,
    and asked those it asked."""
    about = WaveDetails.objects.filter(wave=wave, anchor_occasion__arena=F("arena"))
    there = about.filter(anchor_occasion=OuterRef("pool__occasion"))
    rows = attendance.taking_part(position=position)
    return rows.filter(Q(pool__occasion=None) | ~Exists(about) | Exists(there))


def _holder(actor: Actor) -> Q:
    if actor.guest_id is not None:
        return Q(guest_id=actor.guest_id)
    return Q(person_id=actor.person_id or 0)


def details(wave: Wave) -> WaveDetails:
    """When a wave is."""
    return WaveDetails.objects.open().get(wave=wave)


def waves(pulse: Pulse) -> QuerySet[WaveDetails]:
    """The waves of a pulse by their days, those without one last."""
    rows = WaveDetails.objects.open().filter(wave__pulse=pulse).select_related("wave__form")
    return rows.order_by(F("due_on").asc(nulls_last=True), "wave_id")


def audience(wave: Wave, *, position: int | None = None) -> QuerySet[SeatState]:
    """Those who are asked: whoever takes part in the arena, in what the wave is about or in the pool it is for, now or
    at a log position."""
    seats = _asked(wave.pk, position=position).filter(pool__arena_id=wave.pulse.arena_id)
    return seats.filter(pool=wave.pool) if wave.pool_id is not None else seats


def group_sizes(wave: Wave) -> Counter[int | None]:
    """How many people of each unit are asked; those in a place of no unit by None."""
    asked = audience(wave).values_list("seat__for_unit_id", "person_id", "guest_id")
    return Counter(group for group, _person, _guest in set(asked))


def seat_of(wave: Wave, actor: Actor) -> SeatState | None:
    """The place somebody is asked in."""
    if actor.guest_id is not None and not _let_in(actor).filter(pk=wave.pulse.arena_id).exists():
        return None
    return audience(wave).filter(_holder(actor)).select_related("seat").order_by("pk").first()


def _let_in(guest: Actor) -> QuerySet[Arena]:
    """What a guest's link opens, and what continues it: a place in that is theirs too."""
    opened = arenas.let_into(guest)
    return Arena.objects.filter(Q(pk__in=opened) | Q(follows__in=opened))


def has_answered(wave: Wave, actor: Actor) -> bool:
    return Ticket.objects.filter(_holder(actor), wave=wave).exists()


def asked_of(actor: Actor, *, on: date) -> list[WaveDetails]:
    """What somebody is to answer now, the first to close first. One query."""
    rows = WaveDetails.objects.open().filter(
        ~Exists(Ticket.objects.filter(_holder(actor), wave=OuterRef("wave"))),
        wave__in=Wave.objects.filter(_asks(actor)),
        due_on__lte=on,
    )
    if actor.guest_id is not None:
        rows = rows.filter(wave__pulse__arena__in=_let_in(actor))
    found = [row for row in rows.select_related("wave__form", "wave__pulse") if rules.is_open(row, on=on)]
    return sorted(found, key=lambda row: (rules.last_day(row) or on, row.wave_id))


def over(actor: Actor, *, on: date) -> list[WaveDetails]:
    """The waves somebody sees that are over, the latest first."""
    rows = WaveDetails.objects.open().filter(wave__in=visible_to(actor), due_on__lt=on)
    found = rows.select_related("wave__form").order_by("-due_on", "wave_id")
    return [row for row in found if rules.is_over(row, on=on)]


def turnout(row: WaveDetails, *, on: date) -> tuple[int, int]:
    """How many have answered, and how many are asked in all: those with a place, and who answered and left since.
    Once it is over, those who had one on its last day."""
    closed_on = rules.last_day(row) if rules.is_over(row, on=on) else None
    position = audit.position_on(row.organisation_id, closed_on) if closed_on else None
    asked = attendance.holders(audience(row.wave, position=position))
    answered = set(Ticket.objects.filter(wave=row.wave).values_list("person_id", "guest_id"))
    return len(answered), len(asked | answered)


def pair_of(pulse_id: int, code: str) -> str:
    """What ties the answers of whoever keeps a code, and tells nothing of the code."""
    kept = keys.typed(code)
    return hashlib.sha256(f"{pulse_id}:{kept}".encode()).hexdigest() if kept else ""
