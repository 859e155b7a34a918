"""A worker's sign tells whether it still lives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stafett.files import working

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
DYING = """
import os, signal, sys
from pathlib import Path
from stafett.files import working
with working.at_work(Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_who_is_at_work_or_has_finished_was_not_interrupted(tmp_path: Path) -> None:
    before = working.was_interrupted(tmp_path)
    with working.at_work(tmp_path):
        meanwhile = working.was_interrupted(tmp_path)

    assert (before, meanwhile, working.was_interrupted(tmp_path)) == (False, False, False)


def test_who_was_killed_was_interrupted(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", DYING, str(tmp_path)], env=ENVIRONMENT, check=False)

    assert working.was_interrupted(tmp_path)


def test_who_was_broken_off_was_interrupted_and_may_begin_again(tmp_path: Path) -> None:
    with pytest.raises(SystemExit), working.at_work(tmp_path):
        raise SystemExit

    assert working.was_interrupted(tmp_path)
    with working.at_work(tmp_path):
        assert not working.was_interrupted(tmp_path)
