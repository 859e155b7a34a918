"""Hold a coverage report to the gates: `coverage_gates.py coverage.json`.

Every line and branch of the kernel and of each rules, queries and actions module; 95 % of all lines and branches.
"""

import json
import sys
from pathlib import Path
from typing import Any

ALL = 95.0
EVERYTHING = {"rules", "queries", "actions"}


def is_held_to_everything(path: Path) -> bool:
    """The kernel, and every rules, queries or actions module (or folder of that name)."""
    inside = path.parts[path.parts.index("stafett") + 1 :]
    return inside[0] == "status" or bool(EVERYTHING & {path.stem, *inside[:-1]})


def gaps(report: dict[str, Any]) -> list[str]:
    """What is not covered and has to be, one line a file."""
    found = []
    for name, file in sorted(report["files"].items()):
        lines, branches = file["missing_lines"], file["missing_branches"]
        if is_held_to_everything(Path(name)) and (lines or branches):
            jumps = [f"{start}→{end}" for start, end in branches]
            found.append(f"{name}: lines {lines or 'all'}; branches not taken {', '.join(jumps) or 'none'}")
    return found


def least(report: dict[str, Any], count: int) -> list[str]:
    """The files with the most that is not covered."""
    files = sorted(report["files"].items(), key=lambda item: -item[1]["summary"]["missing_lines"])
    return [
        f"{file['summary']['percent_covered']:5.1f} %  {name}: lines {file['missing_lines']}"
        for name, file in files[:count]
        if file["missing_lines"]
    ]


def main(path: str) -> int:
    report = json.loads(Path(path).read_text())
    found = gaps(report)
    if found:
        print("Not covered, but every line and branch has to be:")
        print("\n".join(f"  {line}" for line in found))
    covered = report["totals"]["percent_covered"]
    print(f"In all {covered:.1f} % of lines and branches are covered ({ALL:.0f} % are asked for).")
    if covered < ALL:
        print("\n".join(f"  {line}" for line in least(report, 15)))
    return 1 if found or covered < ALL else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
