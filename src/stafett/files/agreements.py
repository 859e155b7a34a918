"""A text of headed paragraphs and lists as accessible PDF (PDF/UA), such as an agreement to keep or to sign."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import typst

LAYOUT = Path(__file__).with_name("agreement.typ")


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
    """The document. What is given is data to the layout, never a part of it."""
    made = typst.compile(
        LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"text": json.dumps(asdict(text))},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )
    return bytes(made)
