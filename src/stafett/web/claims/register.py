"""A leader registers what several people have been seen to do."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.records import actions as records
from stafett.records.models import Achievement
from stafett.standings import queries as standings
from stafett.web.access import actor_with, unit_or_404
from stafett.web.parts import render_page

from .forms import RegisterForm


def register(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_with(request, Power.APPROVE), clock.today()
    unit = unit_or_404(request, pk)
    if not actor.may(Power.APPROVE, pk):
        raise Http404
    form = RegisterForm(
        request.POST or None,
        actor=actor,
        on=today,
        people=standings.may_be_registered(actor, pk, on=today),
        unit_id=pk,
        initial=_asked(request) | {"achieved_on": today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            done = records.register(form.shown(), form.cleaned_data["people"], by=actor, on=today)
        except (NotAllowed, records.RecordsError) as error:
            form.add_error(None, str(error))
        else:
            _tell(request, done)
            return redirect("units:detail", pk=pk)
    status = 422 if form.errors else 200
    return render_page(request, "claims/register.html", {"form": form, "unit": unit}, status=status)


def _tell(request: HttpRequest, done: list[Achievement]) -> None:
    text = ngettext("Registered for %(count)d person.", "Registered for %(count)d people.", len(done))
    messages.success(request, text % {"count": len(done)})
    if waiting := sum(one.is_claim for one in done):
        text = ngettext(
            "%(count)d of them waits for somebody else, as the plan asks.",
            "%(count)d of them wait for somebody else, as the plan asks.",
            waiting,
        )
        messages.warning(request, text % {"count": waiting})


def _asked(request: HttpRequest) -> dict[str, Any]:
    return {"competence": request.GET.get("competence"), "people": request.GET.getlist("person")}
