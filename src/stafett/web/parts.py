"""Answering with a page, or with the part of it that htmx asked for."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    parts: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The whole page, or one named part of the same template when htmx targets it.

    A part's name, its element id and the hx-target are the same word.
    """
    target = getattr(request.htmx, "target", None)
    if target in parts:
        template = f"{template}#{target}"
    return render(request, template, context, status=status)


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every template may use."""
    return {"actor": getattr(request, "actor", None), "is_demo": settings.DEMO}
