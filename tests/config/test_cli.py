"""What the `stafett` command settles before anything else is imported."""

import os
import subprocess
import sys

SAYS = "import os, sys; from stafett.config.cli import main; sys.argv = ['stafett', 'version']; main(); "
PRINTS = "print(os.environ['_RJEM_MALLOC_CONF'], os.environ['MALLOC_ARENA_MAX'])"
OURS = ("_RJEM_MALLOC_CONF", "MALLOC_ARENA_MAX")


def said(**surroundings: str) -> str:
    """What the command says of memory to whatever it starts, as it ends."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    ours = {"PYTHONPATH": os.pathsep.join(sys.path), "STAFETT_SECRET_KEY": "x" * 60}
    run = [sys.executable, "-c", SAYS + PRINTS]
    done = subprocess.run(
        run, env=kept | ours | surroundings, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.splitlines()[-1]


def test_memory_that_is_done_with_is_given_back() -> None:
    assert said() == "dirty_decay_ms:500,muzzy_decay_ms:0 2"


def test_whoever_says_otherwise_is_heeded() -> None:
    assert said(_RJEM_MALLOC_CONF="muzzy_decay_ms:7") == "muzzy_decay_ms:7 2"
    assert said(MALLOC_ARENA_MAX="8") == "dirty_decay_ms:500,muzzy_decay_ms:0 8"
