"""When and where a gathering is. Moved to another day it stays the same, with its host and its people."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.clock import months_after
from stafett.recipes.gathering import actions
from stafett.recipes.gathering.queries import Gathering
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import crumbs, done, gathering_or_404, may_host, to_gathering
from .forms import MoveForm, as_shown


def time(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    if not may_host(request, one):
        raise Http404
    form = MoveForm(request.POST if request.method == "POST" else None, initial=_first(request, one))
    if request.method == "POST" and form.is_valid():
        said = {"grounds": form.cleaned_data["grounds"], "seen": form.cleaned_data["seen"]}
        if done(
            request,
            form,
            lambda: actions.set_time(
                one.occasion, form.when(), form.where(), **said, by=actor_of(request), on=clock.today()
            ),
            _("Saved. Everybody keeps their place, and what depends on the day has moved with it."),
        ):
            return redirect("gatherings:gathering", pk=pk)
    context = {
        "one": one,
        "form": form,
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("When and where"), "")),
    }
    return render_page(request, "gatherings/time.html", context, status=422 if form.errors else 200)


def _first(request: HttpRequest, one: Gathering) -> dict[str, Any]:
    """What the form begins with: as it stands, or a year later."""
    first = as_shown(one)
    if "year" in request.GET and first["starts_on"]:
        first |= {name: first[name] and months_after(first[name], 12) for name in ("starts_on", "ends_on")}
    return first
