"""Answering with a page, or with the part of it that htmx asked for."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    parts: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The whole page, or one named part of the same template when htmx targets it.

    A part's name, its element id and the hx-target are the same word. Messages that wait come with the
    part. A page that answers a request for another page's part (log in, not found) fills the window.
    """
    target = target_of(request)
    if target in parts:
        response = render(request, f"{template}#{target}", context, status=status)
        return _with_messages(request, response)
    response = render(request, template, context, status=status)
    if target:
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "innerHTML"
        if request.method == "GET" and status == 200:
            response["HX-Push-Url"] = request.get_full_path()
    return response


def target_of(request: HttpRequest) -> str | None:
    """The id of the element that htmx will fill; it says `div#lines`."""
    target: str | None = getattr(getattr(request, "htmx", None), "target", None)
    return target.rpartition("#")[2] if target and "#" in target else None


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every template may use."""
    return {
        "actor": getattr(request, "actor", None),
        "visit": getattr(request, "visit", None),
        "is_demo": settings.DEMO,
    }


def _with_messages(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    waiting = list(get_messages(request))
    if waiting:
        response.write(render_to_string("components/messages.html", {"messages": waiting, "oob": True}))
    return response
