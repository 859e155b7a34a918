"""The host team's page: who comes when, week by week."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import UnitDetails
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.recipes.placement import queries
from stafett.recipes.placement.found import queries as findings
from stafett.recipes.placement.ledger.queries import Visit, who_comes, who_visits
from stafett.web.access import actor_of, day_of
from stafett.web.parts import render_page

from .access import crumbs

WEEKS_SHOWN = timedelta(weeks=8)


@dataclass(frozen=True)
class Coming:
    """A day somebody comes: a guest from their unit, or a host's people on a return visit to the guest's."""

    visit: Visit
    guest: str
    home: str


@require_safe
def team(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    unit = UnitDetails.objects.open().filter(unit_id=pk, organisation_id=actor.organisation_id).first()
    if unit is None or not _belongs(actor, pk):
        raise Http404
    since = day_of(request)
    below = tree(actor.organisation_id, on=clock.today()).below(pk)
    period = {"since": since, "until": since + WEEKS_SHOWN}
    weeks = _weeks(sorted([*who_comes(below, **period), *who_visits(below, **period)], key=_when))
    needs = findings.needs(actor, below) if pk in arenas.leads(actor) else {}
    context = {"unit": unit, "weeks": weeks, "on": since, "needs": needs, "crumbs": crumbs((unit.name, ""))}
    return render_page(request, "placements/team.html", context)


def _belongs(actor: Actor, unit_id: int) -> bool:
    """Whoever works there or below, or sees its people."""
    works = {one.unit_id for one in people.units_of(actor, on=clock.today())}
    is_there = not works.isdisjoint(tree(actor.organisation_id, on=clock.today()).below(unit_id))
    return is_there or actor.may(Power.SEE, unit_id) or unit_id in arenas.leads(actor)


def _weeks(visits: list[Visit]) -> list[tuple[tuple[int, int], list[Coming]]]:
    """The days by ISO year and week."""
    stays = {one.stay.pk: one.stay for one in visits}
    known = queries.now_of(stays.values())
    names, places = queries.guests(known), queries.places(known)
    rows = [
        Coming(one, names.get(one.stay.pk, ""), places[one.stay.pk][1 if one.people else 0]) for one in visits
    ]
    return [(week, list(found)) for week, found in groupby(rows, key=_week)]


def _when(visit: Visit) -> tuple[date, time, int]:
    day = visit.day
    return day.starts_on or date.min, day.starts_time or time.min, day.occasion_id


def _week(row: Coming) -> tuple[int, int]:
    day = row.visit.day.starts_on or date.min
    year, week, _weekday = day.isocalendar()
    return year, week
