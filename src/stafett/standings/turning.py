"""What is in order in a unit and turns yellow or red on a day ahead."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stafett import status
from stafett.status import Colour
from stafett.status.calendar import computed

from .units import UnitStanding


@dataclass(frozen=True)
class Turning:
    """Something that is in order and turns on a day ahead."""

    person_id: int
    name: str
    title: str
    colour: Colour
    on: date


def turning(unit: UnitStanding, *, until: date) -> pl.DataFrame:
    """The cells of the unit's members that turn after its day, on `until` at the latest: one a line, the
    worst of those that turn first; the columns of a cell with `colour` on `changes_on`, in that order."""
    found = unit.standing
    changing = status.changes(found.evaluation, found.facts, unit.on, until, cells=found.cells)
    given = found.evaluation.grants.lazy().filter(pl.col("unit_id").is_in(sorted(unit.below)))
    then = (pl.col("starts_on") <= pl.col("changes_on")) & (
        pl.col("ends_on") >= pl.col("changes_on")
    ).fill_null(True)
    still = changing.lazy().join(given, on="piece").filter(then)  # counted here on the day it turns
    members = [member.person_id for member in unit.members]
    inside = changing.lazy().join(still, on="cell", how="semi").filter(pl.col("person_id").is_in(members))
    worst_first = inside.sort("changes_on", "colour", maintain_order=True)
    first = worst_first.unique(["person_id", "question", "unit_id"], keep="first", maintain_order=True)
    return computed(first)


SHOWN = ("person_id", "question", "colour", "changes_on")


def told(unit: UnitStanding, rows: pl.DataFrame) -> list[Turning]:
    """Some of what turns, as people read it."""
    who = {member.person_id: member.name for member in unit.members}
    return [
        Turning(person, who[person], unit.names.title(unit.accepted[question]), Colour(colour), day)
        for person, question, colour, day in rows.select(SHOWN).iter_rows()
    ]
