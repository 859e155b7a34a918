"""Ending an exemption earlier, or taking it back."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.plans.exemptions import actions
from stafett.plans.exemptions import queries as exemptions
from stafett.plans.models import Exemption
from stafett.standings import excusing
from stafett.web.access import actor_of, person_or_404
from stafett.web.parts import render_page

from . import ending, rows, whose
from .forms import BackForm


def end_exemption(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    found = get_object_or_404(Exemption, pk=pk, organisation_id=actor.organisation_id)
    person = person_or_404(request, found.person_id, on=today)
    _now(request, found, today)
    form = BackForm(request.POST or None, label=_("Asked for again from"), initial_day=today)
    verdict = whose.may_exempt(actor, found.person_id, on=today)
    if verdict and request.method == "POST" and _done(request, found, form, today):
        return redirect("excuses:person", pk=found.person_id)
    now = _now(request, found, today)
    if not verdict or now is None:
        messages.error(request, verdict.reason or _("Somebody has taken this back."))
        return redirect("excuses:person", pk=found.person_id)
    told = {"one": rows.exempted([now], on=today)[0], "form": form, "is_changed": now.pk != found.pk}
    context = {**whose.about(request, person, _("End the exemption")), **told}
    return render_page(
        request, "excuses/end_exemption.html", context, status=ending.status(form, now.pk != found.pk)
    )


def _now(request: HttpRequest, found: Exemption, today: date) -> Exemption | None:
    """What the exemption has become since; none where it was taken back. 404 where the actor does not see it."""
    now = exemptions.current(found)
    if now not in (None, *excusing.exemptions(actor_of(request), found.person_id, on=today)):
        raise Http404
    return now


def _done(request: HttpRequest, found: Exemption, form: BackForm, today: date) -> bool:
    actor = actor_of(request)
    return ending.done(
        request,
        form,
        end=lambda day: actions.end(found, asked_again_on=day, by=actor, on=today),
        take_back=lambda: actions.take_back(found, by=actor, on=today),
        ended=_("The exemption ends earlier."),
    )
