"""The first page: one's own page for whoever has a person record, else what there is to do here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stafett.web import navigation
from stafett.web.parts import render_page


def home(request: HttpRequest) -> HttpResponse:
    if request.actor.organisation_id is None:
        return redirect("accounts:start")
    mine = navigation.address("me:me")
    if request.actor.person_id is not None and mine:
        return redirect(mine)
    return render_page(request, "home/home.html", {"ways": navigation.ways(request)})
