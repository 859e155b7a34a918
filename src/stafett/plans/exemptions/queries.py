"""Reading exemptions. Whose somebody sees, `standings.excusing.exemptions` tells: it takes who asks where."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from stafett.plans.models import Acceptance, Exemption, Requirement
from stafett.records.models import CompetenceDetails


def of_person(person_id: int) -> QuerySet[Exemption]:
    """A person's exemptions as known today, the newest first."""
    return Exemption.objects.open().filter(person_id=person_id).order_by("-starts_on", "-id")


def current(exemption: Exemption) -> Exemption | None:
    """What an exemption has become since; None where it was taken back."""
    rows = Exemption.objects.open().filter(organisation_id=exemption.organisation_id, key=exemption.key)
    return rows.first()


def is_asked(plan_id: int, requirement: str) -> bool:
    """Whether some version of the plan asks for it; a plan as a whole (an empty key) is always there."""
    rows = Requirement.objects.open().filter(plan_id=plan_id)
    return not requirement or rows.filter(key=requirement).exists()


def titles(exemptions: Iterable[Exemption]) -> dict[tuple[int, str], str]:
    """What the requirements of some exemptions are called, by plan and key: as their newest version accepts."""
    wanted = {(one.plan_id, one.requirement) for one in exemptions if one.requirement}
    rows = Requirement.objects.open().filter(plan_id__in={plan for plan, _key in wanted}).order_by("version")
    newest = {(row.plan_id, row.key): row.pk for row in rows if (row.plan_id, row.key) in wanted}
    names = _accepted(newest.values())
    return {asked: " / ".join(sorted(names[row])) for asked, row in newest.items()}


def _accepted(requirement_ids: Collection[int]) -> dict[int, list[str]]:
    pairs = list(
        Acceptance.objects.filter(requirement_id__in=list(requirement_ids)).values_list(
            "requirement_id", "competence_id"
        )
    )
    rows = CompetenceDetails.objects.open().filter(competence_id__in={one for _row, one in pairs})
    names = dict(rows.values_list("competence_id", "name"))
    found: dict[int, list[str]] = defaultdict(list)
    for requirement, competence in pairs:
        found[requirement].append(names.get(competence, ""))
    return found


def is_by_file(exemption: Exemption) -> bool:
    """Whether it came by file, which says no grounds: the next file may say it again."""
    return not exemption.grounds
