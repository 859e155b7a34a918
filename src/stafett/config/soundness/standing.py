"""What it stands on: the database, the data folder, the clock, the files of the pages, the background work."""

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from stafett.config import first_use
from stafett.config.settings import variables
from stafett.people.models import Identity

from .finding import Finding, fault, ok, warning

OLDEST_POSTGRESQL = 150000
WAITED_TOO_LONG = timedelta(minutes=15)


def database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        missing = first_use.missing_migrations()
    except DatabaseError as error:
        yield fault(f"The database does not answer: {str(error).strip()}.", "Check DATABASE_URL.")
        return
    yield ok(f"The database answers ({connection.display_name}).")
    if missing:
        yield fault(f"The database lacks {len(missing)} migrations.", "Run: stafett migrate")
    else:
        yield ok("The database is migrated.")
    yield from _of_its_kind()


def _of_its_kind() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        yield from _private(Path(connection.settings_dict["NAME"]), "the database file", bits=0o600)
    elif connection.vendor == "postgresql":
        if connection.pg_version < OLDEST_POSTGRESQL:
            yield fault("PostgreSQL is older than 15.", "Use PostgreSQL 15 or newer.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(timezone.now() - cursor.fetchone()[0])
        if apart > timedelta(minutes=1):
            yield warning(
                f"The database's clock is {apart} off ours.", "Set both clocks by the network (NTP)."
            )


def operator() -> Iterator[Finding]:
    try:
        has_one = Identity.objects.filter(is_operator=True, is_active=True).exists()
    except DatabaseError:
        return
    if has_one:
        yield ok("There is an operator.")
    else:
        yield warning("Nobody can log in as operator yet.", "Run: stafett admin EMAIL")


def data_folder() -> Iterator[Finding]:
    folder = settings.DATA
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield fault(
            f"The data folder {folder} cannot be written: {error}.", "Set STAFETT_DATA to a folder of ours."
        )
        return
    yield ok(f"The data folder {folder} can be written.")
    yield from _private(folder, "the data folder", bits=0o700)


def _private(path: Path, name: str, *, bits: int) -> Iterator[Finding]:
    """Nobody else may read it; for a file it is enough that its folder is closed."""
    if not path.exists():
        return
    mode = path.stat().st_mode & 0o777
    closed_above = path.is_file() and not path.parent.stat().st_mode & 0o077
    if mode & 0o007 and not closed_above:
        yield fault(f"Everybody on this machine can read {name} ({mode:o}).", f"Run: chmod {bits:o} {path}")
    elif mode & 0o070 and not closed_above:
        yield warning(
            f"Its group can read {name} ({mode:o}).", f"Unless that is meant, run: chmod {bits:o} {path}"
        )
    else:
        yield ok(f"Nobody else can read {name}.")


def clock() -> Iterator[Finding]:
    try:
        oslo = datetime.now(ZoneInfo("Europe/Oslo")).utcoffset()
    except OSError:
        oslo = None
    if settings.TIME_ZONE != "Europe/Oslo" or not settings.USE_TZ or oslo is None:
        yield fault("The day is not Oslo's.", "Put TIME_ZONE back to Europe/Oslo and install tzdata.")
    elif variables.TODAY.read():
        yield fault("The clock stands still: STAFETT_TODAY is set.", "Unset STAFETT_TODAY.")
    else:
        yield ok(f"The day is Oslo's, {oslo.total_seconds() / 3600:+.0f} hours from UTC.")


def static_files() -> Iterator[Finding]:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.is_file():
        yield fault("The style sheets and scripts are not there.", "Install the wheel, or run: make setup")
        return
    try:
        staticfiles_storage.url("built/stafett.css")
    except ValueError:
        yield fault(
            "The style sheet is missing among the built files.", "Install the wheel, or run: make setup"
        )
    else:
        yield ok("The style sheets and scripts are built.")


def background_work() -> Iterator[Finding]:
    if not apps.is_installed("django_tasks_db"):
        return
    long_ago = timezone.now() - WAITED_TOO_LONG
    try:
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=long_ago).count()
    except DatabaseError:
        return
    if waiting:
        yield warning(
            f"{waiting} tasks have waited over 15 minutes.", "Is `stafett serve` running? It does them."
        )
    else:
        yield ok("No background work has waited long.")


def disk() -> Iterator[Finding]:
    try:
        room = os.statvfs(settings.DATA)
    except OSError:
        return
    free = room.f_bavail * room.f_frsize // 2**20
    if free < 500:
        yield warning(f"The disk of the data folder has {free} MB left.", "Make room.")
