"""What is recorded, as the fact files would say it: which model holds each kind, and its open rows as a frame."""

from dataclasses import dataclass, field
from typing import Any

import polars as pl

from stafett.audit.frames import frame
from stafett.people.models import (
    Employment,
    Leave,
    Move,
    OrganisationFact,
    Person,
    PersonDetails,
    Role,
    Unit,
    UnitDetails,
)
from stafett.plans.models import (
    Acceptance,
    Assignment,
    Coverage,
    Exemption,
    Plan,
    PlanVersion,
    Requirement,
)
from stafett.records.models import Achievement, Competence, CompetenceDetails, Equivalence

from . import cells
from .kinds import Kind

UNIT, PERSON, COMPETENCE, PLAN = "unit", "person", "competence", "plan"
IDENTITIES: dict[str, type[Unit] | type[Person] | type[Competence] | type[Plan]] = {
    UNIT: Unit, PERSON: Person, COMPETENCE: Competence, PLAN: Plan,
}  # fmt: skip
"""The identity rows whose keys the files call ids."""

COMMON = {
    "unit_id": ("unit", UNIT), "person_id": ("person", PERSON), "competence_id": ("competence", COMPETENCE),
    "plan_id": ("plan", PLAN), "parent_id": ("parent", UNIT), "accepted_id": ("accepted", COMPETENCE),
    "owner_unit_id": ("owner_unit", UNIT),
}  # fmt: skip


@dataclass(frozen=True)
class Stored:
    """Where a kind is kept: its model, the fields called otherwise than the columns, and the fields no
    file knows, which a correction by file leaves as they are."""

    model: type[OrganisationFact]
    fields: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    def identity(self, column: str) -> tuple[str, str] | None:
        """The foreign key a column of ids fills, and the identity it names; None for any other column."""
        return None if column in self.fields else COMMON.get(column)

    def path(self, column: str) -> str:
        """The look-up that gives a column's value as the files write it."""
        if identity := self.identity(column):
            return f"{identity[0]}__key"
        return self.fields.get(column, column)


STORED: dict[str, Stored] = {
    "units": Stored(UnitDetails),
    "moves": Stored(Move),
    "people": Stored(PersonDetails),
    "roles": Stored(Role, {"role_id": "key"}),
    "employments": Stored(Employment, {"employment_id": "key"}),
    "leaves": Stored(Leave, {"leave_id": "key"}),
    "competences": Stored(CompetenceDetails),
    "equivalences": Stored(Equivalence),
    "plans": Stored(
        PlanVersion, kept=("goal", "target_group", "copied_from_id", "copied_version", "grounds")
    ),
    "requirements": Stored(
        Requirement,
        {"requirement_id": "key", "obligation": "mandatory"},
        ("why", "steps", "approver", "place"),
    ),
    "assignments": Stored(Assignment, {"assignment_id": "key"}),
    "achievements": Stored(Achievement, {"achievement_id": "key"}, ("note", "grounds", "decided_by")),
    "exemptions": Stored(
        Exemption, {"exemption_id": "key", "requirement_id": "requirement"}, ("grounds", "given_by")
    ),
    "coverage": Stored(Coverage, {"coverage_id": "key"}),
}


def rows(kind: Kind, organisation_id: int | None) -> pl.DataFrame:
    """The open rows of a kind: its columns typed as when read from a file, and `pk`. One query, or two."""
    columns = [name for name in kind.names if name != "accepts"]
    types = cells.schema(kind)
    schema: dict[str, Any] = {"pk": pl.Int64, **{name: types[name] for name in columns}}
    if organisation_id is None:
        return pl.DataFrame(schema=schema | types).select("pk", *kind.names)
    stored = STORED[kind.name]
    found = frame(
        stored.model.objects.open().filter(organisation_id=organisation_id),
        schema,
        {"pk": "pk", **{name: stored.path(name) for name in columns}},
    )
    if "accepts" in kind.names:
        found = found.join(_accepted(organisation_id), on="pk", how="left")
    return found.select("pk", *kind.names)


def _accepted(organisation_id: int) -> pl.DataFrame:
    pairs = frame(
        Acceptance.objects.filter(requirement__organisation_id=organisation_id, requirement__closed=None),
        {"pk": pl.Int64, "accepts": pl.String},
        {"pk": "requirement_id", "accepts": "competence__key"},
    )
    return pairs.group_by("pk").agg(pl.col("accepts").sort().str.join("|"))


def keys(identity: str, organisation_id: int) -> pl.DataFrame:
    """The identity rows of an organisation: `key` and `id`."""
    return frame(
        IDENTITIES[identity].objects.filter(organisation_id=organisation_id),
        {"key": pl.String, "id": pl.Int64},
        {"key": "key", "id": "id"},
    )
