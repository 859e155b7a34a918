"""§3: how long a requirement is held."""

from __future__ import annotations

from datetime import date, timedelta

from tests.status.reference.days import NEVER, add_months, last_of_month, later
from tests.status.reference.facts import Achievement, Organisation, Requirement
from tests.status.reference.scope import Question


def relevant(org: Organisation, question: Question, on: date) -> list[Achievement]:
    """The person's achievements and claims that bear on the question on the day."""
    asked = question.requirement
    counting = {c for accepted in asked.accepts for c in org.counting_for(accepted)}
    earliest = earliest_day(question)
    return [
        record
        for record in org.achievements[question.person_id]
        if record.competence_id in counting
        and record.level >= asked.level
        and earliest <= record.achieved_on <= on
        and is_shown_in_the_right_unit(question, record)
    ]


def earliest_day(question: Question) -> date:
    """No earlier than since minus lookback_days, nor than the redo where the run holds one."""
    lookback = question.requirement.lookback_days
    from_lookback = date.min if lookback is None else question.since - timedelta(days=lookback)
    return max(from_lookback, question.redo_on or date.min)


def is_shown_in_the_right_unit(question: Question, record: Achievement) -> bool:
    """Per unit: in that very unit. §4.2: where the version or the cell has no unit, any unit."""
    if question.requirement.per_unit and question.unit_id is not None:
        return record.unit_id == question.unit_id
    return True


def open_claims(org: Organisation, question: Question, on: date) -> list[Achievement]:
    """Relevant, handed in on or before the day, neither approved nor refused on or before it."""
    return [
        record
        for record in relevant(org, question, on)
        if record.submitted_on <= on and record.approved_on > on and record.refused_on > on
    ]


def candidates(org: Organisation, question: Question, on: date) -> list[Achievement]:
    """Relevant, approved on or before the day and not revoked on or before it, in order."""
    approved = [r for r in relevant(org, question, on) if r.approved_on <= on < r.revoked_on]
    return sorted(approved, key=lambda record: (record.achieved_on, record.achievement_id))


def held_until(org: Organisation, question: Question, on: date) -> date | None:
    """The n-th latest of the candidates' days. Fewer candidates, or a day before duty: never held (None)."""
    reached: list[date] = []
    for candidate in candidates(org, question, on):
        until = valid_through(org, question.requirement, candidate, latest=max(reached, default=None))
        reached.append(min(until, candidate.valid_until or NEVER))
    times = question.requirement.times
    if len(reached) < times or sorted(reached)[-times] < question.duty:
        return None
    return sorted(reached)[-times]


def valid_through(
    org: Organisation, asked: Requirement, candidate: Achievement, *, latest: date | None
) -> date:
    """The last day a candidate is valid by the terms; `latest`: the latest day an earlier one reached."""
    months = asked.validity_months
    if months is None:
        months = org.validity_months[candidate.competence_id]
    if not months:
        return NEVER
    if asked.renewal == "expiry":
        return by_expiry(candidate.achieved_on, months, asked.early_days, latest)
    if asked.renewal.startswith("fixed:"):
        return by_fixed_day(candidate.achieved_on, months, asked.early_days, asked.renewal)
    return add_months(candidate.achieved_on, months)


def by_expiry(achieved_on: date, months: int, early_days: int, latest: date | None) -> date:
    """Renewing early, on or before the day the earlier ones reached, costs nothing."""
    if latest not in (None, NEVER) and later(latest, -early_days) <= achieved_on <= latest:
        return add_months(latest, months)
    return add_months(achieved_on, months)


def by_fixed_day(achieved_on: date, months: int, early_days: int, renewal: str) -> date:
    """The last such date on or before the months and the early days, if it lies after the achieving."""
    limit = later(add_months(achieved_on, months), early_days)
    dates = [fixed_day(renewal, year) for year in (limit.year - 1, limit.year)]
    last = max(day for day in dates if day <= limit)
    return last if last > achieved_on else add_months(achieved_on, months)


def fixed_day(renewal: str, year: int) -> date:
    """The date of `fixed:MM-DD` in a year; 29 February means the last day of February."""
    month, day = (int(number) for number in renewal.removeprefix("fixed:").split("-"))
    return date(year, month, last_of_month(year, 2) if (month, day) == (2, 29) else day)
