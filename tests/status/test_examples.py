"""Cells and roll-ups of six small organisations, worked out by somebody else."""

import os
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from stafett.status import (
    Facts,
    evaluate,
    export,
    on_day,
    rollup_by_plan,
    rollup_by_requirement,
    rollup_by_unit,
)
from stafett.status.facts import SCHEMAS

EXAMPLES = Path(__file__).parent / "examples"
ORGANISATIONS = [f"organisation-{number}" for number in range(1, 7)]
DAYS = [date(2025, 12, 31), date(2026, 11, 21), date(2027, 11, 2)]
ROLLUPS = {"unit": rollup_by_unit, "plan": rollup_by_plan, "requirement": rollup_by_requirement}

pytestmark = pytest.mark.skipif(
    not EXAMPLES.exists() and not os.environ.get("CI"), reason="the examples are not on this machine"
)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_cells_are_those_of_the_example(organisation, on):
    facts = read_facts(EXAMPLES / organisation)
    cells = export(on_day(evaluate(facts, on=on), facts, on))
    expected = read(EXAMPLES / organisation / f"expected-cells-{on}.csv")
    assert_frame_equal(as_text(cells), expected)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("organisation", ORGANISATIONS)
@pytest.mark.parametrize("by", ROLLUPS)
def test_figures_are_those_of_the_example(organisation, on, by):
    facts = read_facts(EXAMPLES / organisation)
    figures = ROLLUPS[by](evaluate(facts, on=on), facts, on)
    expected = read(EXAMPLES / organisation / f"expected-summary-by-{by}-{on}.csv")
    assert_frame_equal(as_text(figures), expected)


def read(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, separator=";", infer_schema=False, truncate_ragged_lines=True)


def as_text(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.all().cast(pl.String))


def read_facts(folder: Path) -> Facts:
    files = {path.stem: read(path) for path in folder.glob("*.csv") if not path.stem.startswith("expected")}
    del files["people"]
    files["versions"] = files.pop("plans")
    key = ["plan_id", "version", "requirement_id"]
    asked = files["requirements"]
    files["accepts"] = asked.select(*key, competence_id=pl.col("accepts").str.split("|")).explode(
        "competence_id"
    )
    files["requirements"] = asked.with_columns(
        mandatory=pl.col("obligation").fill_null("mandatory") == "mandatory"
    )
    files["positions"] = (
        files["assignments"]
        .drop_nulls("positions")
        .select("assignment_id", position=pl.col("positions").str.split("|"))
        .explode("position")
    )
    return Facts.of({kind: typed(kind, frame) for kind, frame in files.items() if kind in SCHEMAS})


def typed(kind: str, frame: pl.DataFrame) -> pl.DataFrame:
    known = {name: dtype for name, dtype in SCHEMAS[kind].items() if name in frame.columns}
    flags = [
        pl.col(name) == "yes" for name, dtype in known.items() if dtype == pl.Boolean and name != "mandatory"
    ]
    counts = [pl.col(name).cast(dtype) for name, dtype in known.items() if dtype == pl.Int32]
    days = [pl.col(name).str.to_date() for name, dtype in known.items() if dtype == pl.Date]
    return frame.with_columns(*flags, *counts, *days)
