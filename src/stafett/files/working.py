"""Whether a worker is still at a folder: it holds a lock on a file there for as long as it lives.

The lock goes with the process however that ends, so a page never waits for a worker that was killed.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIGN = ".working"


@contextmanager
def at_work(place: Path) -> Iterator[None]:
    """Hold the sign while the work goes on. It is taken down when the work is done, and stays when it is
    broken off."""
    with (place / SIGN).open("w") as sign:
        fcntl.flock(sign, fcntl.LOCK_EX)
        sign.write("at work\n")
        sign.flush()
        yield
        (place / SIGN).unlink(missing_ok=True)


def was_interrupted(place: Path) -> bool:
    """Whether somebody began here, did not finish and is no more."""
    try:
        with (place / SIGN).open() as sign:
            if not sign.read():
                return False
            fcntl.flock(sign, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return True
    except OSError:
        return False
