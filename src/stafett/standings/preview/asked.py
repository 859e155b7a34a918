"""What may be looked at beforehand, as it is kept and sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Publish:
    """The draft of a plan becomes its next version; `effective_from` instead of the day the draft says."""

    plan_id: int
    effective_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class Retire:
    """The newest version of a plan is in force no more from a day on."""

    plan_id: int
    retired_on: date


@dataclass(frozen=True, kw_only=True)
class Assign:
    """A plan is given in a unit."""

    plan_id: int
    unit_id: int
    starts_on: date
    ends_on: date | None = None
    subunits: bool = False
    positions: tuple[str, ...] = ()
    person_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class End:
    """An assignment (its row) gets a last day, or with none is withdrawn."""

    assignment_id: int
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class MoveUnit:
    """A unit hangs under another from a day on."""

    unit_id: int
    parent_id: int
    moves_on: date


type Asked = Publish | Retire | Assign | End | MoveUnit

KINDS: dict[str, type[Publish] | type[Retire] | type[Assign] | type[End] | type[MoveUnit]] = {
    "publish": Publish,
    "retire": Retire,
    "assign": Assign,
    "end": End,
    "move": MoveUnit,
}
DAYS = {"effective_from", "retired_on", "starts_on", "ends_on", "last_day", "moves_on"}


def kind_of(what: Asked) -> str:
    """The word for what is asked: `publish`, `retire`, `assign`, `end` or `move`."""
    return next(kind for kind, made in KINDS.items() if isinstance(what, made))


def as_json(what: Asked) -> dict[str, Any]:
    """As it is kept in a row."""
    fields = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(what).items()
    }
    return {"do": kind_of(what), **fields}


def from_json(kept: Mapping[str, Any]) -> Asked:
    """What was kept by `as_json`."""
    fields: dict[str, Any] = {
        name: date.fromisoformat(value) if name in DAYS and value else value
        for name, value in kept.items()
        if name != "do"
    }
    if "positions" in fields:
        fields["positions"] = tuple(fields["positions"])
    made: Any = KINDS[kept["do"]]
    asked: Asked = made(**fields)
    return asked
