"""Fact sheets in a workbook: the same facts as in CSV files."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from stafett.files import reading, workbook
from stafett.files.kinds import KINDS, Type
from stafett.files.reading import Batch

from .folders import GRANLI, HEADERS, read


def book(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook with real numbers, days and yes-or-no cells where the rows have them."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def said(batch: Batch) -> list[str]:
    return list(batch.faults.lines())


def as_cell(text: str, kind: Type) -> Any:
    if text and kind == Type.DAY:
        return datetime.fromisoformat(text)
    if text and kind == Type.WHOLE:
        return int(text)
    if text and kind == Type.SHARE:
        return float(text)
    if text in ("yes", "no"):
        return text == "yes"
    return text or None


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_a_workbook_says_the_same_as_a_folder(tmp_path: Path, ending: str) -> None:
    sheets = {
        f"{name}{ending}": [
            HEADERS[name].split(";"),
            *(
                [
                    as_cell(text, column.type)
                    for text, column in zip(line.split(";"), KINDS[name].columns, strict=True)
                ]
                for line in lines
            ),
        ]
        for name, lines in GRANLI.items()
    }
    found = reading.read(book(tmp_path / "facts.xlsx", sheets))
    expected = read(tmp_path / "folder")
    assert said(found) == []
    for name, table in expected.tables.items():
        assert found.tables[name].file == f"{name}{ending}"
        assert found.tables[name].rows.equals(table.rows), name


def test_a_row_has_its_number_in_the_sheet(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [], ["leave_id", "person_id", "starts_on", "ends_on"], ["l1", "bob", "03.05.2026", None], [],
        ["l2", "bob", date(2026, 5, 4), "never"],
    ]  # fmt: skip
    batch = reading.read(book(tmp_path / "facts.xlsx", {"Leaves": rows, "Notes": [["x"]]}))
    assert said(batch) == [
        "Leaves:5: ends_on: “never” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY"
    ]
    assert batch.notes == ["Notes: not a fact file; ignored"]
    assert batch.tables["leaves"].rows.select("line", "starts_on").rows() == [
        (3, date(2026, 5, 3)), (5, date(2026, 5, 4)),
    ]  # fmt: skip


def test_what_is_no_workbook_is_said(tmp_path: Path) -> None:
    sentence = "facts.xlsx:1: file: this is not a workbook that can be read; save it again as .xlsx"
    path = tmp_path / "facts.xlsx"
    path.write_text("units")
    assert said(reading.read(path)) == [sentence]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("anything", "else")
    assert said(reading.read(path)) == [sentence]


def test_a_workbook_that_unfolds_to_too_much_is_not_unfolded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LARGEST", 1000)
    path = book(tmp_path / "facts.xlsx", {"units": [["unit_id"]]})
    assert said(reading.read(path)) == [
        "facts.xlsx:1: file: the workbook is too large; send the facts as CSV files"
    ]


def test_empty_double_and_headless_sheets_are_said(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "units": [],
        "people": [["person_id", "given_name"]],
        "people.csv": [HEADERS["people"].split(";")],
        "moves": [["unit_id", "parent_id", "moves_on"]],
    }
    batch = reading.read(book(tmp_path / "facts.xlsx", sheets))
    missing = "the column is missing; add it, its fields may be empty where the reference says so"
    assert said(batch) == [
        f"people:1: email: {missing}",
        f"people:1: family_name: {missing}",
        "people.csv:1: file: two sheets have this name; keep one of them",
        "units:1: file: the file is empty; give it a header line, or leave it out",
    ]
    assert batch.tables["moves"].rows.schema["moves_on"] == pl.Date
