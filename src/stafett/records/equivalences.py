"""What counts as what: equivalences between competences, followed as far as they lead (§1)."""

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import cache

from stafett.audit import queries as audit

from .models import Equivalence


def counting_for(organisation_id: int | None, competence_ids: Collection[int]) -> set[int]:
    """The competences that count as one of some (§1), these among them: equivalences are transitive."""
    return reached(_equivalences(organisation_id or 0), competence_ids)


def counted_as(organisation_id: int | None, competence_id: int) -> set[int]:
    """The competences that a competence counts as, itself among them."""
    return counted_as_each(organisation_id)(competence_id)


def counting_for_each(organisation_id: int | None) -> Callable[[int], set[int]]:
    """As `counting_for` of one, for many: the equivalences are read once."""
    return _counting(organisation_id or 0)


def counted_as_each(organisation_id: int | None) -> Callable[[int], set[int]]:
    """As `counted_as`, for many: the equivalences are read once."""
    return _counted(organisation_id or 0)


@audit.kept(4)
def _counting(organisation_id: int) -> Callable[[int], set[int]]:
    return _each(_equivalences(organisation_id))


@audit.kept(4)
def _counted(organisation_id: int) -> Callable[[int], set[int]]:
    return _each([(accepted, competence) for competence, accepted in _equivalences(organisation_id)])


def _each(pairs: list[tuple[int, int]]) -> Callable[[int], set[int]]:
    @cache
    def found(competence_id: int) -> set[int]:
        return reached(pairs, [competence_id])

    return found


@audit.kept(4)
def _equivalences(organisation_id: int) -> list[tuple[int, int]]:
    rows = Equivalence.objects.open().filter(organisation_id=organisation_id)
    return list(rows.values_list("competence_id", "accepted_id"))


def reached(pairs: Collection[tuple[int, int]], start: Collection[int]) -> set[int]:
    """What one gets to from some competences along pairs, these among them."""
    onwards: dict[int, set[int]] = defaultdict(set)
    for competence, accepted in pairs:
        onwards[competence].add(accepted)
    found, ahead = set(start), list(start)
    while ahead:
        further = onwards[ahead.pop()] - found
        found |= further
        ahead.extend(further)
    return found
