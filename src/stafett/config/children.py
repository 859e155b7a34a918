"""Programs that live and die together."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

BACKGROUND = (
    (sys.executable, "-m", "django", "db_worker", "--no-reload", "--verbosity", "0"),
    (sys.executable, "-m", "django", "status", "rebuild", "--follow"),
)
"""What works beside the site: tasks, and the snapshots that pages read."""

STOPS_WITHIN = 20.0
LOOKS_EVERY = 0.2


class _Asked(Exception):
    """Somebody asked us to stop."""


def run_together(commands: Sequence[Sequence[str]]) -> int:
    """Start every command, and stop all when one ends or we are asked to (SIGTERM, SIGINT, SIGHUP).

    Answers 0 when asked; otherwise how the one that ended did, and 1 where it said all was well:
    what supervises us is to start us again. Who does not stop within `STOPS_WITHIN` seconds is killed.
    """
    running: list[subprocess.Popen[bytes]] = []
    before = {number: signal.signal(number, _asked) for number in _SIGNALS}
    try:
        running.extend(subprocess.Popen(list(command)) for command in commands)  # noqa: S603 - our own commands
        return _first_to_end(running)
    except _Asked:
        return 0
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        _stop(running)
        for number, handler in before.items():
            signal.signal(number, handler)


_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def _asked(_number: int, _frame: FrameType | None) -> None:
    raise _Asked


def _first_to_end(running: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        for child in running:
            if (code := child.poll()) is not None:
                return code if code > 0 else 1
        time.sleep(LOOKS_EVERY)


def _stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in running:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOPS_WITHIN
    for child in running:
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
