"""One invented organisation's facts on a day, as the fact files have them (docs: contracts)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from stafett.files.kinds import KINDS

from .asked import asked
from .blueprint import Blueprint
from .calendar import next_month
from .roles import roles
from .shown import Life, lives, shown
from .staff import Staff

Row = dict[str, object]


@dataclass(frozen=True)
class Organisation:
    """An invented organisation on a day: its people, and its facts by the name of the file they belong in."""

    blueprint: Blueprint
    staff: Staff
    lives: list[Life]
    frames: dict[str, pl.DataFrame]

    def write(self, folder: Path) -> None:
        """As a folder of CSV files that `stafett import` takes."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, frame in self.frames.items():
            frame.write_csv(folder / f"{name}.csv", separator=";")


def made_up(blueprint: Blueprint, *, on: date) -> Organisation:
    """The organisation as it is on a day: the same day gives the same facts."""
    staff = Staff(blueprint, on)
    everybody = lives(staff)
    rows = {
        "units": _units(blueprint),
        "moves": _moves(blueprint, on),
        "people": _people(staff),
        "roles": roles(staff),
        "employments": _employments(staff),
        "leaves": _leaves(staff),
        **asked(staff),
        **shown(everybody, staff),
        "coverage": _coverage(blueprint, on),
    }
    frames = {name: _frame(name, list(found)) for name, found in rows.items()}
    return Organisation(
        blueprint, staff, everybody, {name: frame for name, frame in frames.items() if len(frame)}
    )


def _frame(name: str, found: list[Row]) -> pl.DataFrame:
    columns = KINDS[name].names
    rows = [{column: row.get(column) for column in columns} for row in found]
    return pl.DataFrame(rows, schema=columns, infer_schema_length=None)


def _units(blueprint: Blueprint) -> Iterator[Row]:
    for place in blueprint.workplaces.values():
        yield {
            "unit_id": place.id,
            "parent_id": place.parent_id or None,
            "name": place.name,
            "kind": place.kind,
        }


def _moves(blueprint: Blueprint, on: date) -> Iterator[Row]:
    for unit, parent in blueprint.moves:
        yield {"unit_id": unit, "parent_id": parent, "moves_on": next_month(on)}


def _people(staff: Staff) -> Iterator[Row]:
    for worker in staff.workers:
        yield {
            "person_id": worker.id,
            "given_name": worker.given,
            "family_name": worker.family,
            "email": worker.email,
        }


def _employments(staff: Staff) -> Iterator[Row]:
    for worker in staff.workers:
        for job in worker.jobs:
            yield {
                "employment_id": job.id,
                "person_id": worker.id,
                "unit_id": job.unit_id,
                "position": job.position,
                "fraction": job.fraction,
                "starts_on": job.starts_on,
                "ends_on": job.ends_on,
            }


def _leaves(staff: Staff) -> Iterator[Row]:
    for worker in staff.workers:
        for nth, (start, end) in enumerate(worker.leaves, 1):
            yield {
                "leave_id": f"{worker.id}-{nth}",
                "person_id": worker.id,
                "starts_on": start,
                "ends_on": end,
            }


def _coverage(blueprint: Blueprint, on: date) -> Iterator[Row]:
    for nth, (unit, competence, at_least) in enumerate(blueprint.coverage, 1):
        yield {
            "coverage_id": f"c{nth}",
            "unit_id": unit,
            "competence_id": competence,
            "level": 1,
            "at_least": at_least,
            "starts_on": on - timedelta(365),
            "ends_on": None,
        }
