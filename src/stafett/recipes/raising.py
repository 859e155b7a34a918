"""Where a matter was raised, and what a recipe does by itself when it is answered.

A recipe names the module that says so as its `raising`; the module has two functions:
`raised_at(matter) -> RaisedAt | None` (None: the page of the arena says enough), and
`answered(matter, *, on: date) -> str`, which answers with a sentence about what was done, or with nothing.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RaisedAt:
    """What it is called, its page, and what is to be known before an answer."""

    title: str
    link: str
    note: str = ""
