"""Beginning a series of gatherings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena
from stafett.lib import clock
from stafett.people import queries as people
from stafett.recipes.gathering import actions
from stafett.recipes.gathering.actions import Begun
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import done
from .forms import SeriesForm


def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    led = arenas.leads(actor)
    if not led:
        raise Http404
    names = people.unit_names(actor.organisation_id)
    form = SeriesForm(
        request.POST if request.method == "POST" else None, units={unit: names[unit] for unit in sorted(led)}
    )
    made: list[Arena] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        begun = Begun(title=said["title"], owner_unit_id=said["unit"], purpose=said["purpose"])
        if done(
            request,
            form,
            lambda: made.append(actions.begin(begun, by=actor, on=clock.today())),
            _("Begun. Say who the other members are."),
        ):
            return redirect("gatherings:members", pk=made[0].pk)
    above = {"name": _("Gatherings"), "url": reverse("gatherings:list")}
    context = {"form": form, "crumbs": [above, {"name": _("Begin a series"), "url": ""}]}
    return render_page(request, "gatherings/new.html", context, status=422 if form.errors else 200)
