"""When and where a gathering is. Moved to another day it stays the same, with its host and its people; or it is called
off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.arenas.occasions import queries as times
from stafett.lib import clock
from stafett.lib.clock import months_after
from stafett.recipes.gathering import actions, queries, rules
from stafett.recipes.gathering.outside import queries as outside
from stafett.recipes.gathering.queries import Gathering
from stafett.web import hanging
from stafett.web.access import actor_of
from stafett.web.parts import render_page
from stafett.web.times import DAYS, as_shown

from .doing import crumbs, done, gathering_or_404, may_host, to_gathering
from .forms import CallOffForm, MoveForm


def time(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    if not may_host(request, one):
        raise Http404
    is_off = "off-grounds" in request.POST
    sent = request.POST if request.method == "POST" else None
    anchors = hanging.other_days(one.occasion.arena, one.details)
    form = MoveForm(None if is_off else sent, initial=_first(request, one), anchors=anchors)
    off = CallOffForm(sent if is_off else None)
    if sent is not None and (_called_off(request, one, off) if is_off else _moved(request, one, form)):
        return redirect("gatherings:gathering", pk=pk)
    context = {
        "one": one,
        "form": form,
        "off": off,
        "along": times.hanging_on(one.occasion, on=clock.today()),
        "verdict": rules.can_change(one.details, on=clock.today()),
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("When and where"), "")),
    }
    status = 422 if form.errors or off.errors else 200
    return render_page(request, "gatherings/time.html", context, status=status)


def _moved(request: HttpRequest, one: Gathering, form: MoveForm) -> bool:
    if not form.is_valid():
        return False
    said = {"grounds": form.cleaned_data["grounds"], "seen": form.cleaned_data["seen"]}
    known = {"by": actor_of(request), "on": clock.today()}
    is_done = done(
        request,
        form,
        lambda: actions.set_time(one.occasion, form.when(), form.where(), **said, **known),
        _("Saved. Everybody keeps their place, and what depends on the day has moved with it."),
    )
    if is_done:
        _warn(request, queries.gathering(one.occasion))
    return is_done


def _warn(request: HttpRequest, one: Gathering) -> None:
    """Say so where no link of some guests reaches the gathering."""
    count = outside.too_short(one.details, on=clock.today()).count()
    if count:
        said = ngettext(
            "%(count)s guest has a link that ends before the gathering. See what to do under “Who comes”.",
            "%(count)s guests have links that end before the gathering. See what to do under “Who comes”.",
            count,
        )
        messages.warning(request, said % {"count": count})


def _called_off(request: HttpRequest, one: Gathering, off: CallOffForm) -> bool:
    if request.POST.get("do") != "call_off" or not off.is_valid():
        return False
    grounds, known = off.cleaned_data["grounds"], {"by": actor_of(request), "at": clock.moment()}
    told = _("Called off. Whoever was on the list is told.")
    return done(request, off, lambda: actions.call_off(one.occasion, grounds, **known), told)


def _first(request: HttpRequest, one: Gathering) -> dict[str, Any]:
    """What the form begins with: as it stands, or a year later, then on days of its own."""
    if "year" not in request.GET or not one.details.starts_on:
        return as_shown(one.details)
    first, last = (months_after(getattr(one.details, name), 12) for name in DAYS)
    later = {"starts_on": first, "ends_on": last if last != first else None}
    return as_shown(one.details) | later | {"on": hanging.OWN_DAY}
