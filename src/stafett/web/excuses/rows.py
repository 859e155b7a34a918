"""Exemptions and leaves as people read them: what, until when, on which grounds, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stafett.people.leaves import queries as leaves
from stafett.people.models import Leave
from stafett.plans import queries as plans
from stafett.plans.exemptions import queries as exemptions
from stafett.plans.models import Exemption

COMING, NOW, OVER = "coming", "now", "over"


@dataclass(frozen=True)
class Exempted:
    """An exemption with the names of what it is about; `title` is empty for a whole plan."""

    row: Exemption
    title: str
    plan: str
    state: str
    is_by_file: bool


@dataclass(frozen=True)
class Away:
    """A leave, and whether it holds that day."""

    row: Leave
    state: str
    is_by_file: bool


def exempted(rows: Sequence[Exemption], *, on: date) -> list[Exempted]:
    """Exemptions with their names. Four queries, however many."""
    titles = exemptions.titles(rows)
    named = plans.titles(rows[0].organisation_id, on=on) if rows else {}
    return [
        Exempted(
            row,
            titles.get((row.plan_id, row.requirement), row.requirement),
            named.get(row.plan_id, ""),
            state(row, on),
            exemptions.is_by_file(row),
        )
        for row in rows
    ]


def away(rows: Sequence[Leave], *, on: date) -> list[Away]:
    """Leaves as they stand on a day."""
    return [Away(row, state(row, on), leaves.is_by_file(row)) for row in rows]


def state(row: Exemption | Leave, on: date) -> str:
    """Whether it is to come, holds that day, or is over."""
    if row.starts_on > on:
        return COMING
    return OVER if row.ends_on is not None and row.ends_on < on else NOW
