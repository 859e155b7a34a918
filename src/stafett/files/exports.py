"""Frames out: as CSV text and as an Excel workbook."""

import io
from collections.abc import Mapping
from datetime import date

import polars as pl
import xlsxwriter

MARK = "\ufeff"
"""The byte-order mark: without it Excel reads Norwegian letters wrong."""
FORMULA_SIGNS = r"^([=+\-@\t\r])"
"""What a spreadsheet takes for a formula when a text begins with it."""
NARROWEST, WIDEST = 8, 60
MEASURED_ROWS = 1000


def csv_text(rows: pl.DataFrame) -> str:
    """The rows as other programs read them: `;` between fields, a header, ISO dates, empty for none."""
    return rows.write_csv(separator=";", date_format="%Y-%m-%d", null_value="", line_terminator="\n")


def csv_for_spreadsheets(rows: pl.DataFrame, headings: Mapping[str, str]) -> str:
    """The rows as a spreadsheet opens them: with a byte-order mark and the headings given, and a text that
    looks like a formula made harmless by an apostrophe."""
    texts = pl.col(pl.String)
    harmless = texts.str.replace(FORMULA_SIGNS, "'$1")
    return MARK + csv_text(rows.with_columns(harmless).rename(dict(headings), strict=False))


def workbook(rows: pl.DataFrame, headings: Mapping[str, str], *, title: str = "Stafett") -> bytes:
    """The rows as an .xlsx file with one sheet: bold frozen headings, real dates, texts that stay texts."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(rows.columns):
            heading = headings.get(name, name)
            sheet.set_column(place, place, _width(heading, rows[name]))
            sheet.write_string(0, place, heading, bold)
        for number, row in enumerate(rows.iter_rows(), 1):
            for place, value in enumerate(row):
                _write(sheet, number, place, value, day)
    return held.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, day: xlsxwriter.format.Format
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value))


def _width(heading: str, values: pl.Series) -> int:
    longest = values.head(MEASURED_ROWS).cast(pl.String).str.len_chars().max()
    return min(max(NARROWEST, len(heading), longest if isinstance(longest, int) else 0) + 1, WIDEST)
