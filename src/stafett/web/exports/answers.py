"""What is on the screen, as a file: CSV that opens in a spreadsheet, or an Excel workbook."""

import re
from collections.abc import Collection, Mapping
from datetime import date

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from stafett.audit import actions as audit
from stafett.files import exports
from stafett.web.access import actor_of

CSV, EXCEL = "csv", "xlsx"
FORMATS = (CSV, EXCEL)
TYPES = {
    CSV: "text/csv; charset=utf-8",
    EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def answer(
    rows: pl.DataFrame, headings: Mapping[str, str], *, name: str, on: date, extension: str
) -> HttpResponse:
    """The rows under the headings, to be saved as `name` with the day."""
    if extension == CSV:
        content: str | bytes = exports.csv_for_spreadsheets(rows, headings)
    else:
        content = exports.workbook(rows, headings, title=_sheet_name(name))
    answered = HttpResponse(content, content_type=TYPES[extension])
    file = "-".join(re.findall(r"\w+", name.lower()))[:80]
    saved_as = content_disposition_header(as_attachment=True, filename=f"{file}-{on:%Y-%m-%d}.{extension}")
    answered.headers["Content-Disposition"] = saved_as or "attachment"
    return answered


def _sheet_name(name: str) -> str:
    """A name as Excel takes it for a sheet: at most 31 characters, some not at all, no apostrophe at an end."""
    printable = "".join(sign if sign.isprintable() else " " for sign in NOT_IN_A_SHEET_NAME.sub(" ", name))
    return printable[:31].strip("'")


def looked_at_all(request: HttpRequest, person_ids: Collection[int], what: str) -> None:
    """Remember of each other person that they stand in an export somebody took out (K16)."""
    actor = actor_of(request)
    others = [person for person in person_ids if person != actor.person_id]
    audit.look_at_all(actor.organisation_id or 0, persons=others, what=what, by=actor)
