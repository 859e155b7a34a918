"""What is wrong with the files, where, and what to do about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import ngettext

MOST = 1000
"""Faults shown a file; the rest are counted."""
LONGEST_VALUE = 60

WHOLE_FILE, WHOLE_LINE = "file", "line"
"""What stands in the column's place where no single column is at fault."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: the line where its record starts, the column, and a sentence with what to do."""

    line: int
    column: str
    text: str


@dataclass
class Faults:
    """The faults of all files, at most MOST kept for each."""

    kept: dict[str, list[Fault]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.counts)

    def copy(self) -> "Faults":
        """The same faults, to add others to."""
        return Faults(dict(self.kept), dict(self.counts))

    def add(self, file: str, line: int, column: str, text: str) -> None:
        self.extend(file, [Fault(line, column, text)], 1)

    def extend(self, file: str, found: Iterable[Fault], count: int) -> None:
        """Add faults of one file in the order of their lines; `count` is how many there are in all."""
        if count:
            merged = {*self.kept.get(file, []), *found}
            self.kept[file] = sorted(merged)[:MOST]
            self.counts[file] = self.counts.get(file, 0) + count

    def lines(self) -> Iterator[str]:
        """`FILE:LINE: COLUMN: what is wrong and what to do`, and how many more each file has."""
        for file, faults in sorted(self.kept.items()):
            for fault in faults:
                yield f"{file}:{fault.line}: {fault.column}: {fault.text}"
            if more := self.counts[file] - len(faults):
                yield f"{file}: " + ngettext("%(more)s more fault", "%(more)s more faults", more) % {
                    "more": more
                }


def shown(value: object) -> str:
    """A value as a fault quotes it: on one line, and not longer than one can read."""
    text = "".join(character if character.isprintable() else "?" for character in str(value))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
