"""An employee says what they have done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.records import actions as records
from stafett.records.evidence import EvidenceError
from stafett.web.access import actor_of
from stafett.web.bodies import MEGABYTE, at_most
from stafett.web.parts import render_page

from .forms import ClaimForm


@at_most(64 * MEGABYTE)  # what is larger than evidence may be is answered beside its field
def new(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    units = list(people.units_of(actor, on=today))
    form = ClaimForm(
        request.POST or None,
        request.FILES or None,
        actor=actor,
        on=today,
        units=units,
        initial={
            "competence": request.GET.get("competence"),
            "achieved_on": today,
            "unit": request.GET.get("unit") or (units[0].unit_id if units else None),
            "level": request.GET.get("level", 1),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            records.claim(form.shown(), by=actor, on=today, files=form.uploads())
        except (NotAllowed, records.RecordsError, EvidenceError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Sent. It waits for approval, and you see it on your page."))
            return redirect("me:me")
    return render_page(request, "claims/new.html", {"form": form}, status=422 if form.errors else 200)
