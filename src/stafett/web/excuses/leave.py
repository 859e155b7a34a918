"""Entering a leave: its days and nothing else; what it does is shown before it is done."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.leaves import actions
from stafett.people.models import PersonDetails
from stafett.standings import excusing
from stafett.web.access import actor_of, person_or_404
from stafett.web.parts import render_page

from . import whose
from .forms import LeaveForm


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    person = person_or_404(request, pk, on=today)
    if not (verdict := whose.may_enter_leave(actor, pk, on=today)):
        messages.error(request, verdict.reason)
        return redirect("excuses:person", pk=pk)
    form = LeaveForm(request.POST or None, initial={"starts_on": today})
    is_fine = request.method == "POST" and form.is_valid() and _fits(request, form, person, today)
    if is_fine and request.POST.get("do") == "save":
        return redirect("excuses:person", pk=pk)
    about = whose.about(request, person, _("New leave"))
    context = {**about, "form": form, **(_told(request, form, pk, today) if is_fine else {})}
    return render_page(request, "excuses/leave.html", context, status=422 if form.errors else 200)


def _told(request: HttpRequest, form: LeaveForm, pk: int, today: date) -> dict[str, Any]:
    """What the leave does: what gets longer, what stays red, and the first day anything new turns red on."""
    days = form.cleaned_data
    effects = excusing.of_leave(actor_of(request), pk, **days, on=today)
    ahead = [one.after.red_on for one in effects if not one.is_red_all_the_same and one.after.red_on]
    return {
        "days": days,
        "effects": effects,
        "longer": [one for one in effects if one.has_longer],
        "still_red": [one for one in effects if one.is_red_all_the_same],
        "no_red_before": min(ahead, default=None),
    }


def _fits(request: HttpRequest, form: LeaveForm, person: PersonDetails, today: date) -> bool:
    """Enter it where that is what was pressed, otherwise only see whether it could be entered."""
    is_saving = request.POST.get("do") == "save"
    do = actions.enter if is_saving else actions.check
    try:
        do(person.person, **form.cleaned_data, by=actor_of(request), on=today)
    except (NotAllowed, actions.LeaveError) as error:
        form.add_error(None, str(error))
        return False
    if is_saving:
        messages.success(request, _("The leave of %(name)s is entered.") % {"name": person.name})
    return True
