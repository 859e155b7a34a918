"""The organisation in each database: imported once and kept, and a copy of it to be measured.

What is kept is made anew when the code that made it has changed, and when it is too old for its claims to be
as fresh as they were.
"""

import json
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path

import psycopg

import with_postgres
from stafett.lib.edition import edition

from .places import STAFETT, inside, surroundings
from .processes import measured

FACTS = ("audit", "people", "records", "plans", "files", "lib", "demo")
"""The packages that decide what an import makes and how long it takes."""
TOO_OLD = 14 * 24 * 60 * 60
IMPORTED_WITHIN = 1800.0
ABOUT, KEPT, NOW = "about.json", "stafett_kept", "stafett_now"
MEGABYTES = 1_000_000
SAMPLE = 100_000
"""So many rows are inserted plainly, and the time is taken as many times as there are rows."""


class Unavailable(Exception):
    """There is no such database here; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """An import from nothing: how many seconds it took, and the most memory it held, in bytes; and how many seconds as
    many rows would take in a plain insert there and then."""

    mark: str
    at: float
    seconds: float
    memory: int
    megabytes: int
    plain: float


@dataclass(frozen=True, kw_only=True)
class Site:
    """A copy to be measured: what its programs are given, and the database server's process, if there is one."""

    surroundings: dict[str, str]
    server: int | None = None


type Files = Callable[[], Path]
"""Writes the organisation's fact files, and says into which folder."""


def mark() -> str:
    return edition(*(resources.files("stafett") / package for package in FACTS))


@contextmanager
def sqlite(home: Path, files: Files) -> Iterator[tuple[Made, Site]]:
    kept, now = home / "sqlite", home / "sqlite-now"
    made = _known(kept)
    if made is None:
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        made = _imported(files(), kept, surroundings(kept))
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(kept, now)
    try:
        yield made, Site(surroundings=surroundings(now))
    finally:
        shutil.rmtree(now, ignore_errors=True)


@contextmanager
def postgres(home: Path, files: Files) -> Iterator[tuple[Made, Site]]:
    programs, account = with_postgres.binaries(), with_postgres.unprivileged()
    if programs is None:
        raise Unavailable(f"PostgreSQL {with_postgres.OLDEST} or newer is not installed")
    now = home / "postgres-now"
    with _place(home, account) as place:
        made = _known(place)
        if made is None:
            _new_cluster(programs, place, account)
        with with_postgres.server(programs, place, account, with_postgres.LASTING) as port:
            address = f"postgresql://{with_postgres.USER}:{(place / 'password').read_text()}@127.0.0.1:{port}"
            made = made or _imported_there(files(), place, address)
            _copied(address)
            shutil.rmtree(now, ignore_errors=True)
            now.mkdir()
            try:
                server = int((place / "data" / "postmaster.pid").read_text().split()[0])
                yield made, Site(surroundings=surroundings(now, f"{address}/{NOW}"), server=server)
            finally:
                shutil.rmtree(now, ignore_errors=True)


DATABASES = {"SQLite": sqlite, "PostgreSQL": postgres}


def _known(kept: Path) -> Made | None:
    try:
        made = Made(**json.loads((kept / ABOUT).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return made if made.mark == mark() and time.time() < made.at + TOO_OLD else None


def _imported(files: Path, kept: Path, given: dict[str, str]) -> Made:
    done = measured([STAFETT, "import", str(files)], given, within=IMPORTED_WITHIN)
    size = sum(path.stat().st_size for path in files.glob("*.csv")) // MEGABYTES
    made = Made(
        mark=mark(),
        at=time.time(),
        seconds=done.seconds,
        memory=done.memory,
        megabytes=size,
        plain=_plain(files, given),
    )
    (kept / ABOUT).write_text(json.dumps(asdict(made)))
    return made


def _plain(files: Path, given: dict[str, str]) -> float:
    lines = sum(path.read_bytes().count(b"\n") - 1 for path in files.glob("*.csv"))
    done = measured(inside("plain", str(SAMPLE)), given, within=IMPORTED_WITHIN)
    return float(json.loads(done.said.splitlines()[-1])) * lines / SAMPLE


@contextmanager
def _place(home: Path, account: dict[str, object]) -> Iterator[Path]:
    """The cluster's folder: kept, unless the account that PostgreSQL runs as cannot get there."""
    home.mkdir(parents=True, exist_ok=True)
    if account and subprocess.run(["test", "-x", str(home)], check=False, **account).returncode:  # type: ignore[call-overload] # user and group by name
        with tempfile.TemporaryDirectory(prefix="stafett-bench-") as folder:
            yield Path(folder)
    else:
        yield home / "postgres"


def _new_cluster(programs: Path, place: Path, account: dict[str, int]) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    (place / "password").write_text(secrets.token_hex(16))
    for path in (place, place / "password") if account else ():
        os.chown(path, account["user"], account["group"])
    with_postgres.make_folder(programs, place, account)


def _imported_there(files: Path, place: Path, address: str) -> Made:
    _do(address, "postgres", f"CREATE DATABASE {KEPT}")
    with tempfile.TemporaryDirectory() as data:
        given = surroundings(Path(data), f"{address}/{KEPT}")
        measured([STAFETT, "migrate", "--verbosity", "0"], given, within=IMPORTED_WITHIN)
        made = _imported(files, place, given)
    _do(address, KEPT, "VACUUM (ANALYZE)")  # as the server does by itself within some minutes
    return made


def _copied(address: str) -> None:
    _do(address, "postgres", f"DROP DATABASE IF EXISTS {NOW} WITH (FORCE)")
    _do(address, "postgres", f"CREATE DATABASE {NOW} TEMPLATE {KEPT} STRATEGY FILE_COPY")


def _do(address: str, database: str, statement: str) -> None:
    with psycopg.connect(f"{address}/{database}", autocommit=True) as connection:
        connection.execute(statement.encode())
