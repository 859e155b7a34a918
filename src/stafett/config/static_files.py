"""What pages are dressed in: collected where that has not been done since it was last built."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> None:
    """Collect the static files unless what is collected is newer than every one of them."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    made = manifest.stat().st_mtime if manifest.is_file() else 0.0
    if any(file.stat().st_mtime > made for file in _sources()):
        call_command("collectstatic", verbosity=0, interactive=False)


def _sources() -> list[Path]:
    return [Path(storage.path(file)) for finder in get_finders() for file, storage in finder.list([])]
