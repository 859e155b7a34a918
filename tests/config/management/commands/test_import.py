"""`stafett import`: exit codes, what is said and where, killed and at the same time as another."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from stafett.people.models import Organisation, PersonDetails
from tests.config import commands
from tests.files.folders import GRANLI, HEADERS, added, changed, only, write

NEW = "".join(
    f"{kind}.csv: {len(lines)} new, 0 changed, 0 withdrawn, 0 unchanged\n" for kind, lines in GRANLI.items()
)
UNCHANGED = "".join(
    f"{kind}.csv: 0 new, 0 changed, 0 withdrawn, {len(lines)} unchanged\n" for kind, lines in GRANLI.items()
)


def test_a_folder_goes_into_a_fresh_installation_once(tmp_path: Path) -> None:
    folder, data = write(tmp_path / "granli"), tmp_path / "data"
    first = commands.run(data, "import", folder)
    assert (first.returncode, first.stdout, first.stderr) == (0, NEW, "")
    again = commands.run(data, "import", folder)
    assert (again.returncode, again.stdout, again.stderr) == (0, UNCHANGED, "")


def test_faults_are_said_on_standard_error_alone_and_nothing_is_taken(tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = added(
        "leaves", "l9;bob;2026-02-01;2026-01-31", files=changed("people", 2, f"alice;{'A' * 201};Aas;")
    )
    refused = commands.run(data, "import", write(tmp_path / "faulty", files))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        "leaves.csv:3: ends_on: 2026-01-31 is before the first day; correct one of the two days",
        "people.csv:2: given_name: “" + "A" * 60 + "…” is longer than 200 characters; shorten it",
    ]
    assert commands.run(data, "import", write(tmp_path / "sound")).stdout == NEW


def test_arguments_that_make_no_sense_end_with_two(tmp_path: Path) -> None:
    refused = commands.run(tmp_path / "data", "import", tmp_path, "--size", "1", LC_ALL="C")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.endswith("error: unrecognized arguments: --size 1\n")


@pytest.mark.django_db
def test_a_path_without_fact_files_is_said_in_a_sentence(tmp_path: Path) -> None:
    for path, sentence in [
        (tmp_path / "gone", f"There is no folder or file {tmp_path / 'gone'}."),
        (tmp_path, f"There are no fact files in {tmp_path}. Name them units.csv, people.csv and so on."),
    ]:
        errors = StringIO()
        with pytest.raises(SystemExit) as stopped:
            call_command("import", str(path), stderr=errors)
        assert (stopped.value.code, errors.getvalue()) == (2, f"{sentence}\n")


def test_two_imports_at_once_on_a_fresh_installation_follow_each_other(tmp_path: Path) -> None:
    folder, data = write(tmp_path / "granli"), tmp_path / "data"
    both = [commands.start(data, "import", folder) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted(out for out, _errors in said) == sorted([NEW, UNCHANGED])


KILLED = """
import os, signal, sys, django
django.setup()
from datetime import date
from pathlib import Path
from stafett.config import database
from stafett.files import actions, reading
from stafett.people.actor import command_line
database.prepare()
def die(done, of):
    if done >= of * int(sys.argv[2]) // 100:
        os.kill(os.getpid(), signal.SIGKILL)
actions.take(reading.read(Path(sys.argv[1])), by=command_line(), on=date(2026, 6, 15), progress=die)
"""


@pytest.mark.parametrize("percent", [1, 100])
def test_an_import_killed_at_any_moment_leaves_nothing(tmp_path: Path, percent: int) -> None:
    folder, data = write(tmp_path / "granli"), tmp_path / "data"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(percent)],
        env=commands.environment(data, DJANGO_SETTINGS_MODULE="stafett.config.settings.production"),
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    with closing(sqlite3.connect(data / "stafett.sqlite3")) as connection:
        for table in (
            "people_organisation",
            "people_unit",
            "audit_entry",
            "audit_loghead",
            "people_persondetails",
        ):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - our own tables' names
    assert commands.run(data, "import", folder).stdout == NEW


@pytest.mark.django_db
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_faulty_folder_is_refused_with_two(tmp_path: Path, more: tuple[str, ...]) -> None:
    out, errors = StringIO(), StringIO()
    folder = write(tmp_path / "faulty", changed("leaves", 2, "l1;bob;soon;"))
    with pytest.raises(SystemExit) as stopped:
        call_command("import", str(folder), *more, stdout=out, stderr=errors)
    assert (stopped.value.code, out.getvalue()) == (2, "")
    assert errors.getvalue() == (
        "leaves.csv:2: starts_on: “soon” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY\n"
    )


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    out, errors = StringIO(), StringIO()
    call_command("import", str(write(tmp_path)), "--dry-run", stdout=out, stderr=errors)
    assert out.getvalue() == NEW
    assert errors.getvalue() == "Nothing was changed: this was a dry run.\n"
    assert Organisation.objects.count() == 0


@pytest.mark.django_db
def test_the_organisation_is_chosen_where_there_are_several(tmp_path: Path) -> None:
    call_command("import", str(write(tmp_path / "granli")), stdout=StringIO())
    solvik = write(tmp_path / "solvik", only("units", "solvik;;Solvik;municipality;"))
    call_command("import", str(solvik), stdout=StringIO())
    more = write(tmp_path / "more", only("people", "bob;Roberta;Berg;"))
    errors = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("import", str(more), stderr=errors)
    assert stopped.value.code == 2
    assert errors.getvalue() == (
        "There are several organisations. Say which one is meant with --organisation UNIT_ID.\n"
    )
    out = StringIO()
    call_command("import", str(more), "--organisation", "solvik", stdout=out)
    assert out.getvalue() == "people.csv: 1 new, 0 changed, 0 withdrawn, 0 unchanged\n"
    found = PersonDetails.objects.open().filter(person__key="bob").order_by("organisation__key")
    assert [row.given_name for row in found] == ["Bob", "Roberta"]


@pytest.mark.django_db
def test_what_is_ignored_is_noted_beside_the_counts(tmp_path: Path) -> None:
    headers = {**HEADERS, "units": f"{HEADERS['units']};colour"}
    folder = write(tmp_path / "granli", only("units", "granli;;Granli;trust;;blue"), headers)
    (folder / "notes.txt").write_text("")
    out, errors = StringIO(), StringIO()
    call_command("import", str(folder), stdout=out, stderr=errors)
    assert out.getvalue() == "units.csv: 1 new, 0 changed, 0 withdrawn, 0 unchanged\n"
    assert errors.getvalue() == "notes.txt: not a fact file; ignored\nunits.csv: ignored columns: colour\n"
