"""The demo's database file: made anew when it must be, and never half. In a process with the demo's settings."""

import os
import subprocess
import sys
from pathlib import Path

from tests.factories import TODAY

BEGIN = """
import django; django.setup()
from dataclasses import replace
from datetime import date, timedelta
from django.db import connection
from stafett.demo import database, queries
from stafett.demo.actions import DemoError
from stafett.demo.organisations import VAAGSUND
from stafett.people.models import Organisation
on = date.fromisoformat("{today}")
"""
MADE = """
before = database.is_fresh(on=on)
database.rebuild(on=on, organisations=[VAAGSUND])
print(before, database.is_fresh(on=on), database.is_fresh(on=on + timedelta(1)), database.is_fresh(on=on, size="trust"))
print(sorted(file.name for file in database.path().parent.iterdir() if file.suffix == ".new"))
"""
STOPPED = """
try:
    broken = replace(VAAGSUND, coverage=(("VIKT", "NO-SUCH", 1),))
    database.rebuild(on=on, organisations=[broken])
except DemoError as error:
    print("refused")
print(database.is_fresh(on=on), Organisation.objects.get().key)
"""
OTHER = """
from stafett.audit.models import Entry
Entry.objects.filter(verb="demo.loaded").update(detail={"on": str(on), "edition": "another", "parts": {}})
print(database.is_fresh(on=on))
connection.cursor().execute("DELETE FROM django_migrations WHERE app = 'standings' OR app = 'files'")
print(database.is_fresh(on=on))
"""


LARGE = """
from stafett.demo.large import SIZES
from tests.demo.large.small import SMALLEST
SIZES["smallest"] = (SMALLEST,)
database.rebuild(on=on, size="smallest")
print(database.is_fresh(on=on), database.is_fresh(on=on, size="smallest"))
[stage] = queries.stages(on=on)
print(stage.name, sum(len(players) for role, players in stage.roles))
"""


def said(folder: Path, program: str) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "DJANGO_SETTINGS_MODULE": "stafett.config.settings.demo",
        "STAFETT_DATA": str(folder),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    program = BEGIN.format(today=TODAY) + program
    ended = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_it_is_made_kept_for_the_day_and_made_anew_for_another(tmp_path: Path) -> None:
    assert said(tmp_path, MADE) == ["False True False False", "[]"]
    assert said(tmp_path, STOPPED) == ["refused", "True VIKT"]
    assert said(tmp_path, OTHER) == ["False", "False"]


def test_a_large_one_takes_the_place_of_the_small_one(tmp_path: Path) -> None:
    assert said(tmp_path, LARGE) == ["False True", "Småvik sykehus HF 7"]
