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
from stafett.people.models import Unit
from stafett.web.access import actor_of, matter_or_404
from stafett.web.parts import render_page

from .changing import FINE, UNFIT, done, typed
from .detail import about
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
    form = PassOnForm(typed(request), units=units, seen=state.pk)
    status = _passed(request, matter, form) if request.method == "POST" else FINE
    if request.method == "POST" and status == FINE:
        return redirect("matters:detail", pk=pk)
    context = {"form": form, **about(request, queries.state(matter))}
    return render_page(request, "matters/pass_on.html", context, status=status)


def _passed(request: HttpRequest, matter: Matter, form: PassOnForm) -> int:
    if not form.is_valid():
        return UNFIT
    said: dict[str, Any] = {name: form.cleaned_data[name] for name in ("why", "back_on", "seen")}
    unit = Unit.objects.get(pk=form.cleaned_data["unit"])
    known = {"by": actor_of(request), "on": clock.today()}
    status = done(form, lambda: actions.pass_on(matter, unit, **said, **known))
    if status == FINE:
        messages.success(request, _("Passed on. You still see what becomes of it."))
    return status
