"""What was raised to a unit: what waits there, the overdue first; what was passed on; and what was answered."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.matters import queries as matters
from stafett.matters import rules
from stafett.matters.models import MatterState
from stafett.people.models import UnitDetails
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .rows import rows

MATTERS_A_PAGE = 30
SHOWN = ("waiting", "passed_on", "answered")


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    known = UnitDetails.objects.open().filter(organisation_id=actor.organisation_id)
    details = get_object_or_404(known, unit_id=pk)
    kept: dict[str, list[MatterState]] = {name: [] for name in SHOWN}
    for one in matters.raised_to(actor, [pk]):
        kept[_where(one, pk, today)].append(one)
    asked = request.GET.get("show", "")
    shown = asked if asked in SHOWN else SHOWN[0]
    page = Paginator(rules.turn(kept[shown], on=today), MATTERS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "details": details,
        "page": page,
        "rows": rows(actor, page.object_list, on=today),
        "shown": shown,
        "counts": {name: len(found) for name, found in kept.items()},
        "leads": actor.leads(pk),
    }
    return render_page(request, "matters/unit.html", context)


def _where(one: MatterState, unit_id: int, today: date) -> str:
    """On which of the lists it stands: what was passed on waits here again from its day on, and while it has none."""
    is_due = rules.is_overdue(one, on=today) or (one.waits and one.due_on is None)
    if is_due and unit_id in (one.unit_id, one.passed_from_id):
        return "waiting"
    if not one.waits:
        return "answered"
    return "waiting" if one.unit_id == unit_id else "passed_on"
