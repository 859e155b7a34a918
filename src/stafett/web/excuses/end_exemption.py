"""Ending an exemption earlier, or taking it back."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.plans.exemptions import actions
from stafett.plans.exemptions import queries as exemptions
from stafett.plans.models import Exemption
from stafett.standings import excusing
from stafett.web.access import actor_of, person_or_404
from stafett.web.parts import render_page

from . import rows, whose
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
        request, "excuses/end_exemption.html", context, status=status(form, now.pk != found.pk)
    )


def _now(request: HttpRequest, found: Exemption, today: date) -> Exemption | None:
    """What the exemption has become since; none where it was taken back. 404 where the actor does not see it."""
    now = exemptions.current(found)
    if now not in (None, *excusing.exemptions(actor_of(request), found.person_id, on=today)):
        raise Http404
    return now


def status(form: BackForm, is_changed: bool) -> int:
    """409 where somebody was first, 422 where something must be put right."""
    if form.is_bound and is_changed:
        return 409
    return 422 if form.errors else 200


def _done(request: HttpRequest, found: Exemption, form: BackForm, today: date) -> bool:
    actor, is_taken_back = actor_of(request), request.POST.get("do") == "take_back"
    if not form.is_valid() and not is_taken_back:
        return False
    try:
        if is_taken_back:
            actions.take_back(found, by=actor, on=today)
        else:
            actions.end(found, asked_again_on=form.cleaned_data["back_on"], by=actor, on=today)
    except ChangedMeanwhile:
        return False
    except actions.ExemptionError as error:
        form.add_error("back_on", str(error))
        return False
    messages.success(request, _("Taken back.") if is_taken_back else _("The exemption ends earlier."))
    return True
