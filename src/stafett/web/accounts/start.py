"""What a log-in without a person record sees first: what to do next on a fresh installation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stafett.people import log_ins
from stafett.web.parts import render_page


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    if request.actor.organisation_id is not None:
        return redirect("home")
    known = list(log_ins.every_organisation()) if request.actor.is_operator else []
    return render_page(request, "accounts/start.html", {"known": known})
