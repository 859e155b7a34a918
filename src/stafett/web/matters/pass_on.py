"""Passing a matter on to another unit: the same record, with a last day to answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.matters import actions, queries, rules
from stafett.matters.models import Matter
from stafett.matters.rules import Passing
from stafett.people.models import Unit
from stafett.web.access import actor_of, matter_or_404
from stafett.web.parts import render_page

from .changing import FINE, UNFIT, done, typed
from .detail import about, anchors
from .forms import PassOnForm
from .units import to_choose


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    matter = matter_or_404(request, pk)
    state = queries.state(matter)
    if not (verdict := rules.can_answer(actor_of(request), state)):
        messages.error(request, verdict.reason)
        return redirect("matters:detail", pk=pk)
    units = [one for one in to_choose(actor_of(request), matter.arena_id) if one[0] != state.unit_id]
    form = PassOnForm(typed(request), units=units, seen=state.pk, anchors=anchors(request, state))
    status = _passed(request, matter, form) if request.method == "POST" else FINE
    if request.method == "POST" and status == FINE:
        return redirect("matters:detail", pk=pk)
    context = {"form": form, **about(request, queries.state(matter))}
    return render_page(request, "matters/pass_on.html", context, status=status)


def _passed(request: HttpRequest, matter: Matter, form: PassOnForm) -> int:
    if not form.is_valid():
        return UNFIT
    given = form.cleaned_data
    unit = Unit.objects.get(pk=given["to"])
    back_on, hangs_on = form.day_of("back_on")
    passing = Passing(why=given["why"], back_on=back_on, hangs_on=hangs_on)
    known: dict[str, Any] = {"seen": given["seen"], "by": actor_of(request), "on": clock.today()}
    status = done(form, lambda: actions.pass_on(matter, unit, passing, **known))
    if status == FINE:
        messages.success(request, _("Passed on. You still see what becomes of it."))
    return status
