"""Who was at a gathering: the list, kept by its host and by who keeps the series."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas.attendance import queries as present
from stafett.arenas.attendance import rules as attending
from stafett.lib import clock
from stafett.recipes.gathering.attending import actions
from stafett.recipes.gathering.people import queries
from stafett.recipes.gathering.queries import Gathering
from stafett.web import ticking
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import REFUSED, crumbs, gathering_or_404, may_host, to_gathering


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    if not may_host(request, one):
        raise Http404
    if request.method == "POST":
        return redirect("gatherings:gathering" if _kept(request, one) else "gatherings:attendance", pk=pk)
    found = queries.delegations(one.occasion, at=clock.moment())
    context = {
        "one": one,
        "rows": [
            (ticking.known_as(f"{who.name}, {each.name}", waited=who.waits), who.row.seat_id)
            for each in found
            for who in each.people
        ],
        "came": present.came(one.occasion),
        "verdict": attending.can_list(one.details, on=clock.today()),
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("Who was there"), "")),
    }
    return render_page(request, "gatherings/attendance.html", context)


def _kept(request: HttpRequest, one: Gathering) -> bool:
    seats = ticking.ticked(request, one.occasion)
    if seats is None:
        return False
    try:
        new = actions.keep_list(one.occasion, seats, by=actor_of(request), on=clock.today())
    except REFUSED as error:
        messages.error(request, str(error))
        return False
    ticking.saved(request, len(new))
    return True
