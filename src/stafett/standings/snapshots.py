"""Everybody's cells as they stood at one log position, kept in files that all processes read.

Never the truth: whatever is missing, damaged, foreign or of an older format is made again from the facts.
A snapshot is a folder `<data>/snapshots/<organisation>/<day>.<position>` of Arrow files
with `about.json`, which says what they are. A process reads it into memory once.
"""

import hashlib
import json
import logging
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic, time
from typing import Any

import polars as pl
from django.conf import settings

from stafett.audit import queries as audit
from stafett.status import Evaluation, Facts
from stafett.status.facts import SCHEMAS

from .standing import afresh

log = logging.getLogger(__name__)

FORMAT = 1
FRAMES = (*SCHEMAS, "cells", "grants", "dated")
KEPT = 2
"""How many stay: the newest, and the one before it for whoever is about to open it."""
ABOUT = "about.json"
ABANDONED = 60 * 60


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """An organisation's facts at a log position and their evaluation on a day.

    `dated`: `person_id` and `day` of what is recorded already and happens on a day after it: evaluated
    afresh on that day, these people may stand otherwise than forecast. `made_at` (seconds of the epoch) and
    how many `seconds` it took."""

    organisation_id: int
    on: date
    position: int
    made_at: float
    seconds: float
    facts: Facts
    evaluation: Evaluation
    dated: pl.DataFrame


_opened: dict[tuple[Path, int], Snapshot | None] = {}
"""What this process has looked into, by folder and the time it was written; None: not to be used."""


def folder(organisation_id: int) -> Path:
    return Path(settings.DATA) / "snapshots" / str(organisation_id)


def newest(organisation_id: int, *, on: date) -> Snapshot | None:
    """The snapshot that knows most of those that can tell about a day: none is made after it."""
    if not settings.SNAPSHOTS:
        return None
    found = [path for path in _all(organisation_id) if _day_and_position(path)[0] <= on.isoformat()]
    for path in reversed(found):
        if opened := _open(organisation_id, path):
            return opened
    return None


def make(organisation_id: int, *, on: date) -> Snapshot | None:
    """Evaluate everybody and keep it, whole or not at all; None where nothing is recorded yet."""
    started = monotonic()
    position = audit.position(organisation_id)
    at = audit.at(organisation_id, position)
    if at is None:
        return None
    found = afresh(organisation_id, on=on, position=position)
    frames = {**vars(found.facts), "cells": found.evaluation.cells, "grants": found.evaluation.grants}
    frames["dated"] = _dated(found.facts, on)
    home = folder(organisation_id)
    home.mkdir(parents=True, exist_ok=True)
    path = home / f"{on}.{position:012}"
    being_made = Path(tempfile.mkdtemp(prefix=".", dir=home))
    try:
        about = {"format": FORMAT, "at": at.isoformat(), "seconds": monotonic() - started}
        _write(being_made, frames, about)
        shutil.rmtree(path, ignore_errors=True)
        being_made.rename(path)
    finally:
        shutil.rmtree(being_made, ignore_errors=True)
    _forget_older(organisation_id)
    return _open(organisation_id, path)


def _write(being_made: Path, frames: dict[str, pl.DataFrame], about: dict[str, Any]) -> None:
    digests = {}
    for name, frame in frames.items():
        file = being_made / f"{name}.arrow"
        frame.rechunk().write_ipc(file, compression="uncompressed")
        digests[name] = _digest(file)
    (being_made / ABOUT).write_text(json.dumps(about | {"digests": digests}))


def _dated(facts: Facts, on: date) -> pl.DataFrame:
    days = ("achieved_on", "submitted_on", "approved_on", "refused_on", "revoked_on")
    ahead = [facts.achievements.select("person_id", day=day).filter(pl.col("day") > on) for day in days]
    return pl.concat(ahead).unique()


def _all(organisation_id: int) -> list[Path]:
    """From the oldest to the newest."""
    home = folder(organisation_id)
    found = [path for path in home.iterdir() if not path.name.startswith(".")] if home.is_dir() else []
    return sorted(found, key=_day_and_position)


def _day_and_position(path: Path) -> tuple[str, str]:
    day, _, position = path.name.partition(".")
    return day, position


def _open(organisation_id: int, path: Path) -> Snapshot | None:
    """What the folder holds, checked once in each process."""
    try:
        known = path, (path / ABOUT).stat().st_mtime_ns
    except OSError:
        return None  # just taken away
    if known not in _opened:
        for gone in [other for other in list(_opened) if not other[0].exists()]:
            _opened.pop(gone, None)
        _opened[known] = _checked(organisation_id, path)
    return _opened[known]


def _checked(organisation_id: int, path: Path) -> Snapshot | None:
    try:
        return _read(organisation_id, path)
    except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError) as error:
        log.warning("The snapshot %s of organisation %s is not used: %s", path.name, organisation_id, error)
        return None


def _read(organisation_id: int, path: Path) -> Snapshot:
    day, position = _day_and_position(path)
    about = json.loads((path / ABOUT).read_text())
    if about["format"] != FORMAT:
        raise ValueError("it has another format")
    at = audit.at(organisation_id, int(position))
    if at is None or at.isoformat() != about["at"]:
        raise ValueError("it is of another database")
    frames = {name: _frame(path / f"{name}.arrow", about["digests"][name]) for name in FRAMES}
    evaluated = Evaluation(on=date.fromisoformat(day), cells=frames.pop("cells"), grants=frames.pop("grants"))
    return Snapshot(
        organisation_id=organisation_id,
        on=evaluated.on,
        position=int(position),
        made_at=(path / ABOUT).stat().st_mtime,
        seconds=float(about["seconds"]),
        dated=frames.pop("dated"),
        facts=Facts(**frames),
        evaluation=evaluated,
    )


def _frame(file: Path, digest: str) -> pl.DataFrame:
    if _digest(file) != digest:
        raise ValueError(f"{file.name} is damaged")
    return pl.read_ipc(file)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "blake2b").hexdigest()


def _forget_older(organisation_id: int) -> None:
    """The older ones, and what somebody who was stopped left half made."""
    left = [path for path in folder(organisation_id).glob(".*") if path.stat().st_mtime < time() - ABANDONED]
    for path in [*_all(organisation_id)[:-KEPT], *left]:
        shutil.rmtree(path, ignore_errors=True)
