"""`python -m bench.inside plain COUNT`: plain inserts to compare writing with; says the seconds as JSON, and leaves
nothing."""

import json
import statistics
import time
from datetime import date

from django.db import connection, transaction

from stafett.lib import clock

TABLE = "CREATE TABLE bench_plain (a BIGINT, b BIGINT, c BIGINT, d DATE, e DATE, f TEXT, g TEXT, h BIGINT)"
GONE = "DROP TABLE IF EXISTS bench_plain"
INSERT = "INSERT INTO bench_plain VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
SINGLE = 30


def main(count: str) -> None:
    took = plain(int(count))
    with connection.cursor() as cursor:
        cursor.execute(GONE)
    print(json.dumps(took))


def rows(count: int) -> list[tuple[int | date | str, ...]]:
    day = clock.today()
    return [(n, n, n, day, day, f"claim-{n}", "somebody", n) for n in range(count)]


def plain(count: int) -> float:
    """Seconds that inserting so many rows takes, committed."""
    with connection.cursor() as cursor:
        cursor.execute(GONE)
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
