"""Exempting somebody: what of, how long and on which grounds; what it does is shown before it is done."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.models import PersonDetails
from stafett.plans.exemptions import actions
from stafett.standings import excusing
from stafett.web.access import actor_of, person_or_404
from stafett.web.parts import render_page

from . import whose
from .forms import ExemptionForm


def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    person = person_or_404(request, pk, on=today)
    if not (verdict := whose.may_exempt(actor, pk, on=today)):
        messages.error(request, verdict.reason)
        return redirect("excuses:person", pk=pk)
    day = excusing.first_day(pk, on=today)
    asked = excusing.asked(actor, pk, on=day)
    first = {"what": request.GET.get("what"), "starts_on": day}
    form = ExemptionForm(request.POST or None, asked=asked, initial=first)
    is_fine = request.method == "POST" and form.is_valid() and _fits(request, form, person, today)
    if is_fine and request.POST.get("do") == "save":
        return redirect("excuses:person", pk=pk)
    about = whose.about(request, person, _("New exemption"))
    told = _told(request, form, pk) if is_fine else {}
    context = {**about, "form": form, "asked": asked, **told}
    return render_page(request, "excuses/exempt.html", context, status=422 if form.errors else 200)


def _told(request: HttpRequest, form: ExemptionForm, pk: int) -> dict[str, Any]:
    """What turns grey, and what does not because another plan asks for the same."""
    excused = form.excused()
    effects = excusing.of_exemption(actor_of(request), pk, excused)
    return {
        "effects": effects,
        "first": excused.starts_on,
        "grey": [one for one in effects if one.turns_grey],
        "asked_elsewhere": [one for one in effects if one.is_kept],
    }


def _fits(request: HttpRequest, form: ExemptionForm, person: PersonDetails, today: date) -> bool:
    """Give it where that is what was pressed, otherwise only see whether it could be given."""
    is_saving = request.POST.get("do") == "save"
    do = actions.give if is_saving else actions.check
    try:
        do(person.person, form.excused(), by=actor_of(request), on=today)
    except (NotAllowed, actions.ExemptionError) as error:
        form.add_error(None, str(error))
        return False
    if is_saving:
        messages.success(request, _("%(name)s is exempt.") % {"name": person.name})
    return True
