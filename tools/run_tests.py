"""The whole suite: on SQLite, with its coverage, then on PostgreSQL.

Installs from the system's archive what tests need and is missing, where that is possible without a password.
What is missing after that is said in the last lines, and is a failure where CI is set.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import with_postgres

ROOT = Path(__file__).resolve().parents[1]
PYTHON = [sys.executable]
REPORT = ROOT / "build" / "coverage.json"
KEPT = {**os.environ, "COVERAGE_FILE": str(REPORT.with_name(".coverage"))}
WORKERS = "2"
SHARED = ["--dist", "worksteal"]
"""Whoever has nothing left takes from the other: journeys take long, and often come last."""
COVERED = ["--cov", "--cov-report="]
"""Being watched takes half as long again, so one run is."""
ON_POSTGRES = ["tests", "--ignore=tests/status", "--ignore=tests/lib", "-m", "not looks"]
"""The kernel knows of no database, and how a page looks is the same on both."""


class Part:
    """Something from the system that tests need: how to tell, what to install, what is skipped without it."""

    def __init__(self, name: str, packages: list[str], without: str) -> None:
        self.name, self.packages, self.without = name, packages, without

    def is_there(self) -> bool:
        if self.name == "PostgreSQL":
            return with_postgres.binaries() is not None
        return shutil.which(self.name) is not None


PARTS = [
    Part("chromium", ["chromium", "fonts-liberation"], "the journeys in a browser"),
    Part("PostgreSQL", ["postgresql"], "the whole run on PostgreSQL"),
    Part("java", ["default-jre-headless"], "the check of the pages' HTML"),
]


def install(parts: list[Part]) -> None:
    """With apt-get, as root or where sudo asks for no password; otherwise nothing."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not parts or not shutil.which("apt-get") or (sudo and not _may(sudo)):
        return
    packages = [package for part in parts for package in part.packages]
    print(f"Installing {', '.join(packages)}", flush=True)
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "timeout": 600}
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    subprocess.run([*apt, "update"], check=False, **quiet)
    subprocess.run([*apt, "install", "--no-install-recommends", *packages], check=False, **quiet)


def _may(sudo: list[str]) -> bool:
    if not shutil.which("sudo"):
        return False
    asked = subprocess.run([*sudo, "true"], stderr=subprocess.DEVNULL, check=False, timeout=10)
    return asked.returncode == 0


def suite(database: str, *arguments: str, before: tuple[str, ...] = ()) -> bool:
    """One run of the tests."""
    print(f"\n=== The tests on {database} ===", flush=True)
    command = [*before, *PYTHON, "-m", "pytest", "-q", "-n", WORKERS, *SHARED, *arguments]
    return subprocess.run(command, cwd=ROOT, env=KEPT, check=False).returncode == 0


def coverage() -> bool:
    """What was covered, held to the gates."""
    print("\n=== Coverage ===", flush=True)
    report = [*PYTHON, "-m", "coverage", "json", "-q", "-o", str(REPORT)]
    subprocess.run(report, cwd=ROOT, env=KEPT, check=True)
    gates = [*PYTHON, "tools/coverage_gates.py", str(REPORT)]
    return subprocess.run(gates, cwd=ROOT, check=False).returncode == 0


def main() -> int:
    shutil.rmtree(REPORT.parent, ignore_errors=True)
    REPORT.parent.mkdir()
    install([part for part in PARTS if not part.is_there()])
    missing = [part for part in PARTS if not part.is_there()]
    around = (*PYTHON, "tools/with_postgres.py")
    passed = {"SQLite": suite("SQLite", *COVERED), "coverage": coverage()}
    if with_postgres.binaries():
        passed["PostgreSQL"] = suite("PostgreSQL", *ON_POSTGRES, before=around)
    print("\n" + json.dumps({name: "passed" if good else "FAILED" for name, good in passed.items()})[1:-1])
    for part in missing:
        print(f"Skipped: {part.without}, because {part.name} is not installed ({' '.join(part.packages)}).")
    return 0 if all(passed.values()) and not (missing and os.environ.get("CI")) else 1


if __name__ == "__main__":
    sys.exit(main())
