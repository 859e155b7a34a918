"""Reading what is asked in an arena, for whoever keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from stafett.arenas import queries as arenas
from stafett.arenas.attendance import queries as attendance
from stafett.arenas.models import Arena
from stafett.lib.verdict import Verdict
from stafett.people.models import UnitDetails
from stafett.pulses.models import Form, Pulse, Ticket, WaveDetails

from . import rules


@dataclass(frozen=True)
class Kept:
    """A pulse as it stands: its questions, its waves by their days, and the numbers of those somebody answered."""

    form: Form
    waves: tuple[WaveDetails, ...]
    answered: frozenset[int]

    @property
    def pulse_id(self) -> int:
        return self.form.pulse_id

    def can_change(self, *, on: date) -> Verdict:
        return rules.can_change(self.waves, is_answered=bool(self.answered), on=on)

    def can_end(self, *, on: date) -> Verdict:
        return rules.can_end(self.waves, on=on)


def of_arena(arena: Arena) -> list[Kept]:
    """What is asked in an arena, the newest first. Three queries."""
    newest: dict[int, Form] = {}
    for form in Form.objects.open().filter(pulse__arena=arena).order_by("-pulse_id", "-number"):
        newest.setdefault(form.pulse_id, form)
    waves = WaveDetails.objects.open().filter(arena=arena).select_related("wave")
    rows = list(waves.order_by(F("due_on").asc(nulls_last=True), "wave_id"))
    tickets = Ticket.objects.filter(wave__in=[row.wave_id for row in rows])
    answered = frozenset(tickets.values_list("wave_id", flat=True))
    return [
        Kept(form, waves, answered & {row.wave_id for row in waves})
        for key, form in newest.items()
        for waves in (tuple(row for row in rows if row.wave.pulse_id == key),)
    ]


def kept(pulse: Pulse) -> Kept:
    """One of them."""
    return next(one for one in of_arena(pulse.arena) if one.pulse_id == pulse.pk)


def units(arena: Arena) -> Mapping[int, str]:
    """The units whose leader may be the one who knows: the one that keeps the arena, and those that take part."""
    keys = [arenas.details(arena).owner_unit_id]
    keys += [row.unit_id for row in arenas.parties(arena) if row.unit_id is not None]
    rows = UnitDetails.objects.open().filter(unit_id__in=keys)
    names = dict(rows.values_list("unit_id", "name"))
    return {key: names[key] for key in keys if key in names}


def how_many(arena: Arena) -> int:
    """How many would be asked, if it were today and about nothing narrower."""
    return len(attendance.holders(attendance.taking_part().filter(pool__arena=arena)))
