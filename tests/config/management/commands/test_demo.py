"""`stafett demo`: this machine alone, ready at once the second time, and nothing left running."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command

from stafett.config.management.commands import demo
from stafett.demo import actions
from stafett.demo.large import SIZES
from tests.factories import TODAY
from tests.needs import need

STAFETT = "import sys; from stafett.config.cli import main; sys.argv[0] = 'stafett'; main()"
MADE = """
import django; django.setup()
from datetime import date
from stafett.demo import database
from stafett.demo.organisations import VAAGSUND
database.rebuild(on=date.fromisoformat("{today}"), organisations=[VAAGSUND])
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", STAFETT, "demo", *arguments]
    return subprocess.run(command, env=environment(folder), capture_output=True, text=True, timeout=60)


def environment(folder: Path) -> dict[str, str]:
    unwanted = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | {
        "STAFETT_DATA": str(folder),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "LANG": "C.UTF-8",
    }


def a_free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "demo.example.test"])  # noqa: S104 - refused
def test_another_host_than_this_machine_is_refused(tmp_path: Path, host: str) -> None:
    ended = run(tmp_path, "--host", host)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "only this machine is let in" in ended.stderr


def test_a_port_in_use_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = run(tmp_path, "--port", str(taken.getsockname()[1]))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Choose another with --port" in ended.stderr
    assert not (tmp_path / "demo" / "stafett.sqlite3").exists()


def test_it_comes_in_the_sizes_that_there_are(tmp_path: Path) -> None:
    assert (actions.SMALL, *SIZES) == demo.SIZES
    ended = run(tmp_path, "--size", "enormous")
    assert ended.returncode == 2
    assert "enormous" in ended.stderr


def test_with_other_settings_there_is_no_demo(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        call_command("demo")
    assert "settings of its own" in capsys.readouterr().err


def test_it_serves_with_a_worker_and_leaves_nothing_running(tmp_path: Path) -> None:
    need(Path(settings.STATICFILES_DIRS[0][1]).parent / "collected", "the collected static files")
    its_own = environment(tmp_path) | {"DJANGO_SETTINGS_MODULE": "stafett.config.settings.demo"}
    subprocess.run([sys.executable, "-c", MADE.format(today=TODAY)], env=its_own, check=True)
    port = a_free_port()
    with running(tmp_path, port) as process:
        assert "Vågsund IKT" in page(f"http://127.0.0.1:{port}/demo/")
        children = descendants(process.pid)
        assert any("db_worker" in command for command in children.values())
        assert any("rebuild" in command for command in children.values())
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


@contextmanager
def running(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", STAFETT, "demo", "--port", str(port)]
    process = subprocess.Popen(command, env=environment(folder), stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def page(url: str) -> str:
    """A page, as soon as there is one."""
    until = time.monotonic() + 60
    while True:
        try:
            with urlopen(url) as answer:
                return str(answer.read().decode())
        except URLError:
            assert time.monotonic() < until
            time.sleep(0.2)


def descendants(pid: int) -> dict[int, str]:
    """The processes below one, with their command lines."""
    found = {}
    for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        found[child] = Path(f"/proc/{child}/cmdline").read_text()
        found |= descendants(child)
    return found
