"""Valid HTML by the Nu checker, one server for the whole run: starting Java is what takes time."""

import json
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.needs import ROOT, need

PATIENCE = 60
HTMX = re.compile(r"Attribute “hx-[a-z:-]+” not allowed on element ")
"""The one thing passed over: htmx's own attributes, which HTML does not know."""


@contextmanager
def checker() -> Iterator[Callable[[str], list[str]]]:
    """A function from a page's HTML to its errors, one line each with line number and extract."""
    java = need(Path(shutil.which("java") or "/nowhere"), "java")
    jar = need(ROOT / "node_modules/vnu-jar/build/dist/vnu.jar", "vnu-jar (npm)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [java, "-Dnu.validator.servlet.bind-address=127.0.0.1", "-Xss1m", "-cp", jar]
    process = subprocess.Popen(
        [*command, "nu.validator.servlet.Main", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_it_answers(port)
        yield lambda html: _errors(port, html)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_until_it_answers(port: int) -> None:
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)


def _errors(port: int, html: str) -> list[str]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/?out=json",
        data=html.encode(),
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        messages = json.load(answer)["messages"]
    return [
        f"line {message.get('lastLine')}: {message['message']} — {message.get('extract', '').strip()}"
        for message in messages
        if message["type"] != "info" and not HTMX.match(message["message"])
    ]
