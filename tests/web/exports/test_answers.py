"""Rows as a file to save."""

import io

import openpyxl
import polars as pl
import pytest

from stafett.web.exports.answers import answer
from tests.factories import TODAY

ROWS = pl.DataFrame({"name": ["Åse", "=1+1"], "day": [TODAY, None]})
HEADINGS = {"name": "Navn", "day": "Dag"}


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula() -> None:
    response = answer(ROWS, HEADINGS, name="Unit", on=TODAY, extension="csv")

    assert response.content.decode() == "\ufeffNavn;Dag\nÅse;2026-06-15\n'=1+1;\n"


def test_excel_has_texts_and_dates() -> None:
    response = answer(ROWS, HEADINGS, name="A/B: [all]", on=TODAY, extension="xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_row=1)] == [["Navn", "Dag"]]
    assert sheet.title == "A B   all "


def test_the_file_is_named_after_what_is_shown_and_the_day() -> None:
    response = answer(ROWS, HEADINGS, name="Post 4Ø: “Øst”/vest", on=TODAY, extension="csv")

    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''post-4%C3%B8-%C3%B8st-vest-2026-06-15.csv"
    )


@pytest.mark.parametrize(
    "name", ["'Quoted'", "A plan whose name is cut at an'apostrophe", "\x07bell", "''", ""]
)
def test_any_name_may_be_that_of_a_sheet(name: str) -> None:
    response = answer(ROWS, HEADINGS, name=name, on=TODAY, extension="xlsx")

    title = openpyxl.load_workbook(io.BytesIO(response.content)).active.title
    assert title == (title.strip("'") or "Sheet1")
