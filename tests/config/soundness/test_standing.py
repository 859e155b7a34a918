"""What it stands on."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from stafett.config.soundness import findings, standing
from tests import factories


def levels(question):
    return [finding.level.value for finding in question()]


def test_a_migrated_database(db):
    assert levels(standing.database)[:2] == ["ok", "ok"]


def test_a_database_that_lacks_a_migration(db):
    MigrationRecorder.Migration.objects.filter(app="people").delete()

    assert levels(standing.database)[:2] == ["ok", "fault"]


def test_a_database_that_does_not_answer_is_one_fault(db):
    def broken(*_arguments):
        raise OperationalError("gone away\n")

    with connection.execute_wrapper(broken):
        found = [str(finding) for finding in findings.every()]

    said = "fault    The database does not answer: gone away. Check DATABASE_URL."
    assert found[-1] == said
    assert len([line for line in found if "database" in line]) == 1


def test_every_question_is_asked_of_a_sound_database(db):
    assert any("operator" in finding.what for finding in findings.every())


def test_operator(db):
    assert levels(standing.operator) == ["warning"]
    factories.identity(is_operator=True)
    assert levels(standing.operator) == ["ok"]


@pytest.mark.parametrize(("mode", "level"), [(0o700, "ok"), (0o750, "warning"), (0o755, "fault")])
def test_a_data_folder_others_can_read(tmp_path, mode, level):
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(mode)
    with override_settings(DATA=folder):
        assert levels(standing.data_folder) == ["ok", level]


def test_a_data_folder_that_is_none(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with override_settings(DATA=file / "data"):
        assert levels(standing.data_folder) == ["fault"]


def test_the_clock(monkeypatch):
    assert levels(standing.clock) == ["warning"], "the tests' clock stands still"
    monkeypatch.delenv("STAFETT_TODAY")
    assert levels(standing.clock) == ["ok"]
    with override_settings(TIME_ZONE="UTC"):
        assert levels(standing.clock) == ["fault"]


def test_style_sheets(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        assert levels(standing.static_files) == ["fault"]


def test_whom_to_contact():
    assert levels(standing.contact) == ["warning"]
    with override_settings(CONTACT="help@example.org"):
        assert levels(standing.contact) == ["ok"]


def test_work_that_waits(db):
    assert levels(standing.background_work) == ["ok"]
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x",
        backend_name="default",
        queue_name="default",
        run_after=timezone.now(),
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert levels(standing.background_work) == ["warning"]
