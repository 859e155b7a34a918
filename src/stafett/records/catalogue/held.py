"""Who holds what, by the kernel's own count (§6), of the achievements of some persons."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db.models import QuerySet

from stafett.audit.frames import frame
from stafett.people.models import Employment
from stafett.people.queries import active
from stafett.records import queries as records
from stafett.records.models import Achievement, CompetenceDetails, Equivalence
from stafett.status import Facts
from stafett.status import holding as kernel_holding
from stafett.status.facts import SCHEMAS

KEYS = ("person_id", "competence_id", "accepted_id", "unit_id")
NO_OTHER: Mapping[int, int | None] = {}


def by_persons(
    organisation_id: int, competence_ids: Collection[int], person_ids: Collection[int], *, on: date
) -> set[tuple[int, int]]:
    """Who of some persons holds which of some competences on a day: competence and person."""
    shown = Achievement.objects.open().filter(
        organisation_id=organisation_id,
        competence_id__in=records.counting_for(organisation_id, competence_ids),
        person_id__in=person_ids,
    )
    return _held(_facts(organisation_id, shown, NO_OTHER), competence_ids, on)


def at_work(
    organisation_id: int, competence_id: int, *, on: date, validity: Mapping[int, int | None] = NO_OTHER
) -> set[int]:
    """Who of those employed on a day holds a competence then; `validity`: as if some were valid for so many
    months."""
    jobs = Employment.objects.open().filter(active(on), organisation_id=organisation_id)
    shown = Achievement.objects.open().filter(
        organisation_id=organisation_id,
        competence_id__in=records.counting_for(organisation_id, [competence_id]),
        person_id__in=jobs.values("person_id"),
    )
    found = _held(_facts(organisation_id, shown, validity), [competence_id], on)
    return {person for _competence, person in found}


def _held(facts: Facts, competence_ids: Collection[int], on: date) -> set[tuple[int, int]]:
    wanted = pl.DataFrame(
        {"competence_id": list(competence_ids)}, schema={"competence_id": pl.Int64}
    ).with_columns(level=pl.lit(1, pl.Int32))
    found = kernel_holding(facts, wanted, on).select("competence_id", "person_id").unique().collect()
    return set(found.iter_rows())


def _facts(organisation_id: int, shown: QuerySet[Achievement], validity: Mapping[int, int | None]) -> Facts:
    """The facts the count needs: the competences (some with another validity), what counts for what, and what
    was shown."""
    of_all = {"organisation_id": organisation_id}
    frames = {
        "competences": _read("competences", CompetenceDetails.objects.open().filter(**of_all)),
        "equivalences": _read("equivalences", Equivalence.objects.open().filter(**of_all)),
        "achievements": _read("achievements", shown),
    }
    other = pl.DataFrame(
        {"competence_id": list(validity), "validity_months": list(validity.values())},
        schema=frames["competences"].schema,
    )
    usual = frames["competences"].join(other, on="competence_id", how="anti")
    return Facts.of(frames | {"competences": pl.concat([usual, other])})


def _read(kind: str, rows: QuerySet[Any]) -> pl.DataFrame:
    schema = {name: pl.Int64 if name in KEYS else dtype for name, dtype in SCHEMAS[kind].items()}
    return frame(rows, schema, {name: "key" if name == "achievement_id" else name for name in schema})
