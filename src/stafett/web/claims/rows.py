"""Claims as people read them: who, what, when, with what files."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stafett.people.models import PersonDetails, UnitDetails
from stafett.records import queries as records
from stafett.records.models import Achievement, CompetenceDetails, Evidence


@dataclass(frozen=True)
class ClaimRow:
    """A claim or what it became, with the names of what it points at."""

    claim: Achievement
    person: str
    competence: str
    unit: str
    files: tuple[Evidence, ...]
    waited_days: int


def claim_rows(claims: Sequence[Achievement], *, on: date) -> list[ClaimRow]:
    """Rows for some claims. Four queries, however many claims."""
    people = dict(_people(claims))
    named = CompetenceDetails.objects.open().filter(
        competence_id__in={claim.competence_id for claim in claims}
    )
    names = dict(named.values_list("competence_id", "name"))
    placed = UnitDetails.objects.open().filter(
        unit_id__in={claim.unit_id for claim in claims if claim.unit_id}
    )
    units = dict(placed.values_list("unit_id", "name"))
    files: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in records.evidence_of(claims):
        files[evidence.achievement_key].append(evidence)
    return [
        ClaimRow(
            claim,
            people[claim.person_id],
            names[claim.competence_id],
            units.get(claim.unit_id, ""),
            tuple(files[claim.key]),
            (on - claim.submitted_on).days,
        )
        for claim in claims
    ]


def _people(claims: Sequence[Achievement]) -> list[tuple[int, str]]:
    rows = PersonDetails.objects.open().filter(person_id__in={claim.person_id for claim in claims})
    return [(row.person_id, row.name) for row in rows]
