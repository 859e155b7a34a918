"""The embedded database is made and migrated on first use; any other is migrated when its owner says so."""

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor


def missing_migrations() -> list[str]:
    """The migrations the database has not had yet."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def make_ready() -> None:
    """Make and migrate an SQLite file; of a database server only see that it is migrated, else CommandError."""
    try:
        missing = missing_migrations()
    except OperationalError as error:
        raise CommandError(
            f"The database does not answer: {str(error).strip()}. Check DATABASE_URL."
        ) from error
    if not missing:
        return
    if connections[DEFAULT_DB_ALIAS].vendor != "sqlite":
        raise CommandError(f"The database lacks {len(missing)} migrations. Run `stafett migrate` first.")
    call_command("migrate", verbosity=0, interactive=False)
