"""Snapshots, for the tests that are about them."""

from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture
def snapshots_kept(settings: LazySettings, tmp_path: Path) -> Path:
    """Pages read snapshots, which are kept in a folder of the test's own."""
    settings.SNAPSHOTS, settings.DATA = True, tmp_path
    return tmp_path / "snapshots"
