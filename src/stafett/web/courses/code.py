"""Whoever sits in the room types its code, and was there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.recipes.course.attending import actions
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .forms import CodeForm


def code(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            came = actions.type_code(form.cleaned_data["code"], by=actor, on=clock.today())
        except (NotAllowed, ArenaError) as error:
            form.add_error("code", str(error))
        else:
            messages.success(request, _("It is noted that you were there."))
            if any(row.is_claim for row in came.given):
                messages.info(request, _("What it gives waits for approval, as your plan asks."))
            return redirect("courses:session", pk=came.details.occasion_id)
    crumbs = [{"name": _("Courses"), "url": reverse("courses:list")}, {"name": _("I am here"), "url": ""}]
    context = {"form": form, "crumbs": crumbs}
    return render_page(request, "courses/code.html", context, status=422 if form.errors else 200)
