"""What is kept of organisations, and whether it may be used: told by folders, never trusted.

A snapshot is a folder `<data>/snapshots/<organisation>/<edition>/<day>.<position>` of Arrow files with `about.json`,
which says what they are. Those of days asked for beside it lie in `days/`, and who asks leaves a file in `asked/`.
Hosts with different editions may share the data while they are brought up to date: each keeps its own.
"""

import hashlib
import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
from django.conf import settings

from stafett.audit import queries as audit
from stafett.lib.edition import edition

log = logging.getLogger(__name__)

MOST_ASKED = 10
"""Days waited for at once: each takes some seconds."""
ABOUT, DAYS, ASKED = "about.json", "days", "asked"


class Unusable(Exception):
    """A folder does not hold what it should; the text says why."""


class Outdated(Unusable):
    """What it holds is sound, and was made by other rules or from another database."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a snapshot is of: a day, a log position and the moment that was written; of how many `people`; when
    it was made (seconds of the epoch) and how many `seconds` that took. `digests`: of each file, by name."""

    organisation_id: int
    folder: Path
    on: date
    position: int
    at: datetime
    people: int
    made_at: float
    seconds: float
    digests: dict[str, str]


def home(organisation_id: int) -> Path:
    """The folder of an organisation's snapshots."""
    return Path(settings.DATA) / "snapshots" / str(organisation_id) / made_by()


def newest(organisation_id: int) -> Mark | None:
    """What the newest snapshot is of, if this edition made it from this database as it is now."""
    return _first_usable(organisation_id, home(organisation_id))


def of_day(organisation_id: int, day: date) -> Mark | None:
    """What the newest snapshot of a day asked for is of."""
    return _first_usable(organisation_id, home(organisation_id) / DAYS, day.isoformat())


def ask_for(organisation_id: int, day: date) -> None:
    """Say that somebody waits for a day; if too many are waited for, another time."""
    if len(asked_for(organisation_id)) >= MOST_ASKED:
        return
    place = home(organisation_id) / ASKED
    place.mkdir(parents=True, exist_ok=True)
    (place / day.isoformat()).touch()


def asked_for(organisation_id: int) -> list[date]:
    """The days somebody waits for."""
    return sorted(date.fromisoformat(path.name) for path in (home(organisation_id) / ASKED).glob("*-*-*"))


def answered(organisation_id: int, day: date) -> None:
    """Nobody waits for the day any more."""
    (home(organisation_id) / ASKED / day.isoformat()).unlink(missing_ok=True)


def read(mark: Mark, name: str, *, check: bool = True) -> pl.DataFrame:
    """One of a snapshot's files. Raises Unusable where it is not what was written (unless that was checked
    before) or is missing, OSError where all is gone."""
    try:
        content = (mark.folder / name).read_bytes()
    except FileNotFoundError as error:
        if is_there(mark):
            raise Unusable(f"{name} is missing") from error
        raise
    if check and digest(content) != mark.digests.get(name):
        raise Unusable(f"{name} is damaged")
    try:
        return pl.read_ipc_stream(content)
    except pl.exceptions.PolarsError as error:
        raise Unusable(f"{name} is damaged") from error


def is_there(mark: Mark) -> bool:
    """Whether a snapshot is still the one in its folder."""
    try:
        return (mark.folder / ABOUT).stat().st_mtime == mark.made_at
    except OSError:
        return False


def take_away(folder: Path) -> None:
    """Gone at once: nobody finds half of it."""
    # Somebody else may have been first, and it may not be ours to take.
    with (
        suppress(OSError),
        TemporaryDirectory(prefix=".", dir=folder.parent, ignore_cleanup_errors=True) as aside,
    ):
        folder.rename(Path(aside) / folder.name)


def digest(content: bytes) -> str:
    """What tells whether a file is as it was written."""
    return hashlib.blake2b(content).hexdigest()


@cache
def made_by() -> str:
    """The edition of the rules, and of how their frames are read and kept."""
    return edition(resources.files("stafett.status"), resources.files(__package__), also=pl.__version__)


@lru_cache(maxsize=100)
def tell(folder: Path, why: str) -> None:
    """Once, not on every page."""
    log.warning("%s is not used: %s", folder, why)


def folders(place: Path) -> list[Path]:
    """The snapshots in a folder, by day and position. Raises OSError where it may not be looked into."""
    try:
        return sorted(path for path in place.iterdir() if "." in path.name[1:])
    except FileNotFoundError:
        return []


def _first_usable(organisation_id: int, place: Path, day: str = "") -> Mark | None:
    folder = place
    try:
        for folder in [path for path in folders(place) if path.name.startswith(day)][-1:]:
            return _checked(organisation_id, folder)
    except FileNotFoundError:
        return None  # just taken away
    except Outdated as error:
        log.info("%s is not used: %s", folder, error)
    except (Unusable, OSError) as error:
        tell(folder, str(error))
    return None


def _checked(organisation_id: int, folder: Path) -> Mark:
    written = (folder / ABOUT).stat()
    found, by = _read(organisation_id, folder, written.st_mtime, written.st_ino)
    if by != made_by():
        raise Outdated("another edition made it")
    if audit.at(organisation_id, found.position) != found.at:
        raise Outdated("it is of another database, or of another state of this one")
    return found


@lru_cache(maxsize=100)
def _read(organisation_id: int, folder: Path, made_at: float, _inode: int) -> tuple[Mark, str]:
    about = _about(folder)
    try:
        day, position = folder.name.split(".")
        found = Mark(
            organisation_id=organisation_id,
            folder=folder,
            on=date.fromisoformat(day),
            position=int(position),
            at=datetime.fromisoformat(about["at"]),
            people=int(about["people"]),
            made_at=made_at,
            seconds=float(about["seconds"]),
            digests=dict(about["digests"]),
        )
        return found, str(about["edition"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unusable(f"it is not as it was made ({error})") from error


def _about(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / ABOUT).read_text())
    except ValueError as error:
        raise Unusable(f"{ABOUT} is damaged") from error
    if not isinstance(about, dict):
        raise Unusable(f"{ABOUT} is damaged")
    return about
