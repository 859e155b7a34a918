"""A large organisation's facts on a day, as the fact files would say them."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stafett.files import cells
from stafett.files.kinds import KINDS, Kind

from . import people, plans, records
from .chance import Chance
from .sizes import Size


@dataclass(frozen=True)
class Made:
    """A large organisation: its facts by the name of the file they belong in, typed as when they are read,
    and who plays which part in the demo (`person_id` by part)."""

    size: Size
    frames: dict[str, pl.DataFrame]
    cast: dict[str, str]


def made_up(size: Size, *, on: date) -> Made:
    """The organisation as it is on a day."""
    chance = Chance(size.key)
    units = people.units(size)
    everybody = records.with_mood(people.people(size, units, chance), chance)
    jobs = people.jobs(everybody, units, chance, on)
    found = {
        "units": units,
        "moves": people.moves(units, on),
        "people": everybody,
        "roles": people.roles(everybody, units, on),
        "employments": jobs,
        "leaves": people.leaves(everybody, chance, on),
        **_asked_and_shown(size, units, jobs, chance, on),
    }
    frames = {name: _as_read(KINDS[name], frame) for name, frame in found.items()}
    return Made(size, frames, _cast(everybody, jobs, on))


def _asked_and_shown(
    size: Size, units: pl.DataFrame, jobs: pl.DataFrame, chance: Chance, on: date
) -> dict[str, pl.DataFrame]:
    asking = plans.plans(size, units)
    asked = plans.asked(asking, units, on)
    duties = records.duties(jobs, asking, asked)
    return {
        "competences": plans.competences(asked),
        "equivalences": plans.equivalences(asked),
        "plans": plans.versions(asking, on),
        "requirements": plans.requirements(asked),
        "assignments": plans.assignments(asking, on),
        "achievements": records.achievements(duties, chance, on),
        "exemptions": records.exemptions(duties, chance, on),
        "coverage": plans.coverage(asked, on),
    }


def _as_read(kind: Kind, frame: pl.DataFrame) -> pl.DataFrame:
    """The columns of the file, empty ones with the value an empty field takes."""
    columns = []
    for column in kind.columns:
        found = pl.col(column.name) if column.name in frame.columns else pl.lit(None)
        value = found.cast(cells.dtype(column))
        columns.append(
            (value if column.default is None else value.fill_null(column.default)).alias(column.name)
        )
    return frame.select(columns)


def _cast(everybody: pl.DataFrame, jobs: pl.DataFrame, on: date) -> dict[str, str]:
    """Leaders at the top, of a clinic and of a section where much is red, somebody who works there, and the offices."""
    offices = everybody.filter(pl.col("role") != "leader")
    cast = dict(offices.select("role", "person_id").iter_rows())
    settled = jobs.filter(pl.col("role").is_null(), pl.col("starts_on") < pl.lit(on).dt.offset_by("-1y"))
    lone = settled.filter(pl.len().over("person_id") == 1, pl.col("ends_on").is_null(), position="sykepleier")
    worst = (
        jobs.filter(level=3)
        .group_by("unit_id", maintain_order=True)
        .agg(pl.col("red").mean())
        .sort("red")[-1, "unit_id"]
    )
    nurse = lone.filter(unit_id=worst).sort((pl.col("red") - 40).abs())[0]
    leaders = everybody.filter(role="leader")
    of = {"leader_top": nurse["root"][0], "leader_above": nurse["clinic"][0], "leader_red": worst}
    cast |= {part: leaders.filter(unit_id=unit)["person_id"][0] for part, unit in of.items()}
    return cast | {"employee": nurse["person_id"][0]}
