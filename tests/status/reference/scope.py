"""§2: when a cell exists, and since when a person has had to have a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.status.reference.days import Span, cut, joined, overlap
from tests.status.reference.facts import Assignment, Employment, Organisation, Requirement, Version

CHAINED = timedelta(days=90)


@dataclass(frozen=True)
class Pair:
    """An employment and an assignment that match on these days."""

    employment: Employment
    assignment: Assignment
    days: list[Span]

    @property
    def unit_id(self) -> str:
        """§2.1: the pair's unit is the employment's: the cell is given there."""
        return self.employment.unit_id


@dataclass(frozen=True)
class Question:
    """A requirement of one plan, asked of one person by the last version of a run."""

    person_id: str
    requirement_id: str
    unit_id: str | None
    run: tuple[Version, ...]
    since: date

    @property
    def version(self) -> Version:
        return self.run[-1]

    @property
    def requirement(self) -> Requirement:
        return self.version.requirements[self.requirement_id]

    @property
    def redo_on(self) -> date | None:
        """§2.6: the effective day of the latest version in the run, after its first, that says redo."""
        days = [v.days.first for v in self.run[1:] if v.requirements[self.requirement_id].redo]
        return max(days, default=None)

    @property
    def duty(self) -> date:
        """§2.6: since, or if later, the day of the redo."""
        return max(self.since, self.redo_on or self.since)

    @property
    def before(self) -> Question | None:
        """§4.2: the same question as the version before asks it."""
        return replace(self, run=self.run[:-1]) if len(self.run) > 1 else None


@dataclass(frozen=True)
class Piece:
    """A cell without its dates: a question, and the days it is asked."""

    question: Question
    days: Span


def pairs(org: Organisation, person_id: str, plan_id: str) -> list[Pair]:
    """§2.1: every pair of an employment of the person and an assignment of the plan that match."""
    return [
        Pair(employment, assignment, days)
        for employment in org.employments[person_id]
        for assignment in org.assignments
        if assignment.plan_id == plan_id
        if (days := matching_days(org, employment, assignment))
    ]


def matching_days(org: Organisation, employment: Employment, assignment: Assignment) -> list[Span]:
    """§2.1: the days when both hold and the unit, the position and the person are right."""
    both = overlap(employment.days, assignment.days)
    if both is None or not is_meant(employment, assignment):
        return []
    return [days for days in cut(both, set(org.moves)) if is_in(org, employment, assignment, days.first)]


def is_meant(employment: Employment, assignment: Assignment) -> bool:
    """§2.1: the position is listed (an empty list: any), and the person is the one named (none: anybody)."""
    position = not assignment.positions or employment.position in assignment.positions
    return position and assignment.person_id in (None, employment.person_id)


def is_in(org: Organisation, employment: Employment, assignment: Assignment, day: date) -> bool:
    """§2.1: the employment's unit is the assignment's or, with sub-units, below it in that day's tree."""
    if assignment.subunits:
        return assignment.unit_id in org.above(employment.unit_id, day)
    return assignment.unit_id == employment.unit_id


def windows(matching: list[Pair]) -> list[Span]:
    """§2.2: the days of all pairs, joined where they overlap or touch."""
    return joined([days for pair in matching for days in pair.days])


def chain_first(all_windows: list[Span], window: Span) -> date:
    """§2.5: the first day of the window's chain, windows at most 90 days apart."""
    first = window.first
    for earlier in reversed([other for other in all_windows if other < window]):
        if first - earlier.after > CHAINED:
            break
        first = earlier.first
    return first


def run(versions: list[Version], version: Version, requirement_id: str) -> tuple[Version, ...]:
    """§2.4: the consecutive versions up to this one that hold the id, no day without a version between."""
    result = [version]
    for earlier in reversed(versions[: versions.index(version)]):
        if requirement_id not in earlier.requirements or earlier.days.after != result[0].days.first:
            break
        result.insert(0, earlier)
    return tuple(result)


def pieces(org: Organisation, person_id: str) -> Iterator[Piece]:
    """§2.2-3: every requirement of every version, on every window of its plan; per unit, of each unit."""
    for plan_id, versions in org.plans.items():
        matching = pairs(org, person_id, plan_id)
        units = {pair.unit_id for pair in matching}
        for version in versions:
            for requirement in version.requirements.values():
                for unit_id in units if requirement.per_unit else [None]:
                    giving = [pair for pair in matching if unit_id in (None, pair.unit_id)]
                    its_run = run(versions, version, requirement.requirement_id)
                    yield from on_windows(
                        person_id, requirement.requirement_id, unit_id, its_run, windows(giving)
                    )


def on_windows(
    person_id: str, requirement_id: str, unit_id: str | None, its_run: tuple[Version, ...], spans: list[Span]
) -> Iterator[Piece]:
    """§2.3 and 5: a piece for each window cut by the version, with its since."""
    for window in spans:
        days = overlap(window, its_run[-1].days)
        if days is not None:
            since = max(its_run[0].days.first, chain_first(spans, window))
            yield Piece(Question(person_id, requirement_id, unit_id, its_run, since), days)
