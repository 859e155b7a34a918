"""A CSV file as columns of text, block by block, with the line on which each record starts."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

import polars as pl
from django.utils.translation import gettext as _

from . import headers, looks
from .faults import MOST, WHOLE_LINE, Fault, Faults
from .headers import Header
from .kinds import Kind

BLOCK = 65_536
"""Records turned into columns at a time: memory follows what is made of them, not the text."""

csv.field_size_limit(looks.LONGEST_LINE)


def read(path: Path, kind: Kind, faults: Faults, notes: list[str]) -> Iterator[pl.DataFrame]:
    """The file's known columns as text plus `line`, some records at a time, the first time none; no frame
    at all where the file as a whole cannot be read.

    Every file is looked through twice: first its bytes, then its records. Where no quotation mark
    stands in the file a record is a line and columns are split at once; otherwise the exact reader is used.
    """
    name = path.name
    found = looks.look(path, name, faults)
    if found is None:
        return
    with path.open(encoding=found.encoding) as file:
        before, first = _first_line(file)
        if not first:
            headers.say_empty(name, faults)
            return
        sign = headers.separator(kind, first)
        fields = next(csv.reader([first], delimiter=sign))
        header = headers.header(kind, name, before, fields, faults, notes)
        if header is None:
            return
        yield pl.DataFrame(schema={"line": pl.Int64, **dict.fromkeys(header.places, pl.String)})
        records = _quoted if found.has_quotes else _plain
        yield from records(file, sign, header, name, faults)


def _first_line(file: TextIO) -> tuple[int, str]:
    for number, line in enumerate(file, 1):
        if line.strip():
            return number, line
    return 0, ""


def _plain(file: TextIO, sign: str, header: Header, name: str, faults: Faults) -> Iterator[pl.DataFrame]:
    """Records without quotation marks: one a line."""
    start = header.line + 1
    while lines := list(islice(file, BLOCK)):
        block = (
            pl.DataFrame({"text": lines})
            .with_row_index("line", offset=start)
            .select(pl.col("line").cast(pl.Int64), pl.col("text").str.strip_chars_end("\n"))
        )
        start += len(lines)
        block = block.filter(pl.col("text").str.strip_chars(sign + " \t\u00a0") != "")
        count = pl.col("text").str.count_matches(sign, literal=True) + 1
        _count(block.select("line", fields=count), header, name, faults)
        split = pl.col("text").str.split_exact(sign, header.width - 1)
        yield block.filter(count == header.width).select(
            "line",
            *(split.struct.field(f"field_{place}").alias(column) for column, place in header.places.items()),
        )


def _quoted(file: TextIO, sign: str, header: Header, name: str, faults: Faults) -> Iterator[pl.DataFrame]:
    """Records where a field may be quoted and hold line breaks."""
    records = _records(file, sign, header, name, faults)
    while block := list(islice(records, BLOCK)):
        counts = pl.DataFrame(
            [(line, len(fields)) for line, fields in block], schema=["line", "fields"], orient="row"
        )
        _count(counts, header, name, faults)
        right = [(line, fields) for line, fields in block if len(fields) == header.width]
        yield pl.DataFrame(
            {"line": [line for line, _fields in right]}
            | {column: [fields[place] for _line, fields in right] for column, place in header.places.items()},
            schema={"line": pl.Int64, **dict.fromkeys(header.places, pl.String)},
        )


def _records(
    file: TextIO, sign: str, header: Header, name: str, faults: Faults
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file, delimiter=sign, strict=True)
    start = header.line + 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield start, fields
            start = header.line + reader.line_num + 1
    except csv.Error:
        faults.add(name, start, WHOLE_LINE, _(
            "a quotation mark is not closed, or text follows one; double the marks inside a field and close it"
        ))  # fmt: skip


def _count(counts: pl.DataFrame, header: Header, name: str, faults: Faults) -> None:
    wrong = counts.filter(pl.col("fields") != header.width)
    faults.extend(name, [
        Fault(line, WHOLE_LINE, _(
            "%(found)s fields where the header has %(wanted)s; mend the separators, or quote a field that holds one"
        ) % {"found": found, "wanted": header.width})
        for line, found in wrong.head(MOST).iter_rows()
    ], wrong.height)  # fmt: skip
