"""A text of headed paragraphs and lists as accessible PDF (PDF/UA), such as an agreement to keep or to sign."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import typst

LAYOUT = Path(__file__).with_name("agreement.typ")
BOX = "□"
NEVER = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
PICTURES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2e80-\U0010ffff]")
BEYOND_LATIN = re.compile(r"[^\n\x20-\x7e\xa0-\u024f\u2010-\u2044]")
UNKNOWN = (NEVER, PICTURES)
"""What is left out, more and more until the letters are all there."""


@dataclass(frozen=True)
class Section:
    """A heading, and what stands under it: paragraphs, or a list."""

    heading: str
    paragraphs: Sequence[str] = ()
    items: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Text:
    """What a document says, in a language (`nb`, `nn`, `en`)."""

    title: str
    language: str
    lead: Sequence[str]
    sections: Sequence[Section]


def pdf(text: Text, *, at: datetime) -> bytes:
    """The document. What is given is data to the layout, never a part of it. Signs that its letters do not have, such
    as emoji, stand as boxes: without them no reader could say what is there."""
    for unknown in UNKNOWN:
        with suppress(typst.TypstError):
            return _made(_without(text, unknown), at)
    return _made(_without(text, BEYOND_LATIN), at)


def _without(text: Text, unknown: re.Pattern[str]) -> Text:
    def known(lines: Sequence[str]) -> list[str]:
        return [unknown.sub(BOX, line) for line in lines]

    sections = [
        Section(unknown.sub(BOX, one.heading), known(one.paragraphs), known(one.items))
        for one in text.sections
    ]
    return replace(text, title=unknown.sub(BOX, text.title), lead=known(text.lead), sections=sections)


def _made(text: Text, at: datetime) -> bytes:
    made = typst.compile(
        LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"text": json.dumps(asdict(text))},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )
    return bytes(made)
