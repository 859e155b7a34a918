"""One requirement of a draft, as the draft's JSON keeps it and as a published row will say it."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from stafett.plans.models import Approver, Requirement, Steps

TERMS = (
    "level", "times", "mandatory", "due_days", "validity_months", "renewal", "early_days", "warn_days",
    "grace_days", "lookback_days", "per_unit", "claim_days",
)  # fmt: skip
"""What decides colours, beside what is accepted: where one of these changes, the author says what it means."""


READING = "read-"
READING_KEY = re.compile(READING + r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def reading_key() -> str:
    """A key for the competence of having read something, which the house makes."""
    return f"{READING}{uuid.uuid4()}"


def is_reading(key: str) -> bool:
    """Whether a competence's key is one that the house made so."""
    return READING_KEY.fullmatch(key) is not None


class Choice(models.TextChoices):
    """What a changed requirement means for those who hold it already."""

    NOTHING = "nothing", _("Nothing to redo: only the terms change")
    READ = "read", _("Read and confirm: everybody reads what is new")
    REDO = "redo", _("Do it again: everybody shows it anew")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a draft asks. The fields of `Requirement`, with its defaults; `accepts`: competence ids, in order.

    `choice` says what a change means (empty: not chosen yet) and `address` where there is something to read.
    """

    key: str
    accepts: tuple[int, ...] = ()
    level: int = 1
    times: int = 1
    mandatory: bool = True
    due_days: int | None = None
    validity_months: int | None = None
    renewal: str = "completion"
    early_days: int = 60
    warn_days: int = 0
    grace_days: int = 30
    lookback_days: int | None = None
    per_unit: bool = False
    redo: bool = False
    transition_days: int = 60
    claim_days: int = 14
    why: str = ""
    steps: str = Steps.ONE.value
    approver: str = Approver.LEADER.value
    choice: str = ""
    address: str = ""

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """As a draft keeps it; what it does not say takes the default."""
        said = {name: kept[name] for name in FIELDS if name in kept}
        return cls(**said | {"accepts": tuple(kept.get("accepts") or ())})

    @classmethod
    def from_requirement(cls, row: Requirement) -> Self:
        """As published, to go on from: nobody has chosen to redo it once more."""
        accepts = sorted(one.competence_id for one in row.acceptances.all())
        said = {name: getattr(row, name) for name in PUBLISHED}
        return cls(**said | {"accepts": tuple(accepts), "redo": False})

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"accepts": list(self.accepts), "redo": self.choice == Choice.REDO}

    def as_requirement(self) -> Requirement:
        """An unsaved row that says the same, for what tells or writes requirements."""
        said = {name: getattr(self, name) for name in PUBLISHED}
        return Requirement(**said | {"redo": self.choice == Choice.REDO})

    def asks_otherwise(self, before: "Asked") -> bool:
        """Whether this asks something else of people than before: other terms, or other competences."""
        return set(self.accepts) != set(before.accepts) or any(
            getattr(self, name) != getattr(before, name) for name in TERMS
        )


FIELDS = tuple(field.name for field in fields(Asked))
PUBLISHED = tuple(name for name in FIELDS if name not in ("accepts", "choice", "address"))


def read(requirements: list[Mapping[str, Any]]) -> list[Asked]:
    """All that a draft asks, in the author's order."""
    return [Asked.from_json(kept) for kept in requirements]
