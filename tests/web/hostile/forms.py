"""Which addresses take what is sent, and the forms of a page as a browser would read them."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from django.urls import URLPattern, URLResolver, get_resolver

TAG = re.compile(r"<(/?)(form|input|select|option|textarea|button)\b([^>]*)>(?:([^<]*)(?=</textarea))?")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
CHOSEN = {"select", "radio", "checkbox"}
"""Kinds of fields whose values stand in the page."""


@dataclass
class Field:
    """One name of a form: what kind of input, what would be sent untouched, and what may be chosen."""

    name: str
    kind: str
    sent: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    longest: int = 0
    is_required: bool = False


@dataclass
class Form:
    """A form with its fields by name and its buttons, each a name and a value where it has one."""

    action: str
    method: str
    has_files: bool
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str] | None] = field(default_factory=list)

    def untouched(self) -> dict[str, list[str]]:
        """What is sent by pressing a button at once."""
        return {one.name: list(one.sent) for one in self.fields.values() if one.kind != "file"}


def read(html: str) -> list[Form]:
    """The forms of a page."""
    found: list[Form] = []
    is_inside, select = False, None
    for slash, tag, said, inner in TAG.findall(html):
        told = {name: unescape(value) for name, value in ATTRIBUTE.findall(said)}
        if tag == "form":
            is_inside = not slash
            if is_inside:
                found.append(Form(told.get("action", ""), told.get("method", "get"), "enctype" in told))
        elif is_inside and not slash:
            select = _add(found[-1], tag, told, unescape(inner), select)
    return found


def _add(form: Form, tag: str, told: dict[str, str], inner: str, select: Field | None) -> Field | None:
    """A tag inside the form; returns the list whose options follow."""
    if tag == "option":
        if select is not None:
            select.offered.append(told.get("value", ""))
            if "selected" in told or (select.kind == "select" and not select.sent):
                select.sent = [told.get("value", "")]
        return select
    if tag == "button" and "name" not in told:
        form.buttons.append(None)
    if not (name := told.get("name")) or name == "csrfmiddlewaretoken" or "readonly" in told:
        return select
    kind = told.get("type", "submit" if tag == "button" else "text") if tag != "select" else "select"
    if kind == "submit":
        form.buttons.append((name, told.get("value", "")))
        return select
    one = form.fields.setdefault(name, Field(name, "textarea" if tag == "textarea" else kind))
    one.longest, one.is_required = int(told.get("maxlength", 0)), "required" in told
    _value(one, told, inner.removeprefix("\n") if tag == "textarea" else told.get("value", "on"))
    return one if tag == "select" else select


def _value(one: Field, told: dict[str, str], value: str) -> None:
    if one.kind in ("radio", "checkbox"):
        one.offered.append(value)
        if "checked" in told:
            one.sent.append(value)
    elif one.kind not in ("select", "file"):
        one.sent = [value if "value" in told or one.kind == "textarea" else ""]


def kept(html: str) -> dict[str, list[str]]:
    """What stands in the fields of a page, whatever form they are in."""
    stands: dict[str, list[str]] = {}
    for form in read(html):
        for name, one in form.fields.items():
            stands.setdefault(name, []).extend(one.sent)
    return stands


def pages(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, Callable]]:
    """Every page of the site by its name, with its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from pages(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}", one.callback


def takes_what_is_sent(view: Callable) -> bool:
    """Whether no decorator of the view refuses POST."""
    while view:
        allowed = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if allowed is not None:
            return "POST" in allowed
        view = getattr(view, "__wrapped__", None)
    return True
