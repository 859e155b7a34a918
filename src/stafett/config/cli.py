"""The `stafett` command."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

MEMORY = {"_RJEM_MALLOC_CONF": "dirty_decay_ms:500,muzzy_decay_ms:0", "MALLOC_ARENA_MAX": "2"}
"""Columns that are done with are given back to the machine, which otherwise counts them as ours until somebody
else needs the memory; and threads share what all else is taken from, of which each would keep its own remains.
The first is read when Polars is imported, the second by every process when it starts, so both are said before;
whoever says otherwise is heeded."""


def main() -> None:
    """Run a command; settings are production's unless the caller or the command `demo` says otherwise.

    What it writes (facts, exports, evidence, keys) is its owner's alone to read.
    """
    os.umask(0o077)
    os.environ.update(MEMORY | os.environ)
    settings = "demo" if sys.argv[1:2] == ["demo"] else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"stafett.config.settings.{settings}")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        sys.exit(f"stafett: {wrong}")
