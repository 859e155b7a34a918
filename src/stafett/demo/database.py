"""The demo's own database file: made anew when it is missing, of another day, size or edition."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from stafett.files.writing import Progress, unheard

from . import actions, queries
from .blueprint import Blueprint
from .edition import edition
from .organisations import ORGANISATIONS


def path() -> Path:
    """The file the demo's settings name."""
    return Path(connection.settings_dict["NAME"])


def is_fresh(*, on: date, size: str = actions.SMALL) -> bool:
    """Whether the file holds this edition's facts of that day and size, in tables as they are today."""
    if not path().exists():
        return False
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    found = queries.loaded()
    wanted = {"on": on.isoformat(), "edition": edition(), "size": size}
    return bool(found and found.items() >= wanted.items())


def rebuild(
    *,
    on: date,
    size: str = actions.SMALL,
    organisations: Iterable[Blueprint] = ORGANISATIONS,
    progress: Progress = unheard,
) -> None:
    """Make the facts of a day in a new file, and put it in the old one's place in one stroke.

    Whoever stops it half-way leaves the old file as it was. What people did in the old demo is gone.
    """
    final, new = path(), path().with_suffix(".new")
    final.parent.mkdir(parents=True, exist_ok=True)
    connection.close()
    _remove(new)
    connection.settings_dict["NAME"] = str(new)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        actions.load(on=on, size=size, organisations=organisations, progress=progress)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(final)
    _put_in_place(new, final)


def _put_in_place(new: Path, final: Path) -> None:
    _remove_journal(final)
    os.replace(new, final)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    _remove_journal(file)


def _remove_journal(file: Path) -> None:
    """SQLite's write-ahead log beside a file: it must never meet another file of the same name."""
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
