"""Marks: a shape for each reason and colour, with its word beside it, in it, or for the eye alone."""

from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language

from stafett.standings import words
from stafett.status import COLOUR_OF, Colour, Reason

SHAPES = {
    Reason.MISSING: "cross",
    Reason.EXPIRED: "cross",
    Reason.DUE: "warn",
    Reason.EXPIRING: "clock",
    Reason.AWAITING_APPROVAL: "wait",
    Reason.MET: "check",
    Reason.EXEMPT: "dash",
    Reason.ON_LEAVE: "dash",
    Colour.RED: "cross",
    Colour.YELLOW: "warn",
    Colour.GREEN: "check",
    Colour.GREY: "dash",
    words.NONE: "empty",
}
"""The shape of each reason, and of each colour where no single reason is known."""


def status(of: str) -> SafeString:
    """A mark with its word: of a reason (`missing`, `due` …), or of a colour (`red` …, `none`)."""
    return _status(str(of), get_language() or "")


def mark(of: str) -> SafeString:
    """A mark alone, for dense tables: the word is its tooltip and its text for screen readers."""
    return _mark(str(of), get_language() or "")


def places(reasons: Sequence[str | None]) -> SafeString:
    """A row of a matrix: a mark in each place, none where nothing is asked."""
    drawn = {reason: format_html("<td>{}</td>", mark(reason) if reason else "") for reason in {*reasons}}
    return format_html("{}" * len(reasons), *(drawn[reason] for reason in reasons))


@lru_cache(maxsize=128)
def icon(name: str) -> SafeString:
    """A drawing beside words that say the same; hidden from screen readers."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@lru_cache(maxsize=128)
def shape(of: str) -> SafeString:
    """A mark for the eye alone, where the word stands beside it."""
    return format_html(
        '<svg class="mark {}" aria-hidden="true"><use href="#m-{}"/></svg>', colour_of(of), SHAPES[of]
    )


def word(of: str) -> str:
    """The word for a reason or a colour in the active language."""
    return capfirst(str(words.REASON_WORDS.get(of) or words.COLOUR_MEANINGS[of]))


def colour_of(of: str) -> str:
    """The colour of a reason; a colour (or `none`) is its own."""
    return COLOUR_OF[Reason(of)] if of in words.REASON_WORDS else of


@lru_cache(maxsize=128)
def _status(of: str, language: str) -> SafeString:
    return format_html(
        '<span class="status tag {}"><svg class="mark" aria-hidden="true"><use href="#m-{}"/></svg>{}</span>',
        colour_of(of),
        SHAPES[of],
        word(of),
    )


@lru_cache(maxsize=128)
def _mark(of: str, language: str) -> SafeString:
    return format_html(
        '<svg class="mark {0}" role="img" aria-label="{2}"><title>{2}</title><use href="#m-{1}"/></svg>',
        colour_of(of),
        SHAPES[of],
        word(of),
    )
