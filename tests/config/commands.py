"""The `stafett` command as people run it: another process, production settings, the real clock."""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
RUN = "from stafett.config.cli import main; main()"


def environment(data: Path, **more: str) -> dict[str, str]:
    """What a fresh installation with its data in a folder sees."""
    ours = ("STAFETT_", "DATABASE_URL", "DJANGO_", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONPATH": str(SOURCE), "STAFETT_DATA": str(data), **more}


def start(data: Path, *arguments: str | Path, **more: str) -> subprocess.Popen[str]:
    """Begin a command and do not wait for it."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(data: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    process = start(data, *arguments, **more)
    out, errors = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, errors)
