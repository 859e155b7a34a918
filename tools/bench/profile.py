"""`python -m bench.inside profile ASKED`: where the time goes in some pages.

ASKED is JSON: who asks for which address, by row. Writes JSON: lines by row.
"""

import cProfile
import io
import json
import pstats
from pathlib import Path

from django.core.management import call_command
from django.test import Client

from stafett.people.models import Identity

REQUESTS = 3
MOST = 10
BACKEND = "django.contrib.auth.backends.ModelBackend"
TELLING = ("stafett", "polars", "django/db", "sqlite3", "psycopg")
"""Whose functions say something; what they are called through does not."""


SILENT = ("__call__", "__iter__", "wrapper", "collect", "_collect_eager")
"""What is only passed through."""


def main(asked: str) -> None:
    call_command("status", "rebuild", stdout=io.StringIO())  # as when the pages were measured
    print(json.dumps({what: profile(email, address) for what, (email, address) in json.loads(asked).items()}))


def profile(email: str, address: str) -> list[str]:
    """The functions that most of a request is spent in, the most first."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(Identity.objects.get(email=email), backend=BACKEND)
    client.get(address)
    watching = cProfile.Profile()
    watching.enable()
    for _ in range(REQUESTS):
        client.get(address)
    watching.disable()
    return told(pstats.Stats(watching))


def told(stats: pstats.Stats) -> list[str]:
    """Milliseconds with and without what it calls, how often a request, and where."""
    found = [
        (through * 1000 / REQUESTS, own * 1000 / REQUESTS, calls // REQUESTS, _where(place))
        for place, (_primitive, calls, own, through, _callers) in stats.stats.items()  # type: ignore[attr-defined] # not in its stub
    ]
    telling = [
        one for one in found if any(word in one[3] for word in TELLING) and not one[3].endswith(SILENT)
    ]
    return [
        f"{through:9.1f} {own:9.1f} {calls:6} × {where}"
        for through, own, calls, where in sorted(telling, reverse=True)[:MOST]
    ]


def _where(place: tuple[str, int, str]) -> str:
    """The file without the folders before its package, the line and the function."""
    path, line, function = place
    parts = Path(path).parts
    start = next(
        (n for n, part in enumerate(parts) if part in ("stafett", "polars", "django", "psycopg")), -2
    )
    return f"{'/'.join(parts[start:])}:{line} {function}"
