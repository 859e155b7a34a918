"""What is asked more than once."""

from datetime import date
from typing import Any

from stafett.arenas.models import Arena, Pool
from stafett.people.models import Unit
from stafett.pulses import actions
from stafett.pulses.actions import Asked
from stafett.pulses.keeping.rules import Planned, Round
from stafett.pulses.models import Form, Privacy, Pulse, Wave
from stafett.pulses.rules import Question, Times

from . import arenas, people
from .arenas import change, seat
from .days import TODAY, days_ahead
from .people import Member

QUESTIONS = (
    Question(code="calm", kind="scale", text="How calm are your shifts?"),
    Question(code="shift", kind="choice", text="Which shift?", choices={"day": "Day", "night": "Night"}),
    Question(code="more", kind="words", text="What else?"),
)


def form(arena: Arena, privacy: str = Privacy.NOBODY, *, pulse: Pulse | None = None, **said: Any) -> Form:
    """An arena asks its people something."""
    asked = Asked(**{"title": "How are you?", "questions": QUESTIONS, "privacy": privacy} | said)
    with change(arena.organisation) as opened:
        return actions.ask(arena, asked, change=opened, pulse=pulse)


def wave(
    form: Form, opens_on: date | None = TODAY, name: str = "Before", *, pool: Pool | None = None, **more: Any
) -> Wave:
    """The questions are asked from a day on."""
    times = Times(opens_on=opens_on, **more)
    with change(form.organisation) as opened:
        return actions.plan_wave(form, name, times, change=opened, pool=pool).wave


def members(unit: Unit, arena: Arena, count: int, *, name: str = "Member", **fields: Any) -> list[Member]:
    """Some who have a place in the arena, for their unit."""
    places = arenas.pool(arena, **fields)
    made = [people.member(unit, f"{name}{number} Member") for number in range(count)]
    for one in made:
        seat(places, one.person, for_unit=unit)
    return made


def answered(wave: Wave, by: Member, calm: int = 3, *, on: date = TODAY, code: str = "", **more: Any) -> None:
    """Somebody answers."""
    actions.answer(wave, {"calm": calm} | more, code=code, by=by.actor, on=on)


def planned(*rounds: Round, **said: Any) -> Planned:
    """Something to be asked; today, and once more in three months, if nothing else is said."""
    default = rounds or (turn("Before", TODAY), turn("After", days_ahead(90)))
    return Planned(
        **{"title": "How are you?", "questions": QUESTIONS, "privacy": Privacy.NOBODY, "rounds": default}
        | said
    )


def turn(name: str, opens_on: date | None = None, **more: Any) -> Round:
    """One time it is to be asked."""
    return Round(name=name, times=Times(opens_on=opens_on, **more))
