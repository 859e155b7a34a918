"""The embedded database is made on first use; another is not touched by anything but `migrate`."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from stafett.config import database
from stafett.config.terminal import Stop

from . import commands


def test_it_is_made_and_migrated_before_the_first_command(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    commands.run(data, "status", "export", "--on", "2026-06-15", STAFETT_SECRET_KEY="given")
    with closing(sqlite3.connect(data / "stafett.sqlite3")) as made:
        assert made.execute("SELECT count(*) FROM people_organisation").fetchone() == (0,)
    assert not (data / "secret-key").exists()


@pytest.mark.django_db
def test_an_up_to_date_database_is_left_alone() -> None:
    applied = MigrationRecorder(connection).applied_migrations()
    database.prepare()
    assert MigrationRecorder(connection).applied_migrations().keys() == applied.keys()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the embedded database is migrated on the way")
def test_another_database_that_is_behind_is_said() -> None:
    newest = MigrationRecorder.Migration.objects.filter(app="files").order_by("-id")[0]
    newest.delete()
    with pytest.raises(Stop, match=r"^The database is not up to date"):
        database.prepare()
