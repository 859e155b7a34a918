"""A series: what it is for, its members, whose turn it is to host, and all its gatherings."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.recipes.gathering import queries, rules
from stafett.recipes.gathering.agenda import queries as agenda
from stafett.recipes.gathering.baton import queries as baton
from stafett.recipes.gathering.meeting import queries as meeting
from stafett.web.parts import render_page

from .doing import crumbs, may_keep, series_or_404


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    series, today = series_or_404(request, pk), clock.today()
    found = queries.gatherings([series])
    coming = queries.coming(found, on=today)
    hosted = baton.hosted(found)
    members = queries.members(series)
    held = [one for one in found if one not in coming and one.details.cancelled_on is None]
    context = {
        "series": queries.details(series),
        "purpose": arenas.purpose(series, on=today),
        "coming": coming,
        "earlier": [one for one in reversed(found) if one not in coming],
        "members": [(one, hosted.get(one.who)) for one in members],
        "turn": rules.suggested([one.who for one in members], hosted, kept=baton.kept(found)),
        "today": today,
        "meeting": meeting.of_series(series, on=today),
        "balance": agenda.balance_of(series, [one.occasion for one in held]) if held else (),
        "reading": agenda.materials(series),
        "may_keep": may_keep(request, series),
        "crumbs": crumbs(request, series),
    }
    return render_page(request, "gatherings/detail.html", context)
