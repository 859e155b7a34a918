"""What a test needs from the system: without it the test is skipped, but fails where CI is set."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def need(path: Path | None, name: str) -> Path:
    """The path if it is there; otherwise the test ends here."""
    if path and path.exists():
        return path
    end = pytest.fail if os.environ.get("CI") else pytest.skip
    end(f"this needs {name}, which is not installed")
