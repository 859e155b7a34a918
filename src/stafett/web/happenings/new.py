"""Something happened that whoever holds a competence must know: written, looked at, then sent."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans.happenings import actions
from stafett.plans.happenings import queries as happenings
from stafett.plans.models import Happening
from stafett.records.models import CompetenceDetails
from stafett.web.access import actor_with, competence_or_404
from stafett.web.parts import render_page

from .branches import branches
from .forms import HappeningForm

FIRST_OFFERED = timedelta(days=14)
"""The deadline a new form proposes."""


def new(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_with(request, Power.AUTHOR), clock.today()
    competence = competence_or_404(request, pk)
    jobs = happenings.receivers(competence, actor.units(Power.AUTHOR), on=today)
    choices = branches(tree(actor.organisation_id, on=today), actor.units(Power.AUTHOR), jobs)
    form = HappeningForm(request.POST or None, branches=choices, initial={"deadline": today + FIRST_OFFERED})
    is_fine = request.method == "POST" and form.is_valid()
    sent = _sent(request, competence, form) if is_fine else None
    if sent is not None:
        return redirect("happenings:detail", pk=sent.pk)
    context = {"competence": competence, "crumbs": _crumbs(competence), "form": form}
    if is_fine and not form.errors:
        unit_ids = list(form.told().unit_ids)
        context["preview"] = form.chosen()
        context["in_all"] = jobs.filter(jobs["unit_id"].is_in(unit_ids))["person_id"].n_unique()
    return render_page(request, "happenings/new.html", context, status=422 if form.errors else 200)


def _crumbs(competence: CompetenceDetails) -> list[dict[str, str]]:
    own = reverse("competences:detail", args=[competence.competence_id])
    return [
        {"name": _("Competences"), "url": reverse("competences:list")},
        {"name": competence.name, "url": own},
        {"name": _("Something happened"), "url": ""},
    ]


def _sent(request: HttpRequest, competence: CompetenceDetails, form: HappeningForm) -> Happening | None:
    """Send it where that is what was pressed, otherwise only see whether it could be sent."""
    known: dict[str, Any] = {"by": request.actor, "on": clock.today()}
    try:
        if request.POST.get("do") != "send":
            actions.check(competence, form.told(), **known)
            return None
        made, people = actions.send(competence, form.told(), **known)
    except actions.SentAlready as error:
        messages.info(request, _("This was sent already."))
        return error.happening
    except (NotAllowed, actions.HappeningError) as error:
        form.add_error(None, str(error))
        return None
    text = ngettext("%(count)d person has got a task.", "%(count)d people have got a task.", people)
    messages.success(request, text % {"count": people})
    return made
