"""Running the demo's site and its background worker, and stopping both."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces

from .actions import DemoError

LOOPBACK = ("127.0.0.1", "localhost")
STOP_WITHIN = 5.0
"""Seconds a child gets to stop by itself."""


def check(host: str, port: int) -> None:
    """Raise DemoError unless the address is this machine's own and nobody listens there."""
    if host not in LOOPBACK:
        raise DemoError(
            f"The demo lets anybody in with one click, so it is served to this machine alone: "
            f"use --host 127.0.0.1, not {host}."
        )
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise DemoError(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port."
            ) from error


def collect_static_files() -> None:
    """Collect what pages are dressed in where that has not been done since it was last built."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    made = manifest.stat().st_mtime if manifest.exists() else 0
    files = [
        file
        for finder in get_finders()
        for file, storage in finder.list([])
        if _changed(storage.path(file), made)
    ]
    if files:
        call_command("collectstatic", verbosity=0, interactive=False)


def _changed(file: str, since: float) -> bool:
    return Path(file).stat().st_mtime > since


def serve(port: int) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP; the worker stops with the site."""
    server = Granian(
        "stafett.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
        workers_kill_timeout=int(STOP_WITHIN),
    )
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    with worker():
        server.serve()


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """The background worker as a child process, stopped on the way out."""
    command = [sys.executable, "-m", "django", "db_worker", "--no-startup-delay"]
    child = subprocess.Popen(command)  # noqa: S603 - our own command
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
