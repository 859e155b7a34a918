"""Choosing which of one's organisations is on the screen; each is closed to the others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stafett.people import queries as people
from stafett.web.access import ORGANISATION


@require_POST
def organisation(request: HttpRequest) -> HttpResponse:
    """Always on to the first page: what was on the screen belongs to the other organisation."""
    mine = {tie.organisation_id for tie in people.ties(request.user)}
    chosen = {str(organisation_id): organisation_id for organisation_id in mine}
    asked = request.POST.get("organisation", "")
    if asked not in chosen:
        raise Http404
    request.session[ORGANISATION] = chosen[asked]
    return redirect("home")
