"""Beginning, changing and ending what is asked, in the change that was opened after the recipe's rules."""

from datetime import date

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import require
from stafett.pulses import actions as pulses
from stafett.pulses.actions import Asked
from stafett.pulses.models import Form, Privacy, Pulse, WaveDetails
from stafett.pulses.rules import is_over

from . import queries, rules
from .rules import Planned

NOTHING = {"anchor": "", "anchor_occasion_id": None, "months": 0, "weeks": 0, "days": 0}
"""A day that hangs on nothing."""


def begin(arena: Arena, planned: Planned, *, change: Change, on: date) -> Pulse:
    """Something is asked, in rounds. Raises ArenaError."""
    return _ask(arena, planned, None, change=change, on=on).pulse


def alter(pulse: Pulse, planned: Planned, *, seen: int, change: Change, on: date) -> None:
    """Other questions, another level or other days, before anybody was asked. `seen`: the number of the questions
    that were shown. Raises NotAllowed, ArenaError or ChangedMeanwhile."""
    now = queries.kept(pulse)
    if now.form.number != seen:
        raise ChangedMeanwhile(now.form)
    require(now.can_change(on=on))
    rows.close(now.waves, change.position)
    _ask(pulse.arena, planned, pulse, change=change, on=on)


def end(pulse: Pulse, *, change: Change, on: date) -> None:
    """What is open closes with this day, and what was to come is called off. Answers stay. Raises NotAllowed."""
    now = queries.kept(pulse)
    require(now.can_end(on=on))
    for row in now.waves:
        if row.wave_id in now.answered or rules.has_opened(row, on=on):
            _close(row, change=change, on=on)
        else:
            rows.close([row], change.position)


def _close(row: WaveDetails, *, change: Change, on: date) -> None:
    """The last day is this one, and moves no more. What was answered may have a later day by now."""
    if not is_over(row, on=on):
        opened = min(row.due_on or on, on)
        rows.renew(row, change.position, due_on=opened, days_open=(on - opened).days + 1, **NOTHING)


def _ask(arena: Arena, planned: Planned, pulse: Pulse | None, *, change: Change, on: date) -> Form:
    require(rules.privacy_fits(planned.privacy, planned.known_to_id, queries.units(arena)), ArenaError)
    require(rules.rounds_fit(planned.rounds), ArenaError)
    asked = Asked(
        title=planned.title,
        questions=planned.questions,
        privacy=planned.privacy,
        known_to_id=planned.known_to_id if planned.privacy == Privacy.KNOWN else None,
    )
    form = pulses.ask(arena, asked, change=change, pulse=pulse)
    waves = [pulses.plan_wave(form, one.name.strip(), one.times, change=change) for one in planned.rounds]
    require(rules.days_fit(waves, on=on), ArenaError)
    return form
