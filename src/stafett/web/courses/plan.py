"""A new session of a course."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.recipes.course import actions
from stafett.recipes.course import queries as courses
from stafett.web import hanging
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import course_to_keep, crumbs
from .forms import SessionForm


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    actor, course = actor_of(request), course_to_keep(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = SessionForm(sent, anchors=hanging.other_days(course))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(course, form.held(), by=actor, on=clock.today())
        except (NotAllowed, ArenaError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Planned. People can sign up now."))
            return redirect("courses:session", pk=made.occasion_id)
    context = {
        "form": form,
        "title": _("New day for the course"),
        "crumbs": crumbs(courses.details(course), (_("New day for the course"), "")),
        "back": reverse("courses:detail", args=[pk]),
    }
    return render_page(request, "courses/form.html", context, status=422 if form.errors else 200)
