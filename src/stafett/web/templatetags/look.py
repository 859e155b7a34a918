"""Marks, figures, fields and days as every page shows them; documented in docs/reference/components.md."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from stafett.lib import clock
from stafett.people import queries as people
from stafett.records.undoing import queries as undoing
from stafett.standings import sentences
from stafett.standings.lines import Line
from stafett.web import contact, fields, figures, lines, marks, named, navigation
from stafett.web.planned import Plans

register = template.Library()

for tag in (
    marks.status,
    marks.mark,
    marks.icon,
    marks.shape,
    marks.word,
    marks.places,
    named.chosen,
    named.how_many,
):
    register.simple_tag(tag)
register.simple_tag(named.items, name="named")


@register.simple_tag(name="figures")
def figures_bar(counts: Any, compact: bool = False) -> SafeString:
    """How many of each colour: a bar with the numbers beside. `counts` has red, yellow, green, grey, none."""
    return figures.bar(counts, compact=compact)


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages, each by its own name whatever language is read: whoever looks for theirs must find it."""
    return settings.LANGUAGES


register.filter("number", figures.number)


@register.filter
def day(value: date | None) -> SafeString | str:
    """A day as people write it, in a `<time>`; empty for none."""
    return "" if value is None else _day(value, get_language() or "")


@lru_cache(maxsize=5_000)
def _day(value: date, _language: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), sentences.day(value))


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


@register.inclusion_tag("components/undo.html", takes_context=True)
def undo(context: Mapping[str, Any]) -> dict[str, Any]:
    """A button that undoes what whoever looks decided within the last minute; nothing otherwise."""
    request: HttpRequest = context["request"]
    entry = undoing.latest(request.actor, now=clock.now())
    return {"entry": entry, "back": request.get_full_path(), "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def ways_around(context: Mapping[str, Any]) -> list[navigation.Way]:
    """The main menu's entries for whoever looks; none before they have logged in."""
    return navigation.ways(context["request"]) if "request" in context else []


@register.simple_tag
def address(name: str) -> str:
    """A page's address, or nothing where there is no such page here."""
    return navigation.address(name)


@register.simple_tag
def page_of(name: str, key: int) -> str:
    """The address of what has a key, in long lists; elsewhere `url` does."""
    return navigation.page_of(name, key)


@register.simple_tag
def organisations_of(request: HttpRequest) -> list[Any]:
    """The organisations of whoever is logged in, with `id` and `name`."""
    return people.organisations_of(request.actor, on=clock.today())


@register.filter
def why(line: Line) -> str:
    """Why the line has its colour, as a sentence with its dates."""
    return sentences.why(line)


@register.simple_tag(name="lines")
def list_of_lines(
    of: Iterable[Line],
    on: date,
    several_units: bool = False,
    do: str = "",
    waits: Mapping[Any, str] | None = None,
    opinions: Mapping[int, str] | None = None,
    planned: Plans | None = None,
    courses: Mapping[Any, Any] | None = None,
) -> SafeString:
    """Lines as items of a list. `do`: where a button leads; `waits`: whom each that waits is waiting for;
    `opinions`: what the person thinks of themselves, by competence; `planned`: the places on courses; `courses`:
    those with room."""
    told = lines.Telling(
        on, bool(several_units), do or "", waits or {}, opinions or {}, planned or Plans(), courses or {}
    )
    return told.items(of)


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
