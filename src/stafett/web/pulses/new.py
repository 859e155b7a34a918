"""Asking those who take part something, once or several times."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.pulses.models import Pulse
from stafett.recipes import asking
from stafett.web.access import actor_of

from .access import arena_or_404
from .doing import written
from .sheet import sheet


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    arena = arena_or_404(request, pk)
    form = sheet(request, arena)
    made: list[Pulse] = []

    def begin() -> None:
        made.append(asking.begin(arena, form.planned(), by=actor_of(request), on=clock.today()))

    page = written(request, arena, form, begin, heading=_("Ask something"))
    if page is not None:
        return page
    messages.success(request, _("Planned. Everybody is told when it opens."))
    return redirect("pulses:pulse", pk=made[0].pk)
