"""What must be held before claims may be approved, and is not."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from .catalogue import queries as catalogue
from .models import Achievement, Prerequisite


def missing_before(claims: Collection[Achievement], *, on: date) -> dict[int, list[str]]:
    """By claim: the names of what the catalogue asks its person to hold first, and they do not hold that day. No
    entry where it asks for nothing."""
    by_competence: dict[int, list[Achievement]] = defaultdict(list)
    asking = Prerequisite.objects.open().filter(competence_id__in={claim.competence_id for claim in claims})
    after_something = set(asking.values_list("competence_id", flat=True))
    for claim in claims:
        if claim.competence_id in after_something:
            by_competence[claim.competence_id].append(claim)
    found: dict[int, list[str]] = {}
    for competence, several in by_competence.items():
        lacking = catalogue.missing_before(competence, {claim.person_id for claim in several}, on=on)
        found |= {claim.pk: [one.name for one in lacking[claim.person_id]] for claim in several}
    return found
