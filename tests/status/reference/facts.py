"""§1: the facts of one organisation, with the defaults for empty fields."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from tests.status.reference.days import NEVER, Span, span
from tests.status.rows import Row, Rows


class FromRow:
    """A fact takes the fields it has from a row; an empty field takes the default."""

    @classmethod
    def of(cls, row: Row, **more: Any) -> Self:
        names = {field.name for field in fields(cls)}  # type: ignore[arg-type] # a dataclass it is
        return cls(
            **{name: value for name, value in row.items() if name in names and value is not None} | more
        )


@dataclass(frozen=True)
class Employment(FromRow):
    employment_id: str
    person_id: str
    unit_id: str
    days: Span
    position: str | None = None


@dataclass(frozen=True)
class Requirement(FromRow):
    requirement_id: str
    accepts: list[str]
    level: int = 1
    times: int = 1
    mandatory: bool = True
    due_days: int | None = None
    validity_months: int | None = None
    renewal: str = "completion"
    early_days: int = 60
    warn_days: int = 0
    grace_days: int = 30
    lookback_days: int | None = None
    per_unit: bool = False
    redo: bool = False
    transition_days: int = 60
    claim_days: int = 14


@dataclass(frozen=True)
class Version:
    plan_id: str
    number: int
    days: Span
    requirements: dict[str, Requirement]


@dataclass(frozen=True)
class Assignment(FromRow):
    assignment_id: str
    plan_id: str
    unit_id: str
    days: Span
    positions: list[str]
    subunits: bool = False
    person_id: str | None = None


@dataclass(frozen=True)
class Achievement(FromRow):
    achievement_id: str
    person_id: str
    competence_id: str
    achieved_on: date
    submitted_on: date
    level: int = 1
    unit_id: str | None = None
    valid_until: date | None = None
    approved_on: date = NEVER
    refused_on: date = NEVER
    revoked_on: date = NEVER


@dataclass(frozen=True)
class Exemption(FromRow):
    plan_id: str
    days: Span
    requirement_id: str | None = None


@dataclass(frozen=True)
class Organisation:
    parents: dict[str, str | None]
    moves: dict[date, dict[str, str]]
    validity_months: dict[str, int | None]
    equivalences: list[tuple[str, str]]
    plans: dict[str, list[Version]]
    assignments: list[Assignment]
    employments: dict[str, list[Employment]]
    leaves: dict[str, list[Span]]
    achievements: dict[str, list[Achievement]]
    exemptions: dict[str, list[Exemption]]

    def above(self, unit_id: str, day: date) -> list[str]:
        """The unit and every unit above it, in that day's tree."""
        parents = dict(self.parents)
        for moves_on in sorted(self.moves):
            if moves_on <= day:
                parents |= self.moves[moves_on]
        line, above = [unit_id], parents[unit_id]
        while above is not None:
            line.append(above)
            above = parents[above]
        return line

    def counting_for(self, competence_id: str) -> set[str]:
        """The competences that count as this one: holding *accepted* counts as *competence*, transitively."""
        counting = {competence_id}
        for competence, accepted in self.equivalences:
            if competence == competence_id:
                counting |= self.counting_for(accepted)
        return counting


def organisation(rows: Rows) -> Organisation:
    return Organisation(
        parents={row["unit_id"]: row["parent_id"] for row in rows["units"]},
        moves=_moves(rows["moves"]),
        validity_months={row["competence_id"]: row["validity_months"] for row in rows["competences"]},
        equivalences=[(row["competence_id"], row["accepted_id"]) for row in rows["equivalences"]],
        plans=_plans(rows),
        assignments=[Assignment.of(row, days=_days(row)) for row in rows["assignments"]],
        employments=_by_person(rows["employments"], lambda row: Employment.of(row, days=_days(row))),
        leaves=_by_person(rows["leaves"], _days),
        achievements=_by_person(rows["achievements"], _achievement),
        exemptions=_by_person(rows["exemptions"], lambda row: Exemption.of(row, days=_days(row))),
    )


def _days(row: Row) -> Span:
    return span(row["starts_on"], None if row["ends_on"] == NEVER else row["ends_on"])


def _achievement(row: Row) -> Achievement:
    row = {name: None if value == NEVER else value for name, value in row.items()}
    return Achievement.of(row, submitted_on=row["submitted_on"] or row["achieved_on"])


def _moves(rows: list[Row]) -> dict[date, dict[str, str]]:
    moves: dict[date, dict[str, str]] = defaultdict(dict)
    for row in rows:
        moves[row["moves_on"]][row["unit_id"]] = row["parent_id"]
    return moves


def _by_person(rows: list[Row], fact: Any) -> dict[str, list[Any]]:
    facts: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        facts[row["person_id"]].append(fact(row))
    return facts


def _plans(rows: Rows) -> dict[str, list[Version]]:
    """The versions of each plan in order, each in force until the next higher or its retiring."""
    plans: dict[str, list[Version]] = defaultdict(list)
    ordered = sorted(rows["versions"], key=lambda row: (row["plan_id"], row["version"]))
    for row, following in zip(ordered, [*ordered[1:], None], strict=True):
        after = row["retired_on"] or NEVER
        if following and following["plan_id"] == row["plan_id"]:
            after = min(after, following["effective_from"])
        requirements = {
            asked["requirement_id"]: Requirement.of(asked)
            for asked in rows["requirements"]
            if (asked["plan_id"], asked["version"]) == (row["plan_id"], row["version"])
        }
        version = Version(row["plan_id"], row["version"], Span(row["effective_from"], after), requirements)
        plans[row["plan_id"]].append(version)
    return plans
