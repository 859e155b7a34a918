"""Marks, figures, fields and days as every page shows them; documented in docs/reference/components.md."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language

from stafett.lib import clock
from stafett.people import queries as people
from stafett.standings import sentences, words
from stafett.standings.lines import Line
from stafett.status import COLOUR_OF, Colour, Reason
from stafett.web import contact, fields, figures, lines, navigation

register = template.Library()

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


@register.simple_tag
def status(of: str) -> SafeString:
    """A mark with its word: of a reason (`missing`, `due` …), or of a colour (`red` …, `none`)."""
    return _status(str(of), get_language() or "")


@register.simple_tag
def mark(of: str) -> SafeString:
    """A mark alone, for dense tables: the word is its tooltip and its text for screen readers."""
    return _mark(str(of), get_language() or "")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside words that say the same; hidden from screen readers."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def shape(of: str) -> SafeString:
    """A mark for the eye alone, where the word stands beside it."""
    return format_html(
        '<svg class="mark {}" aria-hidden="true"><use href="#m-{}"/></svg>', colour_of(of), SHAPES[of]
    )


@register.simple_tag
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


@register.inclusion_tag("components/figures.html", name="figures")
def figures_bar(counts: Any, compact: bool = False) -> dict[str, Any]:
    """How many of each colour: a bar with the numbers beside. `counts` has red, yellow, green, grey, none."""
    return {"segments": figures.segments(counts), "compact": compact}


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages, each by its own name whatever language is read: whoever looks for theirs must find it."""
    return settings.LANGUAGES


@register.filter
def day(value: date | None) -> SafeString | str:
    """A day as people write it, in a `<time>`; empty for none."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, "DATE_FORMAT"))


@register.inclusion_tag("components/day_bar.html", takes_context=True)
def day_bar(context: Mapping[str, Any], on: date, part: str = "") -> dict[str, Any]:
    """Choosing a day: links for today, 30 and 90 days ahead, a day before and after, and a date field.

    With `part`, the bar stands inside that part of the page and htmx swaps the part alone.
    """
    request: HttpRequest = context["request"]
    today = clock.today()
    ahead = [(0, today), (30, today + timedelta(days=30)), (90, today + timedelta(days=90))]
    kept = [(key, value) for key, values in _other(request).lists() for value in values]
    return {
        "on": on,
        "kept": kept,
        "is_today": on == today,
        "is_ahead": on > today,
        "choices": [
            {"days": days, "query": _query(request, choice), "current": choice == on}
            for days, choice in ahead
        ],
        "before": _query(request, on - timedelta(days=1)),
        "after": _query(request, on + timedelta(days=1)),
        "path": request.path,
        "swap": format_html(SWAP, part) if part else "",
    }


SWAP = ' hx-target="#{}" hx-swap="innerMorph" hx-push-url="true"'


def _other(request: HttpRequest) -> QueryDict:
    """What else the address asks for; another day's list begins on its first page."""
    query: QueryDict = request.GET.copy()
    for name in ("on", "page"):
        query.pop(name, None)
    return query


def _query(request: HttpRequest, on: date) -> str:
    query = _other(request)
    query["on"] = on.isoformat()
    return query.urlencode()


@register.simple_tag
def field(bound: BoundField, **attributes: str) -> SafeString:
    """A form field with its label, hint and error, tied together for screen readers."""
    return fields.rendered(bound, attributes)


@register.inclusion_tag("components/error_summary.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """What must be put right, with a link to each field; nothing while there is nothing."""
    return {"problems": fields.problems(form)}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: Mapping[str, Any], page: Any) -> dict[str, Any]:
    """Leafing through a paginator's page; nothing where one page holds all."""
    return {"page": page, "request": context["request"]}


@register.simple_tag(takes_context=True)
def ways_around(context: Mapping[str, Any]) -> list[navigation.Way]:
    """The main menu's entries for whoever looks; none before they have logged in."""
    return navigation.ways(context["request"]) if "request" in context else []


@register.simple_tag
def address(name: str) -> str:
    """A page's address, or nothing where there is no such page here."""
    return navigation.address(name)


@register.simple_tag
def organisations_of(request: HttpRequest) -> list[Any]:
    """The organisations of whoever is logged in, with `id` and `name`."""
    return people.organisations_of(request.user) if request.user.is_authenticated else []


@register.filter
def why(line: Line) -> str:
    """Why the line has its colour, as a sentence with its dates."""
    return sentences.why(line)


@register.filter
def says_its_word(line: Line) -> bool:
    """Whether the reason's word goes before its sentence; in the others the sentence begins with it."""
    return line.reason in (Reason.MISSING, Reason.EXPIRED, Reason.DUE, Reason.EXPIRING)


@register.filter
def countdown(line: Line, on: date) -> str:
    """How long is left of a line's time, or how late it is."""
    return lines.countdown(line, on)


@register.filter
def asking(line: Line) -> list[lines.Asking]:
    """The plans that ask for a line."""
    return lines.asking(line)


@register.filter
def claim_query(line: Line) -> str:
    """What a claim for the line starts from, as a query string."""
    return lines.claim_query(line)


@register.simple_tag(name="contact")
def whom_to_tell() -> str:
    """Whom to tell when something is wrong here; empty where nobody is named."""
    return contact.link(settings.CONTACT)


@register.filter
def as_in_files(text: str) -> SafeString:
    """A text in which what stands in files is between backticks."""
    pieces = enumerate(text.split("`"))
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", said) if number % 2 else said,) for number, said in pieces)
    )


@register.simple_tag
def address_of(name: str, key: int) -> str:
    """The address of one thing's page, or nothing where there is no such page here."""
    return navigation.address(name, key)
