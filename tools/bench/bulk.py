"""`python -m bench.inside bulk EMAIL CLAIMS`: approvals through the action, many in one change.

And plain inserts to compare them with. CLAIMS are numbers, as JSON. Writes JSON: `approved`, and in seconds
`approving`, `plain` (as many rows into a bare table) and `one` (one row, committed: the middle of some).
"""

import json
import statistics
import time
from datetime import date

from django.db import connection, transaction
from django.urls import get_resolver

from stafett.lib import clock
from stafett.people.models import Identity
from stafett.people.queries import actor_for
from stafett.records import actions
from stafett.records.models import Achievement

TABLE = "CREATE TABLE bench_plain (a BIGINT, b BIGINT, c BIGINT, d DATE, e DATE, f TEXT, g TEXT, h BIGINT)"
INSERT = "INSERT INTO bench_plain VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
SINGLE = 30
WARM_UP = 20
"""So many before the clock starts, as with the pages: a server has approved before."""


def main(email: str, numbers: str) -> None:
    claims = list(Achievement.objects.filter(pk__in=json.loads(numbers)))
    today = clock.today()
    get_resolver().url_patterns  # noqa: B018 - a server has its pages loaded, and messages name their addresses
    by = actor_for(Identity.objects.get(email=email), on=today)
    if claims:
        actions.approve(claims[:WARM_UP], by=by, on=today)
    claims = claims[WARM_UP:]
    started = time.perf_counter()
    approved = actions.approve(claims, by=by, on=today) if claims else []
    approving = time.perf_counter() - started
    said = {"approved": len(approved), "approving": approving, "plain": plain(len(claims)), "one": one()}
    print(json.dumps(said))


def rows(count: int) -> list[tuple[int | date | str, ...]]:
    day = clock.today()
    return [(n, n, n, day, day, f"claim-{n}", "somebody", n) for n in range(count)]


def plain(count: int) -> float:
    """Seconds that inserting so many rows takes, committed."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_plain")
        cursor.execute(TABLE)
        given = rows(count)
        started = time.perf_counter()
        with transaction.atomic():
            cursor.executemany(INSERT, given)
        return time.perf_counter() - started


def one() -> float:
    """Seconds that one row takes, committed."""
    took = []
    for row in rows(SINGLE):
        started = time.perf_counter()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(INSERT, row)
        took.append(time.perf_counter() - started)
    return statistics.median(took)
