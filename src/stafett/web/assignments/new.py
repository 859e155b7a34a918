"""Giving a plan: said first, then seen whom it hits, and only then done."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.assignments import actions, queries
from stafett.standings.preview.asked import Assign
from stafett.web.access import actor_with
from stafett.web.parts import render_page

from .forms import GiveForm
from .list import crumbs, plan_to_give_or_404
from .starting import begun


def new(request: HttpRequest, pk: int) -> HttpResponse:
    actor, plan, today = actor_with(request, Power.AUTHOR), plan_to_give_or_404(request, pk), clock.today()
    form = GiveForm(request.POST or None, actor=actor, on=today, initial=_asked_for(request))
    if preview := begun(form, lambda: _asked(form, pk, actor), by=actor, on=today):
        return preview
    title = queries.title_of(plan)
    context = {
        "plan": plan,
        "title": title,
        "form": form,
        "crumbs": [*crumbs(plan, title), {"name": _("Give the plan"), "url": ""}],
    }
    return render_page(request, "assignments/new.html", context, status=422 if form.errors else 200)


def _asked(form: GiveForm, pk: int, actor: Actor) -> Assign:
    """What was typed, if it may be done. Raises NotAllowed or AssignmentError."""
    given = form.given(pk)
    actions.check(given, by=actor, on=clock.today())
    return Assign(**vars(given))


def _asked_for(request: HttpRequest) -> dict[str, object]:
    """What one came with, such as from a preview to be changed."""
    names = ("unit", "ends_on", "who", "starts_on")
    told = {name: request.GET[name] for name in names if name in request.GET}
    several = {"positions": request.GET.getlist("positions"), "subunits": request.GET.get("subunits") == "1"}
    return {"starts_on": clock.today(), **told, **several}
