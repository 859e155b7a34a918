"""A small organisation as fact files: valid on the tests' day, easily made wrong."""

from pathlib import Path

from stafett.files import reading
from stafett.files.kinds import KINDS
from stafett.files.reading import Batch

HEADERS = {name: ";".join(kind.names) for name, kind in KINDS.items()}

GRANLI: dict[str, tuple[str, ...]] = {
    "units": (
        "granli;;Granli;trust;315260183",
        "clinic;granli;Clinic;clinic;",
        "a;clinic;A;;",
        "b;clinic;B;;",
    ),
    "moves": ("b;granli;2026-01-01",),
    "people": ("alice;Alice;Aas;alice@example.test", "bob;Bob;Berg;"),
    "roles": ("r1;alice;leader;a;2020-01-01;",),
    "employments": ("e1;alice;a;leader;1;2020-01-01;", "e2;bob;a;nurse;0.8;2020-01-01;2027-12-31"),
    "leaves": ("l1;bob;2026-02-01;2026-02-10",),
    "competences": ("cpr;CPR;12", "acpr;Advanced CPR;24", "fire;Fire drill;"),
    "equivalences": ("cpr;acpr",),
    "plans": ("base;1;Base;granli;2025-01-01;", "base;2;Base;granli;2026-01-01;"),
    "requirements": (
        "base;1;r1;cpr;1;1;mandatory;30;;completion;;;;;no;no;;",
        "base;2;r1;cpr|fire;1;1;mandatory;30;;completion;;;;;no;no;;",
    ),
    "assignments": ("s1;base;granli;yes;nurse|leader;;2025-01-01;",),
    "achievements": (
        "h1;bob;cpr;1;a;2026-01-05;;2026-01-06;2026-01-07;;",
        "h2;alice;cpr;1;;2026-01-05;;;;;",
    ),
    "exemptions": ("x1;bob;base;r1;2026-03-01;2026-03-31",),
    "coverage": ("c1;a;cpr;1;2;2025-01-01;",),
}

Files = dict[str, tuple[str, ...]]


def changed(kind: str, line: int, text: str, files: Files = GRANLI) -> Files:
    """The files with one line of a kind (2 is the first below the header) saying something else."""
    lines = list(files[kind])
    lines[line - 2] = text
    return {**files, kind: tuple(lines)}


def added(kind: str, *lines: str, files: Files = GRANLI) -> Files:
    """The files with lines added at the end of a kind's file."""
    return {**files, kind: (*files[kind], *lines)}


def only(kind: str, *lines: str) -> Files:
    """Nothing but one file with these lines."""
    return {kind: lines}


def without(kind: str, files: Files = GRANLI) -> Files:
    """The files with one left out."""
    return {name: lines for name, lines in files.items() if name != kind}


def write(folder: Path, files: Files = GRANLI, headers: dict[str, str] = HEADERS) -> Path:
    """Write fact files into a folder, in UTF-8."""
    folder.mkdir(exist_ok=True)
    for kind, lines in files.items():
        text = "".join(f"{line}\n" for line in (headers[kind], *lines))
        (folder / f"{kind}.csv").write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, files: Files = GRANLI, headers: dict[str, str] = HEADERS) -> Batch:
    """Write them and read them back as a batch."""
    return reading.read(write(folder, files, headers))


def withdrawing(kind: str, *lines: str) -> tuple[Files, dict[str, str]]:
    """Only one file, with the column `withdrawn`: its files and headers."""
    return {kind: lines}, {**HEADERS, kind: f"{HEADERS[kind]};withdrawn"}
