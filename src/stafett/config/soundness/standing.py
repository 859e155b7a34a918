"""What it stands on: the database, the data folder, the clock, the files of the pages, the background work."""

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from stafett.config.settings import variables
from stafett.people.models import Identity

from .finding import Finding, fault, ok, warning

OLDEST_POSTGRESQL = 150000
WAITED_TOO_LONG = timedelta(minutes=15)


def database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        missing = _missing_migrations()
    except DatabaseError as error:
        yield fault(
            _("The database does not answer: %(error)s.") % {"error": str(error).strip()},
            _("Check DATABASE_URL."),
        )
        return
    yield ok(_("The database answers (%(kind)s).") % {"kind": connection.display_name})
    if missing:
        yield fault(
            _("The database lacks %(count)s migrations.") % {"count": len(missing)}, _("Run: stafett migrate")
        )
    else:
        yield ok(_("The database is migrated."))
    yield from _of_its_kind()


def _missing_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _of_its_kind() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        yield from _private(Path(connection.settings_dict["NAME"]), _("the database file"), bits=0o600)
    elif connection.vendor == "postgresql":
        if connection.pg_version < OLDEST_POSTGRESQL:
            yield fault(_("PostgreSQL is older than 15."), _("Use PostgreSQL 15 or newer."))
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(timezone.now() - cursor.fetchone()[0])
        if apart > timedelta(minutes=1):
            yield warning(
                _("The database's clock is %(apart)s off ours.") % {"apart": apart},
                _("Set both clocks by the network (NTP)."),
            )


def operator() -> Iterator[Finding]:
    """Asked only of a database that answers and is migrated, as is the next."""
    if Identity.objects.filter(is_operator=True, is_active=True).exists():
        yield ok(_("There is an operator."))
    else:
        yield warning(_("Nobody can log in as operator yet."), _("Run: stafett admin EMAIL"))


def data_folder() -> Iterator[Finding]:
    folder = settings.DATA
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield fault(
            _("The data folder %(folder)s cannot be written: %(error)s.")
            % {"folder": folder, "error": error},
            _("Set STAFETT_DATA to a folder of ours."),
        )
        return
    yield ok(_("The data folder %(folder)s can be written.") % {"folder": folder})
    yield from _private(folder, _("the data folder"), bits=0o700)


def _private(path: Path, name: str, *, bits: int) -> Iterator[Finding]:
    """Nobody else may read it; for a file it is enough that its folder is closed."""
    if not path.exists():
        return
    mode = path.stat().st_mode & 0o777
    closed_above = path.is_file() and not path.parent.stat().st_mode & 0o077
    if mode & 0o007 and not closed_above:
        yield fault(
            _("Everybody on this machine can read %(name)s (%(mode)s).")
            % {"name": name, "mode": f"{mode:o}"},
            _("Run: chmod %(bits)s %(path)s") % {"bits": f"{bits:o}", "path": path},
        )
    elif mode & 0o070 and not closed_above:
        yield warning(
            _("Its group can read %(name)s (%(mode)s).") % {"name": name, "mode": f"{mode:o}"},
            _("Unless that is meant, run: chmod %(bits)s %(path)s") % {"bits": f"{bits:o}", "path": path},
        )
    else:
        yield ok(_("Nobody else can read %(name)s.") % {"name": name})


def clock() -> Iterator[Finding]:
    try:
        oslo = datetime.now(ZoneInfo("Europe/Oslo")).utcoffset()
    except OSError:
        oslo = None
    if settings.TIME_ZONE != "Europe/Oslo" or not settings.USE_TZ or oslo is None:
        yield fault(_("The day is not Oslo's."), _("Put TIME_ZONE back to Europe/Oslo and install tzdata."))
    elif variables.TODAY.read():
        yield warning(
            _("STAFETT_TODAY is set, and passed over: it is for demo data and tests only."),
            _("Unset STAFETT_TODAY."),
        )
    else:
        yield ok(
            _("The day is Oslo's, %(hours)s hours from UTC.")
            % {"hours": f"{oslo.total_seconds() / 3600:+.0f}"}
        )


def static_files() -> Iterator[Finding]:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.is_file():
        yield fault(
            _("The style sheets and scripts are not there."), _("Install the wheel, or run: make setup")
        )
        return
    try:
        staticfiles_storage.url("built/stafett.css")
    except ValueError:
        yield fault(
            _("The style sheet is missing among the built files."), _("Install the wheel, or run: make setup")
        )
    else:
        yield ok(_("The style sheets and scripts are built."))


def contact() -> Iterator[Finding]:
    if settings.CONTACT:
        yield ok(_("Whoever meets a fault is told to contact %(contact)s.") % {"contact": settings.CONTACT})
    else:
        yield warning(
            _("Whoever meets a fault is not told whom to contact."),
            _("Set STAFETT_CONTACT to an e-mail address, a phone number or a web address."),
        )


def background_work() -> Iterator[Finding]:
    long_ago = timezone.now() - WAITED_TOO_LONG
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=long_ago).count()
    if waiting:
        yield warning(
            _("%(waiting)s tasks have waited over 15 minutes.") % {"waiting": waiting},
            _("Is `stafett serve` running? It does them."),
        )
    else:
        yield ok(_("No background work has waited long."))


def disk() -> Iterator[Finding]:
    try:
        room = os.statvfs(settings.DATA)
    except OSError:
        return
    free = room.f_bavail * room.f_frsize // 2**20
    if free < 500:
        yield warning(
            _("The disk of the data folder has %(free)s MB left.") % {"free": free}, _("Make room.")
        )
