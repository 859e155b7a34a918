"""What it was measured on. No names, no paths."""

import os
import platform
from datetime import date
from pathlib import Path

import django
import polars as pl

GIB = 2**30


def machine(on: date, databases: list[str]) -> list[tuple[str, str]]:
    """Words and values, in the order they are read."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    return [
        ("cores", f"{len(os.sched_getaffinity(0))} ({processor()})"),
        ("memory", f"{memory:.0f} GiB"),
        ("system", f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("Polars", pl.__version__),
        ("databases", " and ".join(databases)),
        ("day", on.isoformat()),
    ]


def processor() -> str:
    """What it calls itself."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return "unknown"
