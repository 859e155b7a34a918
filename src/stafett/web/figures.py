"""The shares of the colours as widths: a bar drawn on the server, in attributes alone.

A long list has many of them, and a template for each would take most of its page's time.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from stafett.standings import words
from stafett.status import Colour

from .marks import mark, shape, word

WIDTH = 1000
ORDER = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.GREY, words.NONE)


BAR = """<div class="figures{}">
  <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>
  <ul class="counts">{}</ul>
</div>"""
RECT = '<rect class="{}" x="{}" y="0" width="{}" height="10"/>'


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
        if count:
            found.append(Segment(str(colour), count, start, end - start))
        before += count
    return found


def bar(counts: Any, *, compact: bool = False) -> SafeString:
    """The bar with the numbers beside: marked where it is `compact`, else with words."""
    found = segments(counts)
    rects = SafeString("".join(RECT.format(one.colour, one.start, one.width) for one in found))
    language = get_language() or ""
    numbers = SafeString("".join(_number(one.colour, one.count, compact, language) for one in found))
    return format_html(BAR, " compact" if compact else "", rects, numbers)


@lru_cache(maxsize=5_000)
def _number(colour: str, count: int, compact: bool, _language: str) -> SafeString:
    if compact:
        return format_html("<li>{} <b>{}</b></li>", mark(colour), number(count))
    return format_html("<li>{} <b>{}</b> {}</li>", shape(colour), number(count), word(colour))


def number(count: int) -> str:
    """A number as it is written: thousands apart, in the way of the language."""
    return number_format(count, force_grouping=True)


def _count(counts: Any, colour: str) -> int | None:
    if hasattr(counts, "get"):
        return counts.get(colour)
    return getattr(counts, colour, 0)
