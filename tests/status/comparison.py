"""What the kernel says of organisations on a day, and what the reference says, as tables that can be compared.

Each is a dictionary of tables: the cells as exported, the lines, the figures by unit, plan and requirement, and
the last three again for one unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from typing import Any

import polars as pl

from stafett.status import (
    Evaluation,
    Facts,
    askers,
    cells_counted_by,
    export,
    lines,
    on_day,
    rollup_by_plan,
    rollup_by_requirement,
    rollup_by_unit,
)
from stafett.status.calendar import covering
from tests.status.reference import cells as reference
from tests.status.reference import rollups
from tests.status.reference.facts import Organisation

type Table = list[Any]
type Tables = dict[str, Table]

NEVER = date.max
LINE = (
    "person_id", "level", "colour", "reason", "mandatory", "since", "requirements", "plans", "units",
    "assignments",
)  # fmt: skip
LINE_OR_EMPTY = {"unit_id": "", "due": NEVER, "yellow_on": NEVER, "red_on": NEVER, "claimed_on": date.min}


def as_table(frame: pl.DataFrame) -> Table:
    return frame.with_columns(pl.all().cast(pl.String).fill_null("")).to_dicts()


def as_text(figures: list[rollups.Figures]) -> Table:
    return [{column: str(value) for column, value in row.items()} for row in figures]


def kernel_says(evaluation: Evaluation, facts: Facts, day: date, unit: str | None = None) -> Tables:
    found = on_day(evaluation, facts, day)
    said = {
        "cells": as_table(export(found)),
        "lines": sorted(map(_line_of_kernel, lines_with_askers(evaluation, found, day).to_dicts())),
        "by unit": as_table(rollup_by_unit(evaluation, facts, day)),
        "by plan": as_table(rollup_by_plan(evaluation, facts, day)),
        "by requirement": as_table(rollup_by_requirement(evaluation, facts, day)),
    }
    if unit is None:
        return said
    return said | {
        "cells counted": as_table(export(cells_counted_by(evaluation, facts, day, unit))),
        "by unit within": as_table(rollup_by_unit(evaluation, facts, day, within=unit)),
        "by plan within": as_table(rollup_by_plan(evaluation, facts, day, unit=unit)),
        "by requirement within": as_table(rollup_by_requirement(evaluation, facts, day, unit=unit)),
    }


def lines_with_askers(evaluation: Evaluation, cells: pl.DataFrame, day: date) -> pl.DataFrame:
    """The lines with lists of whoever asks that day: `plans`, `requirements`, `units`, `assignments`."""
    joined = lines(cells)
    given = covering(evaluation.grants, day).select("piece", "assignment_id", "unit_id")
    asking = (
        askers(joined, cells, given)
        .group_by("line")
        .agg(
            plans=pl.col("plan_id").unique().sort(),
            requirements=pl.concat_str("plan_id", "requirement_id", separator="/").unique().sort(),
            units=pl.col("unit_id").unique().sort(),
            assignments=pl.col("assignment_id").unique().sort(),
        )
    )
    return joined.join(asking, on="line", how="left", maintain_order="left")


def reference_says(orgs: list[Organisation], day: date, unit: str | None = None) -> Tables:
    """What it says of each organisation, one after the other; `unit` belongs to the first."""
    cells = [list(reference.cells(org, day)) for org in orgs]

    def of_each(say: Callable[[Organisation, list[reference.Cell]], Iterable[Any]]) -> Table:
        return list(chain.from_iterable(map(say, orgs, cells)))

    said = {
        "cells": of_each(reference.export),
        "lines": sorted(of_each(lambda org, some: map(_line, rollups.lines(org, some, day)))),
        "by unit": as_text(of_each(lambda org, some: rollups.by_unit(org, some, day))),
        "by plan": as_text(of_each(lambda _, some: rollups.by_plan(some))),
        "by requirement": as_text(of_each(lambda _, some: rollups.by_requirement(some))),
    }
    return said | (reference_within(orgs[0], cells[0], day, unit) if unit else {})


def reference_within(org: Organisation, cells: list[reference.Cell], day: date, unit: str) -> Tables:
    counted = rollups.counted_by(org, unit, cells, day)
    return {
        "cells counted": reference.export(org, counted),
        "by unit within": as_text(rollups.by_unit(org, cells, day, unit)),
        "by plan within": as_text(rollups.by_plan(counted)),
        "by requirement within": as_text(rollups.by_requirement(counted)),
    }


def _line_of_kernel(line: dict[str, Any]) -> tuple[Any, ...]:
    plain = (tuple(line[name]) if isinstance(line[name], list) else line[name] for name in LINE)
    return (*plain, *(line[name] or empty for name, empty in LINE_OR_EMPTY.items()))


def _line(line: rollups.Line) -> tuple[Any, ...]:
    plain = (getattr(line, name) for name in LINE)
    return (*plain, *(getattr(line, name) or empty for name, empty in LINE_OR_EMPTY.items()))
