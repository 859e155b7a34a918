"""Giving a plan: said first, then seen whom it hits, and only then done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.plans.assignments import actions, queries
from stafett.standings.preview.asked import Assign
from stafett.standings.preview.hypotheses import Unthinkable
from stafett.web.access import actor_with
from stafett.web.parts import render_page

from .forms import GiveForm
from .list import crumbs, plan_to_give_or_404
from .starting import started


def new(request: HttpRequest, pk: int) -> HttpResponse:
    actor, plan, today = actor_with(request, Power.AUTHOR), plan_to_give_or_404(request, pk), clock.today()
    form = GiveForm(request.POST or None, actor=actor, on=today, initial=_asked_for(request))
    if request.method == "POST" and form.is_valid():
        given = form.given(pk)
        try:
            actions.check(given, by=actor, on=today)
            run = started(Assign(**vars(given)), by=actor, on=today)
        except (NotAllowed, actions.AssignmentError, Unthinkable) as error:
            form.add_error(None, str(error))
        else:
            return redirect("assignments:result", run.pk)
    title = queries.title_of(plan)
    context = {
        "plan": plan,
        "title": title,
        "form": form,
        "crumbs": [*crumbs(plan, title), {"name": _("Give the plan"), "url": ""}],
    }
    return render_page(request, "assignments/new.html", context, status=422 if form.errors else 200)


def _asked_for(request: HttpRequest) -> dict[str, object]:
    """What one came with, such as from a preview to be changed."""
    names = ("unit", "ends_on", "who", "starts_on")
    told = {name: request.GET[name] for name in names if name in request.GET}
    several = {"positions": request.GET.getlist("positions"), "subunits": request.GET.get("subunits") == "1"}
    return {"starts_on": clock.today(), **told, **several}
