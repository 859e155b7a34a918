"""The least that a roll-up can cost here: grouping as many rows as there are cells, in memory, with Polars."""

import time

import polars as pl

from .measures import percentile

TIMES, WARM_UP = 40, 10
PEOPLE, COLOURS = 170, 4
"""About so many cells a person, and colours a cell can have."""


def group_by(cells: int) -> float:
    """Seconds that the worst colour of everybody takes, the middle of some times."""
    numbers = pl.int_range(cells, eager=True, dtype=pl.Int64)
    frame = pl.DataFrame({"person": (numbers // PEOPLE), "colour": (numbers * 7 % COLOURS).cast(pl.Int8)})
    took = []
    for _ in range(WARM_UP + TIMES):
        started = time.perf_counter()
        frame.group_by("person").agg(pl.col("colour").min())
        took.append(time.perf_counter() - started)
    return percentile(took[WARM_UP:], 0.5)
