"""My log-in: the organisations it is tied to, and untying it from one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stafett.people import actions, log_ins
from stafett.people import queries as people
from stafett.web.access import ORGANISATION
from stafett.web.parts import render_page


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return render_page(request, "accounts/mine.html", {"records": log_ins.records(request.user)})


@require_POST
def untie(request: HttpRequest, tie_id: int) -> HttpResponse:
    tie = people.ties(request.user).select_related("identity", "person").filter(pk=tie_id).first()
    if tie is None:
        raise Http404
    actions.untie(tie, by=request.actor)
    if request.session.get(ORGANISATION) == tie.organisation_id:
        del request.session[ORGANISATION]
    messages.success(request, _("Your log-in is untied. The log of the organisation says so."))
    return redirect("accounts:mine")
