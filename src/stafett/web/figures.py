"""The shares of the colours as widths: a bar drawn on the server, in attributes alone."""

from dataclasses import dataclass
from typing import Any

from stafett.standings import words
from stafett.status import Colour

WIDTH = 1000
ORDER = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.GREY, words.NONE)


@dataclass(frozen=True)
class Segment:
    """One colour's part of the bar: how many, and where it stands, in thousandths."""

    colour: str
    count: int
    start: int
    width: int


def segments(counts: Any) -> list[Segment]:
    """The colours that somebody or something has, red first; `counts` is a mapping or has these attributes."""
    numbers = [(colour, int(_count(counts, colour) or 0)) for colour in ORDER]
    total = sum(count for _colour, count in numbers) or 1
    found, before = [], 0
    for colour, count in numbers:
        start, end = WIDTH * before // total, WIDTH * (before + count) // total
        found.append(Segment(str(colour), count, start, end - start))
        before += count
    return [segment for segment in found if segment.count]


def _count(counts: Any, colour: str) -> int | None:
    if hasattr(counts, "get"):
        return counts.get(colour)
    return getattr(counts, colour, 0)
