"""The database before a command works: the embedded one is made and migrated on first use."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from .terminal import Stop


def prepare() -> None:
    """Make and migrate the embedded database where that is needed; of another, say that it must be done.

    Processes that come at the same time wait for each other. Raises Stop.
    """
    with _one_at_a_time():
        if not _is_behind():
            return
        if connection.vendor != "sqlite":
            raise Stop("The database is not up to date. Run `stafett migrate` first.")
        call_command("migrate", verbosity=0, interactive=False)


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    embedded = connections[DEFAULT_DB_ALIAS]
    if not isinstance(embedded, DatabaseWrapper) or embedded.is_in_memory_db():
        yield
        return
    folder = Path(str(embedded.settings_dict["NAME"])).parent
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
