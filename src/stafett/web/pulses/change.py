"""Asking something else, or at another time, before anybody was asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.pulses.keeping import queries
from stafett.recipes import asking
from stafett.web.access import actor_of

from .access import pulse_or_404
from .doing import written
from .sheet import sheet


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    pulse, today = pulse_or_404(request, pk), clock.today()
    kept = queries.kept(pulse)
    form = sheet(request, pulse.arena, kept)

    def alter() -> None:
        seen = form.form.cleaned_data["seen"]
        asking.alter(pulse, form.planned(), seen=seen, by=actor_of(request), on=today)

    if request.method != "POST" and not (verdict := kept.can_change(on=today)):
        messages.error(request, verdict.reason)
        return redirect("pulses:pulse", pk=pk)
    page = written(request, pulse.arena, form, alter, heading=_("Change what is asked"), pulse=pulse)
    if page is not None:
        return page
    messages.success(request, _("Saved. Nobody was asked before, and nobody is told that it was changed."))
    return redirect("pulses:pulse", pk=pk)
