"""§6: whether enough members of a unit hold a competence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.status.reference.days import NEVER, Span, add_months
from tests.status.reference.facts import Achievement, Organisation
from tests.status.reference.rollups import members


@dataclass(frozen=True)
class Coverage:
    """A unit states "at least N who hold X at level L"."""

    coverage_id: str
    unit_id: str
    competence_id: str
    level: int
    at_least: int
    days: Span


def holders(org: Organisation, coverage: Coverage, day: date) -> set[str]:
    """The unit's members not on leave that day who hold it then."""
    return {
        person_id
        for person_id in members(org, coverage.unit_id, day)
        if not any(leave.holds(day) for leave in org.leaves[person_id])
        if any(holds(org, coverage, record, day) for record in org.achievements[person_id])
    }


def holds(org: Organisation, coverage: Coverage, record: Achievement, day: date) -> bool:
    """An approved, unrevoked achievement of X (or counting for it), valid that day by X's own months."""
    is_approved = record.achieved_on <= day and record.approved_on <= day < record.revoked_on
    counts = record.competence_id in org.counting_for(coverage.competence_id)
    months = org.validity_months[coverage.competence_id]
    through = add_months(record.achieved_on, months) if months else NEVER
    is_valid = day <= through and day <= (record.valid_until or NEVER)
    return is_approved and counts and record.level >= coverage.level and is_valid


def coverages_on(org: Organisation, some: list[Coverage], day: date) -> list[tuple[str, int, bool]]:
    """Each one in force that day: its id, how many hold it, and whether they are too few."""
    counted = [(one, len(holders(org, one, day))) for one in some if one.days.holds(day)]
    return sorted((one.coverage_id, count, count < one.at_least) for one, count in counted)
