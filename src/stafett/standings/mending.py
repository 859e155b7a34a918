"""What is not green in a unit, grouped by what mends it; and the whole as a matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import polars as pl

from stafett.status import Colour, Reason
from stafett.status.calendar import computed

from .units import Member, UnitStanding

NAMED = 8
"""How many people a group names; the rest are counted."""

QUESTION = ["question", "unit_id"]


@dataclass(frozen=True)
class Lacking:
    """Somebody who lacks something, and how it stands."""

    person_id: int
    name: str
    colour: Colour
    reason: Reason
    last_day: date | None
    claimed_on: date | None


@dataclass(frozen=True)
class Group:
    """The people who need the same thing done: the first of them, the red before the yellow, and how many."""

    question: int
    title: str
    level: int
    competence_ids: tuple[int, ...]
    unit_id: int | None
    unit: str
    red: int
    yellow: int
    last_day: date | None
    lacking: pl.Series
    at: int
    names: dict[int, str]

    @property
    def wanted(self) -> tuple[tuple[int, ...], int]:
        """The competences any of which is enough, and at which level."""
        return self.competence_ids, self.level

    @cached_property
    def people(self) -> tuple[Lacking, ...]:
        """The first of them, made when they are shown."""
        return tuple(_lacking(one, self.names) for one in self.lacking[self.at].to_list())

    @property
    def colour(self) -> Colour:
        return Colour.RED if self.red else Colour.YELLOW

    @property
    def total(self) -> int:
        return self.red + self.yellow

    @property
    def unnamed(self) -> int:
        return max(self.total - NAMED, 0)


def to_mend(unit: UnitStanding) -> tuple[list[Group], list[Group]]:
    """What is not green, grouped by what is asked, the groups with most red first: what nobody has sent yet;
    and what is sent and waits for approval."""
    names = {member.person_id: member.name for member in unit.members}
    accepted = unit.accepted
    found: tuple[list[Group], list[Group]] = ([], [])
    urgent = _urgent(unit, list(names))
    lacking = urgent["people"]
    for row in urgent.drop("people").with_row_index("at").iter_rows(named=True):
        found[row["is_sent"]].append(_group(row, lacking, accepted, unit, names))
    for groups in found:
        groups.sort(key=lambda group: (-group.red, -group.yellow, group.title, group.unit))
    return found


def _urgent(unit: UnitStanding, people: list[int]) -> pl.DataFrame:
    """What is asked and red or yellow, with the first of the people of whom it is."""
    urgent = pl.col("colour").is_in([Colour.RED.value, Colour.YELLOW.value])
    return computed(
        unit.lines.lazy()
        .filter(urgent, pl.col("person_id").is_in(people))
        .sort("colour", "red_on", "person_id", nulls_last=True)
        .group_by(*QUESTION, is_sent=pl.col("claimed_on").is_not_null(), maintain_order=True)
        .agg(
            red=(pl.col("colour") == Colour.RED.value).sum(),
            yellow=(pl.col("colour") == Colour.YELLOW.value).sum(),
            red_on=pl.col("red_on").filter(pl.col("colour") == Colour.YELLOW.value).min(),
            people=pl.struct("person_id", "colour", "reason", "red_on", "claimed_on").head(NAMED),
            level=pl.col("level").first(),
        )
    )


def _group(
    row: dict[str, Any],
    lacking: pl.Series,
    accepted: dict[int, tuple[int, ...]],
    unit: UnitStanding,
    names: dict[int, str],
) -> Group:
    competences = accepted[row["question"]]
    return Group(
        row["question"],
        unit.names.title(competences),
        row["level"],
        competences,
        row["unit_id"],
        unit.names.units.get(row["unit_id"], ""),
        row["red"],
        row["yellow"],
        _day_before(row["red_on"]),
        lacking,
        row["at"],
        names,
    )


def _lacking(one: dict[str, Any], names: dict[int, str]) -> Lacking:
    return Lacking(
        one["person_id"],
        names[one["person_id"]],
        Colour(one["colour"]),
        Reason(one["reason"]),
        _day_before(one["red_on"]),
        one["claimed_on"],
    )


def _day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day else None


@dataclass(frozen=True)
class Column:
    """Something asked in the unit, as a column of the matrix, with how it stands among all members."""

    question: int
    unit_id: int | None
    title: str
    level: int
    unit: str
    competence_id: int
    counts: dict[Colour, int]

    @property
    def is_all_green(self) -> bool:
        return set(self.counts) == {Colour.GREEN}


@dataclass(frozen=True)
class Matrix:
    """People × what is asked. A place is None where it is not asked of that person."""

    columns: tuple[Column, ...]
    folded: tuple[Column, ...]
    rows: tuple[tuple[Member, tuple[Reason | None, ...]], ...]


def matrix(unit: UnitStanding, members: Sequence[Member], *, unfolded: bool = False) -> Matrix:
    """Some members' rows of the unit's matrix: the columns with most trouble first, and those that are
    green for everybody folded away unless `unfolded`."""
    columns = _columns(unit)
    shown = [column for column in columns if unfolded or not column.is_all_green]
    folded = [column for column in columns if not unfolded and column.is_all_green]
    at = _reasons(unit, [member.person_id for member in members])
    rows = [
        (member, tuple(at.get((member.person_id, column.question, column.unit_id)) for column in shown))
        for member in members
    ]
    return Matrix(tuple(shown), tuple(folded), tuple(rows))


def _reasons(unit: UnitStanding, person_ids: list[int]) -> dict[tuple[int, int, int | None], Reason]:
    """How the lines of some members stand, by person, question and unit."""
    theirs = unit.lines.filter(pl.col("person_id").is_in(person_ids))
    known = {str(reason): reason for reason in Reason}
    rows = theirs.select("person_id", "question", "unit_id", "reason").iter_rows()
    return {(person, question, unit_id): known[reason] for person, question, unit_id, reason in rows}


def _columns(unit: UnitStanding) -> list[Column]:
    counted = unit.lines.group_by(*QUESTION, "colour").agg(pl.len(), pl.col("level").first())
    counts: dict[tuple[int, int | None], dict[Colour, int]] = {}
    levels: dict[int, int] = {}
    for question, unit_id, colour, number, level in counted.iter_rows():
        counts.setdefault((question, unit_id), {})[Colour(colour)] = number
        levels[question] = level
    accepted = unit.accepted
    columns = [
        Column(
            question,
            unit_id,
            unit.names.title(accepted[question]),
            levels[question],
            unit.names.units.get(unit_id or 0, ""),
            accepted[question][0],
            found,
        )
        for (question, unit_id), found in counts.items()
    ]
    return sorted(columns, key=_most_trouble_first)


def _most_trouble_first(column: Column) -> tuple[int, int, str, str]:
    return (
        -column.counts.get(Colour.RED, 0),
        -column.counts.get(Colour.YELLOW, 0),
        column.title,
        column.unit,
    )
