"""Programs that live and die together."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

WORKER = (sys.executable, "-m", "django", "db_worker", "--no-reload", "--verbosity", "0")
"""Does the tasks: without it an import by page would wait for ever."""
KEEPER = (sys.executable, "-m", "django", "status", "rebuild", "--follow")
"""Makes what pages read everybody's cells from. They manage without it for a while."""
POSTMAN = (sys.executable, "-m", "django", "mail", "deliver", "--follow")
"""Sends what people are told. It waits in the database until somebody does."""

AGAIN_AFTER = 30.0
STOPS_WITHIN = 20.0
LOOKS_EVERY = 0.2


class _Asked(Exception):
    """Somebody asked us to stop."""


@dataclass
class Spared:
    """A program that all can do without for a while: when it ends it is started again."""

    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    not_before: float = 0.0

    def keep_running(self) -> None:
        if self.process is not None and self.process.poll() is not None:
            self.process, self.not_before = None, time.monotonic() + AGAIN_AFTER
        if self.process is None and time.monotonic() >= self.not_before:
            self.process = _start(self.command)


def run_together(commands: Sequence[Sequence[str]], *, spared: Sequence[Sequence[str]] = ()) -> int:
    """Start every command, and stop all when one ends or we are asked to (SIGTERM, SIGINT, SIGHUP).
    Those `spared` run beside them, and are started again `AGAIN_AFTER` seconds after they end.

    Answers 0 when asked; otherwise how the one that ended did, and 1 where it said all was well:
    what supervises us is to start us again. Who does not stop within `STOPS_WITHIN` seconds is killed.
    """
    running: list[subprocess.Popen[bytes]] = []
    beside = [Spared(command) for command in spared]
    before = {number: signal.signal(number, _asked) for number in _SIGNALS}
    try:
        running.extend(map(_start, commands))
        return _first_to_end(running, beside)
    except _Asked:
        return 0
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        _stop([*running, *(one.process for one in beside if one.process)])
        for number, handler in before.items():
            signal.signal(number, handler)


_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def _asked(_number: int, _frame: FrameType | None) -> None:
    raise _Asked


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(list(command))  # noqa: S603 - our own commands


def _first_to_end(running: Sequence[subprocess.Popen[bytes]], beside: Sequence[Spared]) -> int:
    while True:
        for one in beside:
            one.keep_running()
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
