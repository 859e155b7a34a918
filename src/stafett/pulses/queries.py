"""Reading what is asked, of whom, and who has answered; what they answered is for `figures` to say."""

import hashlib
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena, SeatState, State
from stafett.audit import queries as audit
from stafett.lib import keys
from stafett.people.actor import Actor

from . import rules
from .models import Pulse, Ticket, Wave, WaveDetails


def visible_to(actor: Actor) -> QuerySet[Wave]:
    """The waves somebody is or was asked, and those of arenas they may see; not those that were called off."""
    planned = Wave.objects.filter(Exists(WaveDetails.objects.open().filter(wave=OuterRef("pk"))))
    seats = SeatState.objects.open().filter(_holder(actor), pool__arena=OuterRef("pulse__arena"))
    return planned.filter(Exists(seats) | Q(pulse__arena__in=arenas.visible_to(actor)))


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
    """Those who are asked: whoever holds a place in the arena, or in the pool the wave is for, now or at a log
    position."""
    seats = SeatState.objects.recorded(position).filter(state=State.TAKEN, pool__arena_id=wave.pulse.arena_id)
    return seats.filter(pool=wave.pool) if wave.pool_id is not None else seats


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
    arena = Q(pool__arena=OuterRef("wave__pulse__arena"))
    seats = SeatState.objects.open().filter(_holder(actor), arena, state=State.TAKEN)
    rows = WaveDetails.objects.open().filter(
        Q(Exists(seats), wave__pool=None) | Exists(seats.filter(pool=OuterRef("wave__pool"))),
        ~Exists(Ticket.objects.filter(_holder(actor), wave=OuterRef("wave"))),
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
    asked = {(seat.person_id, seat.guest_id) for seat in audience(row.wave, position=position)}
    answered = set(Ticket.objects.filter(wave=row.wave).values_list("person_id", "guest_id"))
    return len(answered), len(asked | answered)


def pair_of(pulse_id: int, code: str) -> str:
    """What ties the answers of whoever keeps a code, and tells nothing of the code."""
    kept = keys.typed(code)
    return hashlib.sha256(f"{pulse_id}:{kept}".encode()).hexdigest() if kept else ""
