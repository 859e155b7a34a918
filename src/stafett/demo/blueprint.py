"""An invented organisation as its data files describe it: units with crews, plans, and whom they reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .catalogue import rows


@dataclass(frozen=True)
class Workplace:
    """A unit and the crew it wants; `state` is how well it is run: green, well, fair or trouble."""

    id: str
    parent_id: str
    name: str
    kind: str
    state: str
    crew: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Version:
    """A plan version; `since_days` counts back from the demo's day, `terms` are the fields it sets itself."""

    plan_id: str
    number: int
    since_days: int
    title: str
    owner_id: str
    asks: tuple[str, ...]
    recommends: tuple[str, ...]
    terms: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Reach:
    """A plan applies to a unit and everything below it, for some positions (none listed: all)."""

    plan_id: str
    unit_id: str
    positions: frozenset[str]
    since_days: int


@dataclass(frozen=True)
class Blueprint:
    """Everything about an invented organisation but its people."""

    key: str
    language: str
    domain: str
    leader_positions: Mapping[str, str]
    adviser_position: str
    temp_position: str
    moves: tuple[tuple[str, str], ...]
    coverage: tuple[tuple[str, str, int], ...]
    personal: tuple[str, str, tuple[str, ...]]
    """A plan for one person: their unit, its title and what it asks."""

    @cached_property
    def workplaces(self) -> dict[str, Workplace]:
        return {row["unit_id"]: _workplace(row) for row in rows(self.key, "units.csv")}

    @cached_property
    def versions(self) -> list[Version]:
        return [_version(row) for row in rows(self.key, "plans.csv")]

    @cached_property
    def reaches(self) -> list[Reach]:
        return [_reach(row) for row in rows(self.key, "assignments.csv")]

    @property
    def root_id(self) -> str:
        return next(place.id for place in self.workplaces.values() if not place.parent_id)

    def above(self, unit_id: str) -> list[str]:
        """The unit and what it hangs under, up to the root."""
        found = [unit_id]
        while parent := self.workplaces[found[-1]].parent_id:
            found.append(parent)
        return found


def _workplace(row: dict[str, str]) -> Workplace:
    crew = [entry.rpartition(" ") for entry in row["crew"].split("|") if entry]
    return Workplace(
        row["unit_id"],
        row["parent_id"],
        row["name"],
        row["kind"],
        row["state"],
        tuple((position, int(count)) for position, _, count in crew),
    )


def _version(row: dict[str, str]) -> Version:
    terms = [term.split() for term in row["terms"].split(", ") if term]
    return Version(
        row["plan_id"],
        int(row["version"]),
        int(row["since_days"]),
        row["title"],
        row["owner_unit_id"],
        tuple(row["asks"].split()),
        tuple(row["recommends"].split()),
        {code: dict(field.split("=") for field in fields) for code, *fields in terms},
    )


def _reach(row: dict[str, str]) -> Reach:
    positions = frozenset(filter(None, row["positions"].split("|")))
    return Reach(row["plan_id"], row["unit_id"], positions, int(row["since_days"]))
