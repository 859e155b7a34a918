"""Several who do something at the same moment, each on a connection of their own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

SOON_ENOUGH = 60
"""Seconds."""


def at_once[Answer](doings: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """What came of each, in their order."""
    everybody = Barrier(len(doings))

    def do(one: Callable[[], Answer]) -> Answer:
        try:
            everybody.wait(SOON_ENOUGH)
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doings)) as threads:
        return list(threads.map(do, doings))
