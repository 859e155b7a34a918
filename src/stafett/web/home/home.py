"""The first page: one's own, for whoever has a person record; else what a log-in without one can do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect("me:me" if request.actor.organisation_id is not None else "accounts:start")
