"""Doing what comes by itself, so that what goes wrong with one thing keeps nothing else from being done."""

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)


def succeeds(do: Callable[[], object], failure: str) -> bool:
    """Do it, and say whether it went well. Where it did not, the log says so, and why."""
    try:
        do()
    except Exception:
        # Whatever it is: whoever does this has other things to do, and tries again.
        log.exception("%s", failure)
        return False
    return True
