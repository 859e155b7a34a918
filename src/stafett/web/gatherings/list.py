"""The series of gatherings one takes part in, each with the next one."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.queries import Gathering
from stafett.web.access import actor_of
from stafett.web.parts import render_page


@dataclass(frozen=True)
class Row:
    """A series: its name, and what comes next."""

    pk: int
    title: str
    next: Gathering | None


@require_safe
def list_series(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    series = list(queries.visible_to(actor))
    coming = queries.coming(queries.gatherings(series), on=today)
    titles = arenas.titles(series)
    rows = [
        Row(one.pk, titles[one.pk], next((each for each in coming if each.occasion.arena_id == one.pk), None))
        for one in series
    ]
    context = {"rows": rows, "may_begin": bool(arenas.leads(actor))}
    return render_page(request, "gatherings/list.html", context)
