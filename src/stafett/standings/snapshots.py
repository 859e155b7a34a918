"""Everybody's cells as they stood at one log position, kept in files that all processes read.

Never the truth: whatever is missing, damaged, foreign or made by another edition of the rules is made again
from the facts. A snapshot is a folder `<data>/snapshots/<organisation>/<day>.<position>` of Arrow files with
`about.json`, which says what they are. A process reads it into memory once, and holds one an organisation.
"""

import fcntl
import hashlib
import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from time import monotonic
from typing import Any

import polars as pl
from django.conf import settings

from stafett import status
from stafett.audit import queries as audit
from stafett.lib.edition import edition
from stafett.status import Evaluation, Facts
from stafett.status.facts import SCHEMAS

from .standing import Standing, afresh

log = logging.getLogger(__name__)

FRAMES = (*SCHEMAS, "cells", "grants")
ABOUT, DATED = "about.json", "dated.arrow"


class Unusable(Exception):
    """A folder does not hold what it should; the text says why."""


class Outdated(Unusable):
    """What it holds is sound, and was made by other rules or from another database."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a snapshot is of: a day, a log position and the moment that was written; when it was made
    (seconds of the epoch) and how many `seconds` that took.

    `dated`: `person_id` and `day` of what is recorded already and happens on a day after it: evaluated
    afresh on that day, these people may stand otherwise than forecast."""

    organisation_id: int
    folder: Path
    on: date
    position: int
    at: datetime
    made_at: float
    seconds: float
    dated: pl.DataFrame


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """An organisation's facts at a log position, and their evaluation on a day."""

    mark: Mark
    facts: Facts
    evaluation: Evaluation


_opened: dict[int, tuple[Path, float, Snapshot]] = {}
"""What this process holds: the newest it was asked for, by organisation."""


def home(organisation_id: int) -> Path:
    """The folder of an organisation's snapshots."""
    return Path(settings.DATA) / "snapshots" / str(organisation_id)


def newest(organisation_id: int) -> Snapshot | None:
    """The newest snapshot; None where there is none to be used."""
    found = mark(organisation_id) if settings.SNAPSHOTS else None
    if found is None:
        return None
    held = _opened.get(organisation_id)
    if held and held[:2] == (found.folder, found.made_at):
        return held[2]
    try:
        opened = _opened_from(found)
    except (Unusable, OSError) as error:
        _tell(found.folder, str(error))
        if isinstance(error, Unusable):
            shutil.rmtree(found.folder, ignore_errors=True)  # so that another is made
        return None
    _opened[organisation_id] = found.folder, found.made_at, opened
    return opened


@lru_cache(maxsize=2)
def of_day(kept: Snapshot, on: date) -> Snapshot:
    """The same facts evaluated on a day before the snapshot's: the first who asks waits, the next does not."""
    evaluated = status.evaluate(kept.facts, on=on)
    return Snapshot(mark=replace(kept.mark, on=on), facts=kept.facts, evaluation=evaluated)


def mark(organisation_id: int) -> Mark | None:
    """What the newest snapshot is of, if this edition made it from this database as it is now."""
    for folder in _newest_first(organisation_id)[:1]:
        try:
            return _mark(organisation_id, folder)
        except FileNotFoundError:
            return None  # just taken away
        except Outdated as error:
            log.info("%s is not used: %s", folder, error)
        except (Unusable, OSError) as error:
            _tell(folder, str(error))
    return None


def make(organisation_id: int, *, on: date) -> Mark | None:
    """Evaluate everybody and keep it, whole or not at all; None where nothing is recorded yet. Raises
    OSError where it cannot be kept."""
    place = home(organisation_id)
    place.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(place):
        started = monotonic()
        position = audit.position(organisation_id)
        at = audit.at(organisation_id, position)
        if at is None:
            return None
        found = afresh(organisation_id, on=on, position=position)
        with _being_made(place) as folder:
            about = {"edition": made_by(), "at": at.isoformat(), "seconds": monotonic() - started}
            _write(folder, found, about)
            made = place / f"{on}.{position:012}"
            shutil.rmtree(made, ignore_errors=True)
            folder.rename(made)
        for other in place.iterdir():
            if other.is_dir() and other != made:
                shutil.rmtree(other, ignore_errors=True)
    return mark(organisation_id)


@cache
def made_by() -> str:
    """The edition of the rules, and of how their frames are read and kept."""
    return edition(resources.files("stafett.status"), resources.files(__package__), also=pl.__version__)


def _write(folder: Path, found: Standing, about: dict[str, Any]) -> None:
    frames = {**vars(found.facts), "cells": found.evaluation.cells, "grants": found.evaluation.grants}
    digests = {}
    for name, frame in frames.items():
        file = folder / f"{name}.arrow"
        frame.write_ipc(file, compression="uncompressed")
        digests[name] = _digest(file)
    _dated(found.facts, found.on).write_ipc(folder / DATED)
    (folder / ABOUT).write_text(json.dumps(about | {"digests": digests}))


def _dated(facts: Facts, on: date) -> pl.DataFrame:
    days = ("achieved_on", "submitted_on", "approved_on", "refused_on", "revoked_on")
    ahead = [facts.achievements.select("person_id", day=day).filter(pl.col("day") > on) for day in days]
    return pl.concat(ahead).unique()


def _newest_first(organisation_id: int) -> list[Path]:
    try:
        found = [path for path in home(organisation_id).iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        _tell(home(organisation_id), str(error))
        return []
    return sorted(found, key=lambda path: path.name, reverse=True)


def _mark(organisation_id: int, folder: Path) -> Mark:
    about = _about(folder)
    try:
        day, position = folder.name.split(".")
        found = Mark(
            organisation_id=organisation_id,
            folder=folder,
            on=date.fromisoformat(day),
            position=int(position),
            at=datetime.fromisoformat(about["at"]),
            made_at=(folder / ABOUT).stat().st_mtime,
            seconds=float(about["seconds"]),
            dated=pl.read_ipc(folder / DATED),
        )
    except (ValueError, KeyError, TypeError, pl.exceptions.PolarsError) as error:
        raise Unusable(f"it is not as it was made ({error})") from error
    if about.get("edition") != made_by():
        raise Outdated("another edition made it")
    if audit.at(organisation_id, found.position) != found.at:
        raise Outdated("it is of another database, or of another state of this one")
    return found


def _about(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / ABOUT).read_text())
    except ValueError as error:
        raise Unusable(f"{ABOUT} is damaged") from error
    if not isinstance(about, dict):
        raise Unusable(f"{ABOUT} is damaged")
    return about


def _opened_from(found: Mark) -> Snapshot:
    digests = _about(found.folder).get("digests", {})
    frames = {name: _frame(found.folder / f"{name}.arrow", digests.get(name)) for name in FRAMES}
    evaluated = Evaluation(on=found.on, cells=frames.pop("cells"), grants=frames.pop("grants"))
    return Snapshot(mark=found, facts=Facts(**frames), evaluation=evaluated)


def _frame(file: Path, digest: object) -> pl.DataFrame:
    if _digest(file) != digest:
        raise Unusable(f"{file.name} is damaged")
    return pl.read_ipc(file)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "blake2b").hexdigest()


@lru_cache(maxsize=100)
def _tell(folder: Path, why: str) -> None:
    """Once, not on every page."""
    log.warning("%s is not used: %s", folder, why)


@contextmanager
def _one_at_a_time(place: Path) -> Iterator[None]:
    with (place / ".making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _being_made(place: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=".", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
