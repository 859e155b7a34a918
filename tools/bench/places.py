"""Where things lie, what the organisations are called, and what the programs are given to know."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "bench"
PAGE = ROOT / "docs" / "reference" / "performance.md"

TRUST, MUNICIPALITY = "trust", "municipality"
SIZES = (TRUST, MUNICIPALITY)

PASSWORD = "eight in the morning"  # noqa: S105 - of invented people, in a database nobody else reaches

STAFETT = str(Path(sys.executable).parent / "stafett")


def inside(module: str, *arguments: str) -> list[str]:
    """A module of this package as a process of its own, inside the site."""
    return [sys.executable, "-m", "bench.inside", module, *arguments]


def surroundings(data: Path, url: str = "") -> dict[str, str]:
    """A production installation on plain HTTP, with its data in a folder and its facts in a database."""
    return {
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tools'}",
        "DJANGO_SETTINGS_MODULE": "stafett.config.settings.production",
        "STAFETT_DATA": str(data),
        "STAFETT_SECRET_KEY": "of the benchmark only, and of nothing else",
        "STAFETT_HTTPS": "no",
        "STAFETT_HOSTS": "127.0.0.1",
        "STAFETT_LOG": "warning",
        "STAFETT_TODAY": "",
        "DATABASE_URL": url,
        "LC_ALL": "C.UTF-8",
    }
