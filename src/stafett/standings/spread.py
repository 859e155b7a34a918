"""Evaluating an organisation's parts on several processes or machines at once, with Dask.

A task carries all it needs, so that any worker can take it up when another is gone.
"""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib import resources
from itertools import islice
from typing import Any

import polars as pl

from stafett.lib.edition import edition
from stafett.status import Facts

from . import parts
from .parts import Engine, Part

PATIENCE = 600
"""Seconds one part may take, with all the tries it needs."""
ANSWERS_WITHIN = 30
"""Seconds the scheduler may take to answer at all."""
WAITING = 2
"""Parts handed out beforehand for each worker, so that none is idle and few lie in memory."""
SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1 GiB"}
"""A task carries its people's facts, and is meant to."""


class OtherRules(Exception):
    """A worker has another edition of the rules than whoever asks it."""


@contextmanager
def spread(*, workers: int = 2, scheduler: str | None = None) -> Iterator[Engine]:
    """An engine on so many processes of this machine, or on the workers of a scheduler (its address). Raises
    OSError where the scheduler does not answer, OtherRules where a worker would judge by others."""
    import dask  # noqa: PLC0415 - an installation need not have it
    from distributed import Client, LocalCluster  # noqa: PLC0415 - it comes with Dask

    logging.getLogger("distributed").setLevel(logging.WARNING)
    with ExitStack() as opened:
        opened.enter_context(dask.config.set(SETTINGS))
        if scheduler is None:
            here = LocalCluster(
                n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
            )
            scheduler = opened.enter_context(here).scheduler_address
        client = opened.enter_context(Client(scheduler, timeout=ANSWERS_WITHIN))
        yield lambda shares, on, large: _through(client, shares, on, large)


def _through(client: Any, shares: Iterable[Facts], on: date, large: pl.Series) -> Iterator[Part]:
    coming, at_once = iter(shares), WAITING * max(1, len(client.scheduler_info()["workers"]))

    def handed_out(number: int) -> list[Any]:
        return [
            client.submit(evaluated, rules(), share, on, large, pure=False)
            for share in islice(coming, number)
        ]

    waiting = deque(handed_out(at_once))
    while waiting:
        part = waiting.popleft().result(timeout=PATIENCE)
        waiting.extend(handed_out(1))
        yield part


def evaluated(asked_by: str, share: Facts, on: date, large: pl.Series) -> Part:
    """What a worker does: `parts.evaluated`, if its rules are those of whoever asks."""
    if rules() != asked_by:
        raise OtherRules("A worker has another version of Stafett or of Polars. Install the same everywhere.")
    return parts.evaluated(share, on, large)


def rules() -> str:
    """The edition of the rules in this process, and of how parts are made of what they give."""
    return edition(resources.files("stafett.status"), resources.files(__package__), also=pl.__version__)
