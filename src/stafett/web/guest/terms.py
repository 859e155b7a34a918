"""Writing the first terms of a stay, for who answers for a host outside. Who was overtaken sees the difference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from stafett.people.models import GuestLink
from stafett.recipes.placement.terms import queries
from stafett.web.parts import render_page
from stafett.web.placements.terms import written

from . import gone
from .stay import may_write_terms, now_of
from .visits import for_guests


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("arena")
def terms(request: HttpRequest, link: GuestLink) -> HttpResponse:
    now, actor = now_of(link), request.visit.guest
    if now is None or not may_write_terms(now, actor):
        return gone.page(request)
    if request.method != "POST" and queries.latest(now.stay):
        return redirect("guest:agreement", pk=link.pk)
    found, status = written(request, now, actor)
    if status == 302:
        return redirect("guest:agreement", pk=link.pk)
    return render_page(request, "guest/terms.html", found | {"link": link}, status=status)
