"""The `stafett` command."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

MEMORY = ("_RJEM_MALLOC_CONF", "dirty_decay_ms:500,muzzy_decay_ms:0")
"""Columns that are done with are given back to the machine, which otherwise counts them as ours until somebody
else needs the memory. Read when Polars is imported, so it is said before; whoever says otherwise is heeded."""


def main() -> None:
    """Run a command; settings are production's unless the caller or the command `demo` says otherwise.

    What it writes (facts, exports, evidence, keys) is its owner's alone to read.
    """
    os.umask(0o077)
    os.environ.setdefault(*MEMORY)
    settings = "demo" if sys.argv[1:2] == ["demo"] else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"stafett.config.settings.{settings}")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        sys.exit(f"stafett: {wrong}")
