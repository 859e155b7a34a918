"""One time of a fixed meeting point: moved to another day or hour, or called off. The others stay."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.occasions import queries as occasions
from stafett.arenas.occasions.rules import When
from stafett.lib import clock
from stafett.lib.public_holidays import public_holidays
from stafett.recipes.gathering.meeting import actions, queries, rules
from stafett.recipes.gathering.meeting.queries import Month
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import crumbs, done
from .forms import CallOffForm
from .forms_said import MonthForm


def month(request: HttpRequest, pk: int) -> HttpResponse:
    one = _month_or_404(request, pk)
    is_off = "off-grounds" in request.POST
    sent = request.POST if request.method == "POST" else None
    form = MonthForm(None if is_off else sent, initial=_first(one))
    off = CallOffForm(sent if is_off else None)
    above = one.details.occasion.arena.follows
    if sent is not None and (_called_off(request, one, off) if is_off else _moved(request, one, form)):
        return redirect("gatherings:meeting", pk=above.pk)
    points = (_("Fixed meeting points"), reverse("gatherings:meeting", args=[above.pk]))
    context = {
        "one": one,
        "form": form,
        "off": off,
        "verdict": rules.can_change(one.details, on=clock.today()),
        "crumbs": crumbs(request, above, points, (_("Move it or call it off"), "")),
    }
    status = 422 if form.errors or off.errors else 200
    return render_page(request, "gatherings/month.html", context, status=status)


def _month_or_404(request: HttpRequest, pk: int) -> Month:
    """One time of a meeting point the actor answers for."""
    occasion = get_object_or_404(queries.seen_by(actor_of(request)), pk=pk)
    if not queries.may_keep(actor_of(request), occasion.arena, on=clock.today()):
        raise Http404
    return queries.month(occasions.details(occasion))


def _first(one: Month) -> dict[str, Any]:
    """What the form begins with: as it stands, but on a working day."""
    names = ("starts_on", "starts_time", "ends_time")
    first = {name: getattr(one.details, name) for name in names} | {"seen": one.details.pk}
    if one.holiday:
        day = first["starts_on"]
        closed = public_holidays(day, day + rules.MONTH)
        first |= {
            "starts_on": rules.suggested(day, closed),
            "grounds": _("It is a public holiday: %(name)s.") % {"name": one.holiday},
        }
    return first


def _moved(request: HttpRequest, one: Month, form: MonthForm) -> bool:
    if not form.is_valid():
        return False
    said = dict(form.cleaned_data)
    grounds, seen = said.pop("grounds"), said.pop("seen")
    known: dict[str, Any] = {"seen": seen, "by": actor_of(request), "on": clock.today()}
    return done(
        request,
        form,
        lambda: actions.move(one.details.occasion, When(**said), grounds, **known),
        _("Moved. Whoever takes part is told, and the other times stay as they are."),
    )


def _called_off(request: HttpRequest, one: Month, off: CallOffForm) -> bool:
    if not off.is_valid():
        return False
    grounds, known = off.cleaned_data["grounds"], {"by": actor_of(request), "on": clock.today()}
    told = _("Called off. Whoever takes part is told, and the other times stay as they are.")
    return done(request, off, lambda: actions.call_off(one.details.occasion, grounds, **known), told)
