"""What is asked of those who take part, for whoever keeps it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.pulses.keeping import queries
from stafett.web.parts import render_page

from .access import arena_or_404, crumbs


@require_safe
def kept(request: HttpRequest, pk: int) -> HttpResponse:
    arena, today = arena_or_404(request, pk), clock.today()
    found = queries.of_arena(arena)
    rows = [{"kept": one, "is_ended": not one.can_end(on=today)} for one in found]
    context = {"arena": arena, "rows": rows, "crumbs": crumbs(arena)}
    return render_page(request, "pulses/kept.html", context)
