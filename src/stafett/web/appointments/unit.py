"""Who stands in for a unit's leader, and who signs there: chosen and taken back by who leads it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.people.appointments import queries
from stafett.people.roles import Power
from stafett.web.access import actor_with, numbers, unit_or_404
from stafett.web.parts import render_page

from . import telling
from .forms import AppointForm

MOST_SHOWN = 200
"""So many people are offered; with more, somebody is looked for by name."""


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_with(request, Power.APPOINT), clock.today()
    details = unit_or_404(request, pk)
    if not actor.may(Power.APPOINT, pk):
        raise Http404
    if "take_back" in request.POST:
        return _take_back(request, pk)
    found = _people(request, pk)
    shown, initial = found[:MOST_SHOWN], {"starts_on": today}
    form = AppointForm(request.POST or None, people=shown, on=today, initial=initial)
    if request.method == "POST" and form.is_valid() and _appointed(request, form, pk):
        return redirect("appointments:unit", pk=pk)
    context = {
        "unit": details,
        "standing_in": queries.standing_in(actor, pk, on=today),
        "form": form,
        "q": _asked(request),
        "has_people": bool(shown),
        "unshown": len(found) - len(shown),
    }
    return render_page(request, "appointments/unit.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()


def _appointed(request: HttpRequest, form: AppointForm, pk: int) -> bool:
    try:
        telling.appoint(form.asked(pk), by=request.actor)
    except NotAllowed as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Done. It holds on the days you chose."))
    return True


def _people(request: HttpRequest, pk: int) -> list[tuple[int, str]]:
    """Those whose name is looked for among all one sees; otherwise the unit's own. Never oneself."""
    actor, on = request.actor, clock.today()
    if query := _asked(request):
        found = people.called(actor, query, on=on)
    else:
        working = people.working_in([pk], on=on).values_list("person_id", flat=True)
        rows = people.visible_to(actor, on=on, among=list(working)).order_by("family_name", "given_name")
        found = [(details.person_id, details.name) for details in rows]
    own = people.own_records(actor)
    return [(person, name) for person, name in found if person not in own]


def _take_back(request: HttpRequest, pk: int) -> HttpResponse:
    given = queries.given_over(request.actor.organisation_id, frozenset([pk]))
    role = given.filter(pk__in=numbers([request.POST["take_back"]])).first()
    try:
        if role is None:
            raise NotAllowed(_("This has been changed meanwhile. Look again."))
        telling.take_back(role, by=request.actor)
        messages.success(request, _("Taken back."))
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect("appointments:unit", pk=pk)
