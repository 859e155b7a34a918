"""How a worker stands with each duty on the demo's day: mostly well, with trouble where the unit has it."""

import random
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .duties import Duty


class Outcome(StrEnum):
    """What the made-up past of a duty should lead up to."""

    HELD = "held"
    EXPIRING = "expiring"
    AWAITING = "awaiting"
    DUE = "due"
    EXPIRED = "expired"
    MISSING = "missing"


@dataclass(frozen=True)
class Mood:
    """How well a unit is run: shares of its people with something red or yellow and how much of it at most,
    and the share of what is new that is already done."""

    red: float
    most_red: int
    yellow: float
    most_yellow: int
    done: float


MOODS = {
    "green": Mood(0, 0, 0, 0, 1),
    "well": Mood(0.07, 1, 0.3, 2, 0.93),
    "fair": Mood(0.2, 2, 0.45, 3, 0.8),
    "trouble": Mood(0.62, 5, 0.75, 5, 0.45),
}
SHARE_RECOMMENDED = 0.88
SHARE_NEWCOMER_DONE = 0.6


def outcomes(
    duties: list[Duty], *, state: str, on: date, newcomer: bool, chance: random.Random
) -> list[tuple[Duty, Outcome]]:
    """Each duty of one worker with its outcome on a day."""
    mood = MOODS[state]
    done = SHARE_NEWCOMER_DONE if newcomer else mood.done
    found: dict[int, Outcome] = {}
    settled = []
    for place, duty in enumerate(duties):
        if duty.due_on >= on or duty.again_from or duty.shortened:
            found[place] = _of_new(duty, done, chance)
        elif not duty.mandatory:
            found[place] = _of_recommended(duty, state, chance)
        else:
            settled.append(place)
    found |= _of_settled(duties, settled, mood, chance)
    return [(duty, found.get(place, Outcome.HELD)) for place, duty in enumerate(duties)]


def _of_new(duty: Duty, done: float, chance: random.Random) -> Outcome:
    if chance.random() < done or duty.entry.due_days < 0:
        return Outcome.HELD
    if duty.shortened:
        return Outcome.EXPIRED
    if not duty.entry.automatic and duty.entry.times == 1 and chance.random() < 0.3:
        return Outcome.AWAITING
    return Outcome.DUE


def _of_recommended(duty: Duty, state: str, chance: random.Random) -> Outcome:
    if state == "green" or chance.random() < SHARE_RECOMMENDED:
        return Outcome.HELD
    if duty.entry.validity_months and chance.random() < 0.5:
        return Outcome.EXPIRING
    return Outcome.MISSING


def _of_settled(
    duties: list[Duty], settled: list[int], mood: Mood, chance: random.Random
) -> dict[int, Outcome]:
    reds = chance.randint(1, mood.most_red) if chance.random() < mood.red else 0
    yellows = chance.randint(1, mood.most_yellow) if chance.random() < mood.yellow else 0
    may_lack = [place for place in settled if duties[place].entry.due_days >= 0]
    may_lapse = [place for place in settled if duties[place].entry.validity_months]
    found = {}
    for place in chance.sample(may_lapse, min(yellows, len(may_lapse))):
        awaits = not duties[place].entry.automatic and chance.random() < 0.35
        found[place] = Outcome.AWAITING if awaits else Outcome.EXPIRING
    for place in chance.sample(may_lack, min(reds, len(may_lack))):
        lapses = duties[place].entry.validity_months and chance.random() < 0.65
        found[place] = Outcome.EXPIRED if lapses else Outcome.MISSING
    return found
