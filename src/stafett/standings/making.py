"""Making snapshots: part by part, into a folder that takes its name when it is whole."""

import fcntl
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from time import monotonic, time
from typing import Any

import polars as pl

from stafett import status
from stafett.audit import queries as audit
from stafett.status import Facts

from . import marks, parts
from .frames import facts
from .marks import ABOUT, DAYS, Mark, home
from .parts import Engine, one_by_one
from .snapshots import BY_BLOCK, Snapshot, block_file

DAYS_KEPT = 5
"""So many days asked for beside today's are kept, those made last."""
FORGOTTEN_AFTER = 24 * 60 * 60
"""Seconds after which what another edition made is no longer kept: hosts are brought up to date one after the other."""


def make(organisation_id: int, *, on: date, engine: Engine = one_by_one) -> Mark | None:
    """Evaluate everybody from the facts as recorded now, and keep it, whole or not at all; None where nothing
    is recorded yet. Raises OSError where it cannot be kept."""
    place = home(organisation_id)
    place.mkdir(parents=True, exist_ok=True)
    _forget_other_editions(place)
    with _one_at_a_time(place):
        started, position = monotonic(), audit.position(organisation_id)
        at = audit.at(organisation_id, position)
        if at is None:
            return None
        known = facts(organisation_id, position=position)
        made = place / f"{on}.{position:012}"
        with _being_made(made) as kept:
            kept.keep(known, on, engine)
            kept.tell(at=at.isoformat(), seconds=monotonic() - started)
        _leave([made], marks.folders(place))
    return marks.newest(organisation_id)


def make_of_day(kept: Snapshot, day: date) -> Mark | None:
    """Evaluate everybody on another day, from the facts a snapshot keeps, and keep it beside."""
    place = home(kept.mark.organisation_id) / DAYS
    place.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(place):
        started = monotonic()
        made = place / f"{day}.{kept.mark.position:012}"
        with _being_made(made) as being:
            being.keep(kept.all_facts, day, one_by_one, by_block=False)
            being.tell(at=kept.mark.at.isoformat(), seconds=monotonic() - started)
        _leave([made], [path for path in marks.folders(place) if path.name.startswith(f"{day}.")])
        last_first = sorted(marks.folders(place), key=lambda path: path.stat().st_mtime, reverse=True)
        _leave(last_first[:DAYS_KEPT], last_first)
    return marks.of_day(kept.mark.organisation_id, day)


@dataclass
class Being:
    """A snapshot being made, in a folder of its own."""

    folder: Path
    people: int = 0
    digests: dict[str, str] = field(default_factory=dict)

    def keep(self, known: Facts, on: date, engine: Engine, *, by_block: bool = True) -> None:
        """Evaluate the facts and write all but what the snapshot is of; `by_block`: each person's cells too."""
        people = parts.blocks(known, on)
        self.people = people.height
        for name, frame in vars(known).items():
            if name not in BY_BLOCK:
                self._write(f"{name}.arrow", frame)
        self._write("people.arrow", people.select("person_id", "block"))
        self._write("dated.arrow", dated(known, on))
        self._write_parts(people, known, on, engine, by_block)

    def _write_parts(
        self, people: pl.DataFrame, known: Facts, on: date, engine: Engine, by_block: bool
    ) -> None:
        whose = people.select("person_id", "block")
        rows, grants, changes = [], [], []
        cells = pieces = 0
        shares = list(parts.split(known, people))
        with _beside() as done_beside:
            for share, part in zip(shares, engine(shares, on, parts.large_units(known, on)), strict=True):
                evaluation = parts.numbered_on(part.evaluation, cells, pieces)
                rows.append(part.rows.with_columns(piece=(pl.col("piece") + pieces).cast(pl.UInt32)))
                grants.append(evaluation.grants)
                changes.append(part.changes)
                if by_block:
                    done_beside(
                        self._write_people, whose, cells=evaluation.cells, achievements=share.achievements
                    )
                cells, pieces = cells + part.evaluation.cells.height, pieces + part.pieces
        self._write("rows.arrow", pl.concat(rows))
        self._write_grants(pl.concat(grants), pl.concat(rows), whose)
        self._write("changes.arrow", status.together(changes))

    def _write_grants(self, grants: pl.DataFrame, rows: pl.DataFrame, whose: pl.DataFrame) -> None:
        """All in one file, those of a block together; and where they are: `block`, `first`, `rows`."""
        of_piece = rows.select("piece", "person_id").unique().join(whose, on="person_id").drop("person_id")
        ordered = grants.join(of_piece, on="piece").sort("block", maintain_order=True)
        sizes = ordered.group_by("block", maintain_order=True).agg(rows=pl.len())
        self._write("grants.arrow", ordered.drop("block"))
        self._write("places.arrow", sizes.with_columns(first=pl.col("rows").cum_sum() - pl.col("rows")))

    def _write_people(self, whose: pl.DataFrame, **frames: pl.DataFrame) -> None:
        for name, frame in frames.items():
            blocks = frame.join(whose, on="person_id", maintain_order="left").partition_by(
                "block", include_key=False, as_dict=True
            )
            for (block,), rows in blocks.items():
                self._write(block_file(name, block), rows)

    def _write(self, name: str, frame: pl.DataFrame) -> None:
        stream = BytesIO()
        frame.rechunk().write_ipc_stream(stream, compression="lz4")
        content = stream.getvalue()
        self.digests[name] = marks.digest(content)
        (self.folder / name).write_bytes(content)

    def tell(self, *, at: str, seconds: float) -> None:
        """Write what the snapshot is of."""
        about = {
            "edition": marks.made_by(), "at": at, "seconds": seconds, "people": self.people, "digests": self.digests,
        }  # fmt: skip
        (self.folder / ABOUT).write_text(json.dumps(about))


def dated(known: Facts, on: date) -> pl.DataFrame:
    """Who has something recorded that happens on a later `day`, the first of them: evaluated afresh on that day
    or after it, these people may stand otherwise than forecast. `person_id`, `day`, one row each."""
    days = ("achieved_on", "submitted_on", "approved_on", "refused_on", "revoked_on")
    ahead = [known.achievements.select("person_id", day=day).filter(pl.col("day") > on) for day in days]
    return pl.concat(ahead).group_by("person_id").agg(pl.col("day").min()).sort("person_id")


def _leave(kept: list[Path], among: list[Path]) -> None:
    for other in among:
        if other not in kept:
            marks.take_away(other)


def _forget_other_editions(place: Path) -> None:
    """What other editions kept goes when none of them has written for a while."""
    for other in place.parent.iterdir():
        with suppress(FileNotFoundError):  # another host may have been first
            if other != place and other.is_dir() and time() - other.stat().st_mtime > FORGOTTEN_AFTER:
                shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _one_at_a_time(place: Path) -> Iterator[None]:
    with (place / ".making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _beside() -> Iterator[Callable[..., None]]:
    """What calls a function in a thread of its own when it has come back from the call before, so that what they
    are given does not pile up; all have when it ends."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        last = thread.submit(lambda: None)

        def call(function: Callable[..., None], *given: Any, **named: Any) -> None:
            nonlocal last
            last.result()
            last = thread.submit(function, *given, **named)

        yield call
        last.result()


@contextmanager
def _being_made(made: Path) -> Iterator[Being]:
    """A folder that becomes `made` when all is well, and leaves nothing else; nor does one that was killed."""
    for left in [path for path in made.parent.iterdir() if path.is_dir() and path.name.startswith(".")]:
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=".", dir=made.parent))
    try:
        yield Being(folder)
        if made.exists():
            marks.take_away(made)
        folder.rename(made)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
