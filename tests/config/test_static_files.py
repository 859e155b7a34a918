"""What pages are dressed in."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import override_settings

from stafett.config import static_files
from stafett.config.terminal import Stop


@pytest.mark.parametrize("file", ["stafett.js", "favicon.svg", "django_htmx/htmx-4.min.js"])
def test_what_pages_ask_for_is_found_once(file):
    assert len(finders.find(file, find_all=True)) == 1


def test_every_library_with_static_files_is_listed():
    libraries = [Path(app.path) for app in apps.get_app_configs() if not app.name.startswith("stafett.")]

    assert {path / "static" for path in libraries if (path / "static").is_dir()} <= {
        folder for folder in settings.STATICFILES_DIRS if isinstance(folder, Path)
    }


def test_nothing_is_served_before_it_has_been_collected(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        with pytest.raises(Stop, match="run `make setup`"):
            static_files.require()
        (tmp_path / "staticfiles.json").touch()
        assert static_files.require() is None
