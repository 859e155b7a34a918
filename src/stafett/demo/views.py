"""Being somebody with one click. Not to be reached anywhere but in the demo, on this very machine."""

import ipaddress
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from stafett.lib import clock

from . import queries
from .journeys import journeys

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")
"""A request that carries one of these came through a proxy, so the caller may be anywhere."""
ORGANISATION = "organisation"
"""The key under which a session keeps which organisation is on the screen; `web.access` reads it."""

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    """404 unless this is the demo and the caller sits at this machine."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not (settings.DEMO and is_from_here(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(guarded)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the request comes from this machine, straight."""
    if any(header in request.META for header in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@login_not_required
@require_safe
@demo_only
def people(request: HttpRequest) -> HttpResponse:
    """Whom one can be, by organisation and role."""
    return render(request, "demo/people.html", {"stages": queries.stages(on=clock.today())})


@login_not_required
@require_POST
@demo_only
def log_in(request: HttpRequest, tie_id: int) -> HttpResponse:
    """Be somebody of the demo, in one of their organisations. No other log-in can be had this way."""
    tie = queries.tie(tie_id)
    if tie is None:
        raise Http404
    request.session.flush()
    login(request, tie.identity, backend="django.contrib.auth.backends.ModelBackend")
    request.session[ORGANISATION] = tie.organisation_id
    return redirect("demo:start")


@require_safe
@demo_only
def start(request: HttpRequest) -> HttpResponse:
    """The greeting: who one is now, and what to try."""
    me = queries.player(request.actor, on=clock.today())
    return render(
        request, "demo/start.html", {"journeys": journeys(me.key if me else "", request.actor), "me": me}
    )
