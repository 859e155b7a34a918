"""Rows to the kernel's frames: what each column of the rule book's facts is read from.

Ids are the rows' integer keys, so nothing is joined on the way. Two exceptions are texts by nature: a
requirement's id, and an achievement's id, whose order breaks ties and is the order of the texts.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from stafett.audit.frames import frame, frame_of_many
from stafett.people.models import Employment, Leave, Move, UnitDetails
from stafett.plans.models import Acceptance, Assignment, Exemption, PlanVersion, Requirement
from stafett.records.models import Achievement, CompetenceDetails, Equivalence
from stafett.status import Facts
from stafett.status.facts import OF_PERSONS, SCHEMAS

type Persons = Collection[int] | QuerySet[Any]
"""Which persons: their keys, or a query that gives them (for the many)."""

EVERYTHING: Mapping[str, Q] = {}

TEXT_IDS = {"requirement_id", "achievement_id"}

MODELS: dict[str, Any] = {
    "units": UnitDetails,
    "moves": Move,
    "employments": Employment,
    "leaves": Leave,
    "competences": CompetenceDetails,
    "equivalences": Equivalence,
    "versions": PlanVersion,
    "requirements": Requirement,
    "assignments": Assignment,
    "achievements": Achievement,
    "exemptions": Exemption,
}
OF_MANY = {"achievements"}
"""Kinds with a hundred rows a person."""

SOURCES: dict[str, dict[str, str]] = {
    "employments": {"employment_id": "id"},
    "leaves": {"leave_id": "id"},
    "requirements": {"requirement_id": "key"},
    "assignments": {"assignment_id": "id", "position": "positions"},
    "achievements": {"achievement_id": "key"},
    "exemptions": {"exemption_id": "id", "requirement_id": "requirement"},
}
"""Where a column's field is called something else."""
ALSO: dict[str, dict[str, Any]] = {"assignments": {"position": pl.String}}
"""What is read with a kind, and makes another frame."""


def facts(
    organisation_id: int,
    *,
    position: int | None = None,
    people: Persons | None = None,
    only: Mapping[str, Q] = EVERYTHING,
) -> Facts:
    """One organisation's facts, as known today or at a log position; with `people`, of these persons only,
    and of each kind named in `only` what it says."""
    frames = {kind: _rows(kind, organisation_id, position, people, only) for kind in MODELS}
    frames["accepts"] = _accepts(organisation_id, position)
    return Facts.of(_completed(frames))


def facts_of(
    people: Persons | None,
    organisation_id: int,
    *,
    position: int,
    known: Facts,
    kinds: Collection[str],
    only: Mapping[str, Q] = EVERYTHING,
) -> Facts:
    """As `facts` of some persons (None: of all), of which all but some `kinds` are `known` already."""
    read = _completed({kind: _rows(kind, organisation_id, position, people, only) for kind in kinds})
    theirs = vars(Facts.of(read | {"requirements": known.requirements.clear()}))  # for the types of its ids
    return replace(known, **{kind: theirs[kind] for kind in read})


def narrowed(known: Facts, which: pl.Expr) -> Facts:
    """The facts, those about persons only where `which` holds."""
    return replace(known, **{kind: vars(known)[kind].filter(which) for kind in OF_PERSONS})


def both(some: Facts, others: Facts) -> Facts:
    """The facts about some people and about others, the rest as known of the others."""
    return replace(others, **{kind: joined(vars(some)[kind], vars(others)[kind]) for kind in OF_PERSONS})


def joined(some: pl.DataFrame, more: pl.DataFrame) -> pl.DataFrame:
    """In one piece: of hundreds of pieces, each would cost every query something."""
    return pl.concat([some, more], rechunk=True)


def about(persons: Facts, rest: Facts) -> Facts:
    """What some facts say about persons, with the rest of others."""
    return replace(rest, **{kind: vars(persons)[kind] for kind in OF_PERSONS})


def _completed(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """With the frame that is made of another, and an exemption from the whole plan told by an empty field."""
    if "assignments" in frames:
        frames = frames | {"positions": _positions(frames["assignments"])}
    if "exemptions" in frames:
        whole_plan = pl.when(pl.col("requirement_id") != "").then("requirement_id").alias("requirement_id")
        frames = frames | {"exemptions": frames["exemptions"].with_columns(whole_plan)}
    return frames


def _schema(kind: str) -> dict[str, Any]:
    return {
        name: pl.Int64 if dtype == pl.String and name.endswith("_id") and name not in TEXT_IDS else dtype
        for name, dtype in SCHEMAS[kind].items()
    }


def _rows(
    kind: str,
    organisation_id: int,
    position: int | None,
    people: Persons | None,
    only: Mapping[str, Q],
) -> pl.DataFrame:
    known: QuerySet[Any] = MODELS[kind].objects.recorded(position)
    rows = known.filter(only.get(kind, Q()))
    if people is not None and kind in OF_PERSONS:
        # by persons alone: told of the organisation too, a database may go through all that it has recorded
        rows = rows.filter(person_id__in=people)
    else:
        rows = rows.filter(organisation_id=organisation_id)
    schema = _schema(kind) | ALSO.get(kind, {})
    read = frame_of_many if people is None and kind in OF_MANY else frame
    return read(rows, schema, {name: SOURCES.get(kind, {}).get(name, name) for name in schema})


def _positions(assignments: pl.DataFrame) -> pl.DataFrame:
    some = assignments.select("assignment_id", "position").filter(pl.col("position") != "")
    return some.with_columns(pl.col("position").str.split("|")).explode("position")


def _accepts(organisation_id: int, position: int | None) -> pl.DataFrame:
    open_rows = Requirement.objects.recorded(position).filter(organisation_id=organisation_id)
    rows = Acceptance.objects.filter(requirement__in=open_rows)
    schema = _schema("accepts")
    return frame(
        rows,
        schema,
        {
            "plan_id": "requirement__plan_id",
            "version": "requirement__version",
            "requirement_id": "requirement__key",
            "competence_id": "competence_id",
        },
    )
