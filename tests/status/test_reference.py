"""The reference gives exactly the cells and figures of the shared examples."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.status import rows
from tests.status.reference import cells, rollups
from tests.status.reference.facts import Organisation, organisation

EXAMPLES = Path(__file__).parent / "examples"
EXPECTED = sorted(EXAMPLES.glob("organisation-*/expected-*.csv"))

pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"the shared examples are not at {EXAMPLES}")


def expected(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def as_text(figures: list[rollups.Figures]) -> list[dict[str, str]]:
    return [{column: str(value) for column, value in row.items()} for row in figures]


@cache
def facts_of(folder: Path) -> Organisation:
    return organisation(rows.read(folder))


@cache
def cells_of(folder: Path, day: date) -> list[cells.Cell]:
    return list(cells.cells(facts_of(folder), day))


def computed(path: Path) -> list[dict[str, str]]:
    folder, name, day = path.parent, path.stem[:-11], date.fromisoformat(path.stem[-10:])
    org, found = facts_of(folder), cells_of(folder, day)
    match name:
        case "expected-cells":
            return cells.export(org, found)
        case "expected-summary-by-unit":
            return as_text(rollups.by_unit(org, found, day))
        case "expected-summary-by-plan":
            return as_text(rollups.by_plan(found))
        case "expected-summary-by-requirement":
            return as_text(rollups.by_requirement(found))
    raise ValueError(name)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_reference_equals_example(path: Path) -> None:
    assert computed(path) == expected(path)
