"""Saying when somebody is back, or taking a leave back."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.leaves import actions
from stafett.people.leaves import queries as leaves
from stafett.people.models import Leave
from stafett.web.access import actor_of, person_or_404
from stafett.web.days import LAST
from stafett.web.parts import render_page

from . import ending, rows, whose
from .forms import BackForm


def end_leave(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    found = get_object_or_404(Leave, pk=pk, organisation_id=actor.organisation_id)
    person = person_or_404(request, found.person_id, on=today)
    first = max(today, min(found.starts_on, LAST) + timedelta(days=1))
    form = BackForm(request.POST or None, label=_("Back on"), initial_day=first)
    verdict = whose.may_enter_leave(actor, found.person_id, on=today)
    if verdict and request.method == "POST" and _done(request, found, form, today):
        return redirect("excuses:person", pk=found.person_id)
    now = leaves.current(found)
    if not verdict or now is None:
        messages.error(request, verdict.reason or _("Somebody has taken this back."))
        return redirect("excuses:person", pk=found.person_id)
    told = {"one": rows.away([now], on=today)[0], "form": form, "is_changed": now.pk != found.pk}
    context = {**whose.about(request, person, _("Change the leave")), **told}
    return render_page(
        request, "excuses/end_leave.html", context, status=ending.status(form, now.pk != found.pk)
    )


def _done(request: HttpRequest, found: Leave, form: BackForm, today: date) -> bool:
    actor = actor_of(request)
    return ending.done(
        request,
        form,
        end=lambda day: actions.come_back(found, back_on=day, by=actor, on=today),
        take_back=lambda: actions.take_back(found, by=actor, on=today),
        ended=_("The leave is changed."),
    )
