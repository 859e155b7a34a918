"""Run a command with a PostgreSQL of its own: `with_postgres.py COMMAND…` sets DATABASE_URL for it.

The cluster has its own data folder and its own port on 127.0.0.1, does not sync to disk (nothing in it is
meant to last), never runs as root, and is stopped and removed when the command ends, however it ends.
Exits with the command's code; 69 where no PostgreSQL of at least version 15 is installed.
"""

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

OLDEST = 15
UNAVAILABLE = 69
PATIENCE = 60
USER = "stafett"
LASTING = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "100"}
"""The settings of a server whose data is worth something: as it comes, but for where it listens."""
SETTINGS = LASTING | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PARENT_DEATH_SIGNAL = 1


def binaries() -> Path | None:
    """The folder of the newest installed server, or None."""
    found = [
        folder
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if folder.parent.name.isdigit() and int(folder.parent.name) >= OLDEST and (folder / "initdb").exists()
    ]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


def unprivileged() -> dict[str, Any]:
    """How to start a process as somebody else than root; nothing to do for everybody else."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = names.get("postgres") or names["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running server; gives its address."""
    account = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="stafett-postgres-"))
    try:
        password = secrets.token_hex(16)
        (folder / "password").write_text(password)
        if account:
            for path in (folder, folder / "password"):
                os.chown(path, account["user"], account["group"])
        make_folder(programs, folder, account)
        with server(programs, folder, account) as port:
            yield f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres?connect_timeout=10"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_folder(programs: Path, folder: Path, account: dict[str, Any]) -> None:
    command = [f"{programs}/initdb", "--pgdata", f"{folder}/data", "--username", USER, "--no-sync"]
    command += ["--auth=scram-sha-256", f"--pwfile={folder / 'password'}"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8"]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=PATIENCE, **account)


@contextmanager
def server(
    programs: Path, folder: Path, account: dict[str, Any], settings: dict[str, str] = SETTINGS
) -> Iterator[int]:
    """The server process on a free port; it also stops if this process is killed."""
    port = free_port()
    command = [f"{programs}/postgres", "-D", f"{folder}/data", "-p", str(port)]
    command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, preexec_fn=_stop_with_parent, **account
        )
        try:
            wait_until_ready(programs, port, process, folder / "log")
            yield port
        finally:
            stop(process, signal.SIGINT if settings is LASTING else signal.SIGQUIT)


def _stop_with_parent() -> None:
    os.setsid()
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGQUIT)


def wait_until_ready(programs: Path, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    question = [f"{programs}/pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}", "--timeout=2"]
    give_up = time.monotonic() + PATIENCE
    while subprocess.run(question, check=False).returncode:
        if process.poll() is not None or time.monotonic() > give_up:
            raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """SIGQUIT is at once, where nothing in it is worth saving; SIGINT writes to disk what must be there."""
    process.send_signal(how)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run(command: list[str], url: str) -> int:
    """The command with the address in its environment; it is stopped if we are."""
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            with suppress(subprocess.TimeoutExpired):
                child.wait(PATIENCE)


def _stopped(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main() -> int:
    programs = binaries()
    if programs is None:
        print(f"PostgreSQL {OLDEST} or newer is not installed.", file=sys.stderr)
        return UNAVAILABLE
    signal.signal(signal.SIGTERM, _stopped)
    signal.signal(signal.SIGHUP, _stopped)
    with cluster(programs) as url:
        return run(sys.argv[1:], url)


if __name__ == "__main__":
    sys.exit(main())
