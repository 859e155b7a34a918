"""Writing what people hold by having taken part, in a change that somebody else has opened."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from stafett.audit.actions import Change
from stafett.records import prerequisites, rows
from stafett.records.cases import risky_among, routes_of
from stafett.records.models import Achievement

from . import rules


@dataclass(frozen=True, kw_only=True)
class Gift:
    """What somebody took part in gives. `decided_by`: who or what approves it, where nobody more is asked; empty where
    somebody else has to decide all the same."""

    key: str
    organisation_id: int
    person_id: int
    competence_id: int
    level: int = 1
    unit_id: int | None = None
    achieved_on: date
    note: str = ""
    decided_by: str = ""


def give(gifts: Sequence[Gift], *, change: Change, on: date) -> list[Achievement]:
    """An achievement for each, approved where that is all that is asked for, else a claim that waits. One that is
    there already (by its key) stays as it is."""
    keys = [gift.key for gift in gifts]
    organisations = {gift.organisation_id for gift in gifts}
    known = Achievement.objects.open().filter(organisation_id__in=organisations, key__in=keys)
    there = set(known.values_list("key", flat=True))
    new = [gift for gift in gifts if gift.key not in there]
    made = Achievement.objects.bulk_create([_opened(gift, change.position, on) for gift in new])
    approved = _passing(made, on=on)
    for gift, row in zip(new, made, strict=True):
        if gift.decided_by and row in approved:
            row.approved_on, row.decided_by = on, gift.decided_by
    Achievement.objects.bulk_update(made, ["approved_on", "decided_by"], batch_size=500)
    return made


def take_back(organisation_id: int, keys: Collection[str], *, change: Change) -> None:
    """They did not take part after all: what it gave was never held."""
    rows.close(
        list(Achievement.objects.open().filter(organisation_id=organisation_id, key__in=keys)),
        change.position,
    )


def _opened(gift: Gift, position: int, on: date) -> Achievement:
    return Achievement(
        key=gift.key,
        organisation_id=gift.organisation_id,
        person_id=gift.person_id,
        competence_id=gift.competence_id,
        level=gift.level,
        unit_id=gift.unit_id,
        achieved_on=gift.achieved_on,
        submitted_on=on,
        note=gift.note,
        opened=position,
    )


def _passing(made: list[Achievement], *, on: date) -> list[Achievement]:
    if not made:
        return []
    risky = risky_among(made[0].organisation_id, [row.competence_id for row in made])
    missing = prerequisites.missing_before(made, on=on)
    asked = routes_of(made, on=on)
    return [
        row
        for row, route in zip(made, asked, strict=True)
        if rules.passes(
            row.level, route, is_risky=row.competence_id in risky, missing=missing.get(row.pk, ())
        )
    ]
