"""Asking and answering. `ask` and `plan_wave` work in the change a recipe has opened, after its own rules."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from stafett.arenas.anchors import queries as hanging
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import Arena, Pool, SeatState
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import Verdict, require
from stafett.people.actor import Actor

from . import queries, rules
from .models import Form, Privacy, Pulse, Response, Sealed, Ticket, Wave, WaveDetails
from .rules import Question, Times

SOMEBODY = Actor(label="")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked, at which privacy level; see `models.Form`."""

    title: str
    questions: Sequence[Question]
    privacy: str
    known_to_id: int | None = None
    minimum: int = 5


def ask(arena: Arena, asked: Asked, *, change: Change, pulse: Pulse | None = None) -> Form:
    """A new pulse of an arena, or the next version of the questions of one. Raises ArenaError."""
    require(rules.form_fits(asked.title, asked.questions), ArenaError)
    pulse = pulse or Pulse.objects.create(organisation_id=arena.organisation_id, arena=arena)
    return Form.objects.create(
        organisation_id=arena.organisation_id,
        pulse=pulse,
        number=pulse.forms.count() + 1,
        title=asked.title.strip(),
        questions=[asdict(one) for one in asked.questions],
        privacy=asked.privacy,
        known_to_id=asked.known_to_id,
        minimum=asked.minimum,
        opened=change.position,
    )


def plan_wave(
    form: Form, name: str, times: Times, *, change: Change, pool: Pool | None = None
) -> WaveDetails:
    """The questions are asked at a time, of all in the arena or of those in a pool. Raises ArenaError."""
    wave = Wave.objects.create(organisation_id=form.organisation_id, pulse=form.pulse, form=form, pool=pool)
    return WaveDetails.objects.create(
        organisation_id=form.organisation_id,
        wave=wave,
        arena_id=form.pulse.arena_id,
        name=name,
        days_open=times.days_open,
        opened=change.position,
        **_due(form, times),
    )


def _due(form: Form, times: Times) -> dict[str, Any]:
    at, due_on = times.hangs_on or Hanging(""), times.opens_on
    if times.hangs_on is not None:
        require(hanging.can_hang(form.organisation_id, None, at.occasion_id), ArenaError)
        due_on = hanging.day(form.pulse.arena_id, at)
    anchor = {"anchor": at.anchor, "anchor_occasion_id": at.occasion_id}
    return {"due_on": due_on, **anchor, "months": at.months, "weeks": at.weeks, "days": at.days}


def answer(wave: Wave, given: Mapping[str, Any], *, code: str = "", by: Actor, on: date) -> None:
    """Answer once. At the third level `code` pairs it with one's earlier answers, and nothing says whose it is.
    Raises NotAllowed, ArenaError."""
    if wave.form.privacy == Privacy.NOBODY:
        with transaction.atomic():
            _seal(wave, given, code, by, on)
        return
    author = by if wave.form.privacy == Privacy.OPEN else SOMEBODY
    here, about = wave.organisation_id, wave.form.title
    with audit.change(here, by=author, verb="pulse.answered", subject=about, is_common=False):
        seat = _ticket(wave, given, by, on)
        whose = {"person_id": by.person_id, "guest_id": by.guest_id, "answered_on": on}
        pair = f"guest {by.guest_id}" if by.guest_id is not None else f"person {by.person_id}"
        group = seat.seat.for_unit_id
        Response.objects.create(wave=wave, answers=dict(given), group_id=group, pair=pair, **whose)


def _seal(wave: Wave, given: Mapping[str, Any], code: str, by: Actor, on: date) -> None:
    require(rules.code_fits(code), ArenaError)
    seat = _ticket(wave, given, by, on)
    group = seat.seat.for_unit_id
    told = rules.shown(queries.group_sizes(wave), wave.form.minimum)
    Sealed.objects.create(
        wave=wave,
        answers=dict(given),
        group_id=group if group in told else None,
        pair=queries.pair_of(wave.pulse_id, code),
        day=on,
    )


def _ticket(wave: Wave, given: Mapping[str, Any], by: Actor, on: date) -> SeatState:
    """Whoever it is has answered from now on; the place they were asked in."""
    require(invited.may_act(by, on=on))
    seat = queries.seat_of(wave, by)
    has_answered, details = queries.has_answered(wave, by), queries.details(wave)
    require(rules.can_answer(details, is_asked=seat is not None, has_answered=has_answered, on=on))
    require(rules.answers_fit(rules.questions(wave.form), given), ArenaError)
    _made, is_new = Ticket.objects.get_or_create(wave=wave, person_id=by.person_id, guest_id=by.guest_id)
    require(Verdict("" if is_new else str(rules.ANSWERED)))
    assert seat is not None  # noqa: S101 — the rule has said so
    return seat


def unseal(*, on: date) -> int:
    """Put all answers sealed before a day among the others, in no order; how many. A code that was used twice in a
    wave pairs neither."""
    with transaction.atomic():
        # Whoever unseals at the same time waits here, and then finds nothing left to unseal.
        sealed = list(Sealed.objects.filter(day__lt=on).order_by("pk").select_for_update())
        secrets.SystemRandom().shuffle(sealed)
        taken = set(Response.objects.exclude(pair="").values_list("wave_id", "pair"))
        for one in sealed:
            key = (one.wave_id, one.pair)
            pair = "" if key in taken else one.pair
            taken.add(key)
            Response.objects.create(
                wave_id=one.wave_id, answers=one.answers, group_id=one.group_id, pair=pair
            )
        Sealed.objects.filter(pk__in=[one.pk for one in sealed]).delete()
        return len(sealed)
