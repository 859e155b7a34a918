"""What was raised to a unit: what is overdue first, then what waits, then what was answered."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.matters import queries as matters
from stafett.matters import rules
from stafett.people.models import UnitDetails
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .rows import rows

MATTERS_A_PAGE = 30
SHOWN = ("waiting", "answered")


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    known = UnitDetails.objects.open().filter(organisation_id=actor.organisation_id)
    details = get_object_or_404(known, unit_id=pk)
    every = list(matters.raised_to(actor, [pk]))
    shown = request.GET.get("show") if request.GET.get("show") in SHOWN else SHOWN[0]
    kept = [one for one in every if (one.waits or rules.is_overdue(one, on=today)) == (shown == "waiting")]
    page = Paginator(rules.turn(kept, on=today), MATTERS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "details": details,
        "page": page,
        "rows": rows(actor, page.object_list, on=today),
        "shown": shown,
        "waiting": len(kept) if shown == "waiting" else len(every) - len(kept),
        "answered": len(every) - len(kept) if shown == "waiting" else len(kept),
        "leads": rules.leads(actor, pk),
    }
    return render_page(request, "matters/unit.html", context)
