"""Cells and roll-ups with the files' own ids, as the command line and the API give them out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from stafett import status
from stafett.standings.standing import Standing, afresh

from .stored import PERSON, PLAN, UNIT, keys


class By(StrEnum):
    """What a roll-up is by."""

    UNIT = "unit"
    PLAN = "plan"
    REQUIREMENT = "requirement"


class UnknownUnit(Exception):
    """The organisation has no such unit, or had none then."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An organisation on a day: all of it or what one unit counts, as known today or at a log position."""

    organisation_id: int
    on: date
    unit: str | None = None
    position: int | None = None


def cells(asked: Asked) -> pl.DataFrame:
    """The cells that exist on the day (status.md §5), in the columns of the contract, sorted by person,
    plan, requirement and unit. Raises UnknownUnit."""
    found = _standing(asked)
    counted = status.cells_counted_by(found.evaluation, found.facts, asked.on, _unit(asked, found))
    exported = status.export(counted)
    for identity, column in ((PERSON, "person_id"), (PLAN, "plan_id"), (UNIT, "unit_id")):
        exported = _with_keys(exported, column, identity, asked.organisation_id)
    return exported.sort("person_id", "plan_id", "requirement_id", "unit_id", nulls_last=False)


def summary(asked: Asked, *, by: By) -> pl.DataFrame:
    """The roll-up of the day (status.md §6): `key` and the figures of the contract, sorted by key. By unit:
    the unit and every unit below it. Raises UnknownUnit."""
    found = _standing(asked)
    facts, evaluation, unit = found.facts, found.evaluation, _unit(asked, found)
    if by == By.UNIT:
        figures = status.rollup_by_unit(evaluation, facts, asked.on, within=unit)
        return _with_keys(figures, "key", UNIT, asked.organisation_id).sort("key")
    if by == By.PLAN:
        figures = status.rollup_by_plan(evaluation, facts, asked.on, unit=unit)
        return _with_keys(figures, "key", PLAN, asked.organisation_id).sort("key")
    return _by_requirement(status.rollup_by_requirement(evaluation, facts, asked.on, unit=unit), asked)


def _by_requirement(figures: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """The kernel joins the plan's number and the requirement's id with a slash."""
    parts = pl.col("key").str.splitn("/", 2).struct
    split = figures.with_columns(
        parts.field("field_0").cast(pl.Int64).alias("key"), parts.field("field_1").alias("id")
    )
    named = _with_keys(split, "key", PLAN, asked.organisation_id)
    return named.with_columns(pl.concat_str("key", "id", separator="/").alias("key")).drop("id").sort("key")


def _standing(asked: Asked) -> Standing:
    return afresh(asked.organisation_id, on=asked.on, position=asked.position)


def _unit(asked: Asked, found: Standing) -> int | None:
    if asked.unit is None:
        return None
    known = keys(UNIT, asked.organisation_id).join(
        found.facts.units, left_on="id", right_on="unit_id", how="semi"
    )
    ids = known.filter(pl.col("key") == asked.unit)["id"].to_list()
    if not ids:
        raise UnknownUnit(asked.unit)
    return int(ids[0])


def _with_keys(rows: pl.DataFrame, column: str, identity: str, organisation_id: int) -> pl.DataFrame:
    """The rows with an integer key of the database replaced by the id the files use."""
    known = keys(identity, organisation_id).rename({"key": "key of it"})
    named = rows.with_columns(pl.col(column).cast(pl.Int64)).join(
        known, left_on=column, right_on="id", how="left", maintain_order="left"
    )
    return named.with_columns(pl.col("key of it").alias(column)).drop("key of it")
