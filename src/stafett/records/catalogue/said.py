"""What the catalogue says of a competence, as one thing: what is typed, compared and written."""

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True)
class Way:
    """A way to get there: its kind (`WayKind`), a title, where it is, and which version of a document."""

    kind: str
    title: str
    address: str = ""
    document_version: str = ""


@dataclass(frozen=True)
class Task:
    """Something to be shown so many times, perhaps within so many months. `key` is empty for a new one."""

    text: str
    times: int = 1
    months: int | None = None
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """All the catalogue says. `validity_months`: None where it never lapses; `levels`: their names, the lowest
    first; `counting`: the competences that count for it (not those merged into it); `needed`: those held
    before it may be approved."""

    name: str
    validity_months: int | None = None
    description: str = ""
    levels: tuple[str, ...] = ()
    owner_unit_id: int | None = None
    review_on: date | None = None
    is_risky: bool = False
    ways: tuple[Way, ...] = ()
    tasks: tuple[Task, ...] = ()
    counting: frozenset[int] = frozenset()
    needed: frozenset[int] = frozenset()

    def differing(self, other: "Said") -> list[str]:
        """The names of what the other says differently."""
        return [one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name)]
