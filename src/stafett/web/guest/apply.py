"""Applying for a stay, by a link."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from stafett.people.models import GuestLink
from stafett.recipes.placement import queries, rules
from stafett.recipes.placement.workflow import Move
from stafett.web.parts import render_page
from stafett.web.placements.apply import applied
from stafett.web.placements.forms import ApplyForm

from . import gone
from .stay import now_of
from .visits import for_guests


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("arena")
def apply(request: HttpRequest, link: GuestLink) -> HttpResponse:
    now, actor = now_of(link), request.visit.guest
    if now is None or not rules.can(Move.APPLY, now.state, queries.parts_of(actor, now)):
        return gone.page(request)
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and applied(request, now, form, actor):
        return redirect("guest:arena", pk=link.pk)
    context: dict[str, Any] = {"link": link, "form": form}
    return render_page(request, "guest/apply.html", context, status=422 if form.errors else 200)
