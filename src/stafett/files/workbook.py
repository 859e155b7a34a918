"""A workbook of fact sheets as columns of text, with the row each record stands on."""

import zipfile
import zlib
from pathlib import Path

import fastexcel
import polars as pl
from django.utils.translation import gettext as _

from . import headers
from .faults import WHOLE_FILE, Faults
from .kinds import KINDS, Kind

LARGEST = 2 << 30
"""Bytes a workbook may unfold to: it is a packed file, and a small one may hold very much."""


def read(path: Path, faults: Faults, notes: list[str]) -> dict[str, tuple[str, pl.DataFrame | None]]:
    """Each kind's sheet name and its known columns as text plus `line`; None where a sheet cannot be read."""
    workbook = _opened(path, faults)
    found: dict[str, tuple[str, pl.DataFrame | None]] = {}
    if workbook is None:
        return found
    for sheet in workbook.sheet_names:
        kind = KINDS.get(sheet.strip().casefold().removesuffix(".csv"))
        if kind is None:
            notes.append(_("%(file)s: not a fact file; ignored") % {"file": sheet})
        elif kind.name in found:
            faults.add(sheet, 1, WHOLE_FILE, _("two sheets have this name; keep one of them"))
        else:
            rows = workbook.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
            found[kind.name] = sheet, _columns(kind, sheet, rows, faults, notes)
    return found


def _opened(path: Path, faults: Faults) -> fastexcel.ExcelReader | None:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                faults.add(
                    path.name, 1, WHOLE_FILE, _("the workbook is too large; send the facts as CSV files")
                )
                return None
            # The sizes are what the file says of itself; reading it all here, in little memory, tells
            # whether they are true before a reader that trusts them unfolds it.
            if packed.testzip() is not None:
                raise zipfile.BadZipFile
        return fastexcel.read_excel(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, fastexcel.FastExcelError):
        faults.add(
            path.name, 1, WHOLE_FILE, _("this is not a workbook that can be read; save it again as .xlsx")
        )
        return None


def _columns(
    kind: Kind, sheet: str, rows: pl.DataFrame, faults: Faults, notes: list[str]
) -> pl.DataFrame | None:
    rows = rows.with_row_index("line", offset=1).with_columns(pl.col("line").cast(pl.Int64))
    rows = rows.filter(~pl.all_horizontal(pl.exclude("line").fill_null("").str.strip_chars() == ""))
    if not rows.height or rows.width == 1:
        headers.say_empty(sheet, faults)
        return None
    line, *fields = rows.row(0)
    header = headers.header(kind, sheet, line, [field or "" for field in fields], faults, notes)
    if header is None:
        return None
    cells = rows.columns[1:]
    found = rows.slice(1).select(
        "line", **{name: pl.col(cells[place]) for name, place in header.places.items()}
    )
    return found.with_columns(
        pl.exclude("line").str.strip_suffix(" 00:00:00").replace({"true": "yes", "false": "no"})
    )
