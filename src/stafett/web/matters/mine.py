"""What became of what I raised, and the lists of my units."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.arenas.queries import leads
from stafett.lib import clock
from stafett.matters import queries as matters
from stafett.people import queries as people
from stafett.people.models import UnitDetails
from stafett.pulses import queries as pulses
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .rows import rows

MATTERS_A_PAGE = 30
UNITS_SHOWN = 12


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    page = Paginator(matters.raised_by(actor), MATTERS_A_PAGE).get_page(request.GET.get("page"))
    final = matters.outcomes(page.object_list)
    outcomes = [final[state.matter_id] for state in page.object_list]
    own = rows(actor, page.object_list, on=today)
    led = UnitDetails.objects.open().filter(unit_id__in=leads(actor)).order_by("name", "unit_id")
    units = {one.unit_id: one.name for one in [*people.units_of(actor, on=today), *led[:UNITS_SHOWN]]}
    context = {
        "page": page,
        "raised": list(zip(own, rows(actor, outcomes, on=today), strict=True)),
        "units": units.items(),
        "asked": len(pulses.asked_of(actor, on=today)),
    }
    return render_page(request, "matters/mine.html", context)
