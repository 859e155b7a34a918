"""How much a request may carry. Judged before a byte of it is read: what is not wanted fills no disk."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from stafett.people.roles import Power

MEGABYTE = 1024 * 1024
ORDINARY = 5 * MEGABYTE
"""Bytes; more than any form without files holds."""

View = Callable[..., HttpResponse]


def at_most(largest: int, *, power: Power | None = None) -> Callable[[View], View]:
    """Let a view be sent so many bytes by whoever is logged in; with a power, by those who have it over the
    whole organisation."""

    def mark(view: View) -> View:
        view.largest_body = largest, power
        return view

    return mark


class BodyMiddleware:
    """Stands before the check of the form's token, which reads the whole body to find it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> None:
        largest, power = getattr(view, "largest_body", (ORDINARY, None))
        may = request.actor.may_everywhere(power) if power else request.user.is_authenticated
        if _length(request) > (largest if may else ORDINARY):
            raise RequestDataTooBig


def _length(request: HttpRequest) -> int:
    """As the server was told. Django reads no further than that, and nothing where it is not said."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
