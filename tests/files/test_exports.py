"""Frames as CSV text and as a workbook, read back by another program's reader."""

import io
from datetime import date, datetime

import openpyxl
import polars as pl

from stafett.files import exports

ROWS = pl.DataFrame(
    {
        "who": ["=1+1", "Åse; Bø", "+47", "-", "@x", None],
        "on": [date(2026, 1, 2), None, None, None, None, None],
        "count": [-1, 2, 3, 4, 5, 6],
    }
)


def test_csv_for_programs_says_the_cells_as_they_are() -> None:
    assert (
        exports.csv_text(ROWS) == 'who;on;count\n=1+1;2026-01-02;-1\n"Åse; Bø";;2\n+47;;3\n-;;4\n@x;;5\n;;6\n'
    )


def test_csv_for_spreadsheets_holds_no_formula() -> None:
    assert exports.csv_for_spreadsheets(ROWS, {"who": "Hvem"}) == (
        "\ufeffHvem;on;count\n'=1+1;2026-01-02;-1\n\"Åse; Bø\";;2\n'+47;;3\n'-;;4\n'@x;;5\n;;6\n"
    )


def test_a_workbook_holds_texts_days_and_numbers_under_frozen_headings() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.workbook(ROWS, {"who": "Hvem"}, title="A" * 40)))
    sheet = book.active
    assert sheet is not None
    assert sheet.title == "A" * 31
    assert sheet.freeze_panes == "A2"
    assert [(cell.value, cell.font.b) for cell in sheet[1]] == [("Hvem", True), ("on", True), ("count", True)]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["=1+1", datetime(2026, 1, 2), -1],  # noqa: DTZ001 - a workbook knows no zones
        ["Åse; Bø", None, 2], ["+47", None, 3], ["-", None, 4], ["@x", None, 5], [None, None, 6],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].number_format == "yyyy-mm-dd"


def test_columns_are_as_wide_as_what_they_hold_within_bounds() -> None:
    rows = pl.DataFrame({"a": ["x" * 200], "b": ["y" * 20], "c": [1]})
    sheet = openpyxl.load_workbook(io.BytesIO(exports.workbook(rows, {}))).active
    assert sheet is not None
    widths = [round(sheet.column_dimensions[letter].width) for letter in "ABC"]
    assert widths == [61, 22, 10]
