import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stafett.recipes import RECIPES
from stafett.recipes.registry import recipe, recipes

SOURCE = Path(__file__).resolve().parents[2] / "src"

WALK = '''"""Walks: an empty recipe."""

from django.utils.translation import gettext_lazy as _

from stafett.recipes.recipe import Recipe

recipe = Recipe(code="walk", one=_("walk"), several=_("walks"))
'''

USE = """
import django
django.setup()
from django.core.checks import run_checks
from django.core.management import call_command
from stafett.arenas import actions
from stafett.arenas.actions import Setting
from stafett.audit import actions as audit
from stafett.people.actor import command_line
from stafett.people.models import Organisation, Unit
from stafett.lib import clock
from stafett.recipes.registry import of_week, recipe, recipes
from stafett.recipes.week import Asked

assert not [found for found in run_checks() if found.is_serious()]
call_command("makemigrations", check=True, verbosity=0)
call_command("migrate", verbosity=0)
here = Organisation.objects.create(key="here")
unit = Unit.objects.create(organisation=here, key="here")
with audit.change(here.pk, by=command_line(here.pk), verb="tests.changed") as change:
    walk = actions.begin("walk", here.pk, Setting(title="Up", owner_unit_id=unit.pk), change=change)
assert recipe(walk.arena.recipe) in recipes()
assert list(of_week(command_line(here.pk), Asked(clock.today(), clock.today(), clock.now()))) == []
print(recipe(walk.arena.recipe).several)
"""


def test_every_recipe_says_what_it_is() -> None:
    assert [one.code for one in recipes()] == RECIPES
    with pytest.raises(LookupError):
        recipe("nothing")


def test_an_empty_recipe_is_one_folder_and_one_line(tmp_path) -> None:
    unneeded = shutil.ignore_patterns("static", "locale", "__pycache__")
    shutil.copytree(SOURCE / "stafett", tmp_path / "stafett", ignore=unneeded)
    folder = tmp_path / "stafett" / "recipes"
    (folder / "walk").mkdir()
    (folder / "walk" / "__init__.py").write_text(WALK)
    listed = (folder / "__init__.py").read_text()
    (folder / "__init__.py").write_text(listed.replace("RECIPES = [\n", 'RECIPES = [\n    "walk",\n'))
    env = os.environ | {
        "PYTHONPATH": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "stafett.config.settings.test",
        "DATABASE_URL": "sqlite:///:memory:",
    }
    done = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "walks"
