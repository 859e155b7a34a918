"""`stafett check`, as an installation in its own process is asked."""

import os
import subprocess
import sys

import pytest
from django.core import checks
from django.core.management import call_command, get_commands
from django.core.management.base import SystemCheckError


def stafett(folder, *arguments, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "from stafett.config.cli import main; main()", *arguments],
        env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), "STAFETT_DATA": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def lines(answer, level):
    return [line[9:] for line in answer.stdout.splitlines() if line.startswith(level)]


def test_our_check_takes_the_place_of_djangos():
    assert get_commands()["check"] == "stafett.config"


def test_a_fresh_folder_lacks_its_database_and_says_what_to_do(tmp_path):
    answer = stafett(tmp_path / "data", "check")

    assert answer.returncode == 1
    faults = lines(answer, "fault")
    assert any(line.startswith("The database lacks") and "Run: stafett migrate" in line for line in faults)
    assert "Traceback" not in answer.stderr


def test_a_migrated_database_is_sound(tmp_path):
    folder = tmp_path / "data"
    assert stafett(folder, "migrate", "--verbosity", "0").returncode == 0

    answer = stafett(folder, "check", STAFETT_HOSTS="stafett.example.org", STAFETT_CONTACT="22 22 22 22")

    style_sheets = [line for line in lines(answer, "fault") if not line.startswith("The style sheet")]
    assert style_sheets == []
    assert "The database is migrated." in lines(answer, "ok")
    assert "Whoever meets a fault is told to contact 22 22 22 22." in lines(answer, "ok")
    assert "HTTPS only: secure cookies, redirect and HSTS." in lines(answer, "ok")


def test_settings_that_refuse_are_a_sentence(tmp_path):
    answer = stafett(tmp_path / "data", "demo", DATABASE_URL="sqlite:///elsewhere.sqlite3")

    assert answer.returncode == 1
    assert answer.stderr == "stafett: The demo has its own database: unset DATABASE_URL to run it.\n"


def test_a_day_set_for_tests_is_passed_over_in_an_installation(tmp_path):
    answer = stafett(tmp_path / "data", "check", STAFETT_TODAY="2026-01-01")

    assert "STAFETT_TODAY is set, and passed over: it is for demo data and tests only." in answer.stdout


@pytest.fixture
def failing_check():
    def fails(**_options):
        return [checks.Error("on purpose", id="tests.E001")]

    checks.register(fails)
    yield
    checks.registry.registry.registered_checks.discard(fails)


def test_commands_still_check_the_system_before_they_start(db, failing_check):
    with pytest.raises(SystemCheckError, match="on purpose"):
        call_command("makemigrations", "--check", "--dry-run", verbosity=0, skip_checks=False)


def test_our_check_runs_djangos_too(db, failing_check, capsys):
    with pytest.raises(SystemExit, match="1"):
        call_command("check")
    assert "Django says tests.E001: on purpose" in capsys.readouterr().out
