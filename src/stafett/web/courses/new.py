"""A new course."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.recipes.course import actions
from stafett.records import queries as records
from stafett.web.access import actor_with
from stafett.web.parts import render_page

from .forms import CourseForm


def new(request: HttpRequest) -> HttpResponse:
    actor = actor_with(request, Power.AUTHOR)
    form = CourseForm(request.POST if request.method == "POST" else None, **choices(actor))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.offer(form.offered(actor.person_id), by=actor)
        except (NotAllowed, ArenaError) as error:
            form.add_error(None, str(error))
        else:
            return redirect("courses:detail", pk=made.pk)
    crumbs = [{"name": _("Courses"), "url": reverse("courses:list")}, {"name": _("New course"), "url": ""}]
    context = {"form": form, "crumbs": crumbs, "title": _("New course"), "back": reverse("courses:list")}
    return render_page(request, "courses/form.html", context, status=422 if form.errors else 200)


def choices(actor: Actor) -> dict[str, Any]:
    """The units somebody keeps courses in, all a course may give, by name, and whether any plan asks for levels."""
    names = people.unit_names(actor.organisation_id)
    units = sorted(
        ((unit, names[unit]) for unit in actor.units(Power.AUTHOR) if unit in names),
        key=lambda one: (one[1], one[0]),
    )
    if not units:
        raise Http404
    given = records.competences(actor.organisation_id).values_list("competence_id", "name")
    has_levels = plans.ask_for_levels(actor.organisation_id)
    return {"units": units, "competences": list(given), "has_levels": has_levels}
