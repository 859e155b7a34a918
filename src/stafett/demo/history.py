"""A made-up past for one duty: achievements and claims over some years that lead up to an outcome."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .calendar import add_months, season_ends
from .duties import Duty
from .moods import Outcome

MEMORY = timedelta(1280)
"""How far back the past goes."""
CLAIMS_IN_PASSING = 0.006
REFUSALS_IN_PASSING = 0.004


@dataclass(frozen=True)
class Shown:
    """One achievement or claim, with the days of the fact file."""

    code: str
    unit_id: str | None
    achieved_on: date
    submitted_on: date
    approved_on: date | None = None
    refused_on: date | None = None
    revoked_on: date | None = None


class Past:
    """The past of one worker's duties, up to a day (the day their leave began, for who is away)."""

    def __init__(self, on: date, chance: random.Random) -> None:
        self.on = on
        self.chance = chance

    def of(self, duty: Duty, outcome: Outcome) -> Iterator[Shown]:
        """Everything shown for a duty, in no order."""
        days = self._shown_days(duty, outcome)
        if duty.again_from:
            days = [day for day in days if day < duty.again_from]
            if outcome is Outcome.HELD:
                days.append(self._between(duty.again_from, self.on))
        for day in days:
            yield from self._approved(duty, day)
        yield from self._claims(duty, outcome)

    def _shown_days(self, duty: Duty, outcome: Outcome) -> list[date]:
        if duty.since > self.on:
            return [self._ago(1, 12)] if duty.entry.due_days < 0 and self.chance.random() < 0.6 else []
        is_first_time = duty.due_on >= self.on and not duty.again_from
        if outcome is Outcome.MISSING or (is_first_time and outcome in (Outcome.DUE, Outcome.AWAITING)):
            return self._begun(duty)
        if is_first_time or not duty.entry.validity_months:
            return [self._first(duty)]
        if duty.entry.renewal.startswith("fixed:"):
            return self._seasons(duty, outcome)
        return self._series(duty, self._held_until(duty, outcome))

    def _held_until(self, duty: Duty, outcome: Outcome) -> date:
        warn, months = duty.entry.warn_days, duty.entry.validity_months
        if duty.again_from or outcome is Outcome.HELD:
            return self._between(self.on + timedelta(warn + 2), add_months(self.on, months) - timedelta(3))
        if outcome is Outcome.EXPIRING:
            return self.on + timedelta(self.chance.randint(0, max(warn - 3, 1)))
        if outcome is Outcome.AWAITING:
            return self._ago(1, 30)
        return self._ago(1, 100)

    def _series(self, duty: Duty, held_until: date) -> list[date]:
        months, by_expiry = duty.entry.validity_months, duty.entry.renewal == "expiry"
        first = max(duty.since - timedelta(10), self.on - MEMORY)
        days: list[date] = []
        end = held_until
        while (start := add_months(end, -months)) >= first:
            early = timedelta(self.chance.randint(0, min(duty.entry.warn_days, 45)))
            is_renewal = by_expiry and add_months(start, -months) >= first
            days.append(start - early if is_renewal else start)
            end = start if by_expiry else start + early
        return days or self._short(duty, held_until)

    def _short(self, duty: Duty, held_until: date) -> list[date]:
        """For who has not been here long enough to have renewed."""
        first = self._first(duty)
        lapses = add_months(first, duty.entry.validity_months)
        if held_until <= self.on + timedelta(duty.entry.warn_days) or lapses >= held_until:
            return [first]
        renewed = self._between(max(first, self.on - timedelta(60)), self.on)
        return [first, renewed] if lapses <= self.on + timedelta(duty.entry.warn_days) else [first]

    def _seasons(self, duty: Duty, outcome: Outcome) -> list[date]:
        gone_by, coming = season_ends(duty.entry.renewal, self.on)
        ends = [gone_by.replace(year=gone_by.year - back) for back in range(1, 4)]
        in_season = coming - timedelta(duty.entry.warn_days) <= self.on
        if outcome is not Outcome.EXPIRED:
            ends.append(gone_by)
        if in_season and outcome is Outcome.HELD:
            ends.append(coming)
        days = [self._between(end - timedelta(100), min(end, self.on)) for end in ends]
        return [day for day in days if day >= duty.since] or [self._first(duty)]

    def _first(self, duty: Duty) -> date:
        since = max(duty.since, self.on - MEMORY)
        if duty.entry.due_days < 0:
            return since - timedelta(self.chance.randint(1, 14))
        return self._between(since, min(since + timedelta(duty.entry.due_days), self.on))

    def _begun(self, duty: Duty) -> list[date]:
        """Counted observations: some have been seen, not enough of them."""
        return [self._ago(20, 80)] if duty.entry.times > 2 and duty.since < self._ago(81, 81) else []

    def _approved(self, duty: Duty, day: date) -> Iterator[Shown]:
        times = 1 if self._is_begun(duty, day) else duty.entry.times
        for nth in range(times):
            seen = min(day + timedelta(self.chance.randint(1, 20) if nth else 0), self.on)
            shown = self._handed_in(duty, seen)
            if not duty.entry.automatic and self.chance.random() < REFUSALS_IN_PASSING:
                yield replace(shown, refused_on=shown.submitted_on)
            wait = 0 if duty.entry.automatic else self.chance.choice([0, 0, 1, 1, 2, 3, 5, 9])
            yield replace(shown, approved_on=min(shown.submitted_on + timedelta(wait), self.on))

    def _is_begun(self, duty: Duty, day: date) -> bool:
        return duty.entry.times > 2 and day > self.on - timedelta(90) and self.chance.random() < 0.2

    def _claims(self, duty: Duty, outcome: Outcome) -> Iterator[Shown]:
        entry, roll = duty.entry, self.chance.random()
        if entry.automatic or duty.since > self.on:
            return
        if outcome is Outcome.AWAITING or (outcome is Outcome.HELD and roll < CLAIMS_IN_PASSING):
            yield self._handed_in(duty, self._since(duty, 0, 9))
        elif outcome in (Outcome.EXPIRED, Outcome.MISSING) and roll < 0.2:
            yield self._handed_in(duty, self._since(duty, 18, 70))
        elif outcome in (Outcome.EXPIRED, Outcome.MISSING) and roll < 0.38:
            shown = self._handed_in(duty, self._since(duty, 6, 40))
            yield replace(shown, refused_on=min(shown.submitted_on + timedelta(3), self.on))

    def _handed_in(self, duty: Duty, day: date) -> Shown:
        later = 0 if duty.entry.automatic else self.chance.choice([0, 0, 0, 1, 2])
        return Shown(duty.entry.code, duty.unit_id, day, min(day + timedelta(later), self.on))

    def _since(self, duty: Duty, least: int, most: int) -> date:
        return max(self._ago(least, most), min(duty.again_from or duty.since, self.on))

    def _ago(self, least: int, most: int) -> date:
        return self.on - timedelta(self.chance.randint(least, most))

    def _between(self, start: date, end: date) -> date:
        return start + timedelta(self.chance.randint(0, max((end - start).days, 0)))
