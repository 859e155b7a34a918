"""One thing that is asked: when, how many have answered, how it looks, and ending it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.pulses import queries as pulses
from stafett.pulses import rules
from stafett.pulses.keeping import queries
from stafett.pulses.keeping.rules import has_opened
from stafett.pulses.models import WaveDetails
from stafett.recipes import asking
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs, pulse_or_404
from .sheet import preview


@require_http_methods(["GET", "HEAD", "POST"])
def pulse(request: HttpRequest, pk: int) -> HttpResponse:
    one, today = pulse_or_404(request, pk), clock.today()
    if request.method == "POST":
        try:
            asking.end(one, by=actor_of(request), on=today)
        except NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, _("Ended. What is open closes tonight, and what was to come is called off.")
            )
        return redirect("pulses:pulse", pk=pk)
    kept = queries.kept(one)
    context = {
        "kept": kept,
        "waves": [_wave(row) for row in kept.waves],
        "preview": preview(kept.form),
        "may_change": bool(kept.can_change(on=today)),
        "may_end": bool(kept.can_end(on=today)),
        "crumbs": crumbs(one.arena, (kept.form.title, "")),
    }
    return render_page(request, "pulses/pulse.html", context)


def _wave(row: WaveDetails) -> dict[str, Any]:
    """A time it is asked, and how many have answered."""
    today = clock.today()
    answered, asked = pulses.turnout(row, on=today)
    return {
        "details": row,
        "last_day": rules.last_day(row),
        "is_over": rules.is_over(row, on=today),
        "has_opened": has_opened(row, on=today),
        "answered": answered,
        "asked": asked,
    }
