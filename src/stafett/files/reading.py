"""Reading a folder of fact files, or one workbook: what it says, and what in it cannot be read.

Nothing is judged here that needs more than one record; see `judging`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from django.utils.translation import gettext as _

from . import cells, csvfile, workbook
from .faults import Faults
from .kinds import KINDS, Kind


@dataclass(frozen=True)
class Table:
    """One fact file as it was read.

    `rows`: the typed columns of its kind, `line` (where the record starts), `withdrawn`, and `sound`
    (nothing in the record is at fault). `is_whole`: no record was lost, so every id is known.
    """

    kind: Kind
    file: str
    rows: pl.DataFrame
    is_whole: bool


@dataclass(frozen=True)
class Batch:
    """Everything that was sent: the tables by kind, what is wrong with them and what was ignored."""

    tables: dict[str, Table] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    notes: list[str] = field(default_factory=list)


class NothingToRead(Exception):
    """The path holds no fact files; the text is a sentence for whoever gave it."""


def read(path: Path) -> Batch:
    """The fact files of a folder, or the sheets of an .xlsx file. Raises NothingToRead, never OSError."""
    batch = Batch()
    for kind, file, blocks in _sources(path, batch):
        batch.tables[kind.name] = _table(kind, file, blocks, batch.faults)
    if not batch.tables and not batch.faults:
        raise NothingToRead(
            _("There are no fact files in %(path)s. Name them units.csv, people.csv and so on.")
            % {"path": path}
        )
    return batch


def _sources(path: Path, batch: Batch) -> Iterator[tuple[Kind, str, Iterator[pl.DataFrame]]]:
    if path.is_dir():
        yield from _folder(path, batch)
    elif path.is_file() and path.suffix.lower() == ".xlsx":
        for name, (sheet, raw) in workbook.read(path, batch.faults, batch.notes).items():
            yield KINDS[name], sheet, iter([] if raw is None else [raw])
    elif path.exists():
        raise NothingToRead(_("%(path)s is neither a folder nor an .xlsx file.") % {"path": path})
    else:
        raise NothingToRead(_("There is no folder or file %(path)s.") % {"path": path})


def _folder(path: Path, batch: Batch) -> Iterator[tuple[Kind, str, Iterator[pl.DataFrame]]]:
    try:
        names = sorted(entry.name for entry in path.iterdir())
    except OSError as error:
        raise NothingToRead(
            _("The folder %(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror}
        ) from error
    files = {f"{kind.name}.csv": kind for kind in KINDS.values()}
    for name in names:
        if name not in files and not name.startswith("."):
            batch.notes.append(_("%(file)s: not a fact file; ignored") % {"file": name})
    for name, kind in files.items():
        if name in names:
            yield kind, name, csvfile.read(path / name, kind, batch.faults, batch.notes)


def _table(kind: Kind, file: str, blocks: Iterator[pl.DataFrame], faults: Faults) -> Table:
    """The records of a file, some at a time: what is left of each block is its typed columns."""
    done, is_whole, said = [], True, 0
    while True:
        block = next(blocks, None)
        is_whole = is_whole and faults.counts.get(file, 0) == said
        if block is None:
            break
        rows = cells.typed(kind, file, block, faults)
        said = faults.counts.get(file, 0)
        done.append(rows.filter(~pl.any_horizontal(pl.col(kind.key).is_null())))
        is_whole = is_whole and done[-1].height == rows.height
    if not done:
        empty = {"line": pl.Int64, "withdrawn": pl.Boolean, **cells.schema(kind), "sound": pl.Boolean}
        return Table(kind, file, pl.DataFrame(schema=empty), is_whole=False)
    return Table(kind, file, pl.concat(done), is_whole)
