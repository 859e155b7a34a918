"""A plan to read: what it asks on which terms, to whom it is given, and how those in scope stand."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.queries import Term
from stafett.standings import scopes
from stafett.standings.lines import Line
from stafett.standings.scopes import InScope, Scope
from stafett.status import Colour
from stafett.web.access import actor_of, day_of, numbers, plan_or_404
from stafett.web.parts import render_page

from . import content

PEOPLE_A_PAGE = 50
NOTHING_MANDATORY = "none"


@dataclass(frozen=True)
class Row:
    """Somebody in scope, and what of the plan is not in order for them."""

    who: InScope
    open_lines: list[Line]


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    actor, on = actor_of(request), day_of(request)
    course = plans.courses(actor.organisation_id).get(plan.pk)
    if not course:
        raise Http404
    term = plans.shown_on(course, on)
    scope = scopes.scope(actor, pk, on=on, within=unit_asked_for(request))
    mine = scope.lines_of([actor.person_id or 0])[actor.person_id or 0]
    context = {
        "plan": plan,
        "on": on,
        "asked_day": f"?on={on}" if on != clock.today() else "",
        **_version(request, course, term),
        "asked": content.asked(term.version, mine),
        "asks_me": bool(mine),
        "given": content.given(actor, pk, on=on),
        **people_in(request, scope),
    }
    return render_page(request, "plans/detail.html", context, parts=("plan",))


def _version(request: HttpRequest, course: list[Term], term: Term) -> dict[str, Any]:
    """The version shown among the others, and whether it holds that day."""
    on, names = day_of(request), people.unit_names(actor_of(request).organisation_id)
    return {
        "course": course,
        "term": term,
        "in_force": term.holds_on(on),
        "is_ahead": term.version.effective_from > on,
        "owner": names.get(term.version.owner_unit_id or 0, ""),
        "crumbs": [
            {"name": _("Plans"), "url": reverse("plans:list")},
            {"name": term.version.title, "url": ""},
        ],
    }


def unit_asked_for(request: HttpRequest) -> int | None:
    """The unit that those in scope are narrowed to, if one is asked for that the actor may see."""
    actor = actor_of(request)
    asked = numbers([request.GET.get("unit", "")])
    return next((id for id in asked if actor.may(Power.SEE, id)), None)


def people_in(request: HttpRequest, scope: Scope) -> dict[str, Any]:
    """Who is in scope, as far as the actor may see, page by page."""
    actor, colour = actor_of(request), request.GET.get("colour", "")
    unit = unit_asked_for(request)
    with_colour = [one for one in scope.people if not colour or (one.worst or NOTHING_MANDATORY) == colour]
    page = Paginator(with_colour, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    lines = scope.lines_of([one.person_id for one in page])
    return {
        "page": page,
        "rows": [Row(one, _open(lines[one.person_id])) for one in page],
        "figures": scope.figures,
        "colour": colour,
        "colours": _colours(scope),
        "sees_others": actor.may_somewhere(Power.SEE),
        "unit": {"id": unit, "name": scope.names.units[unit]} if unit else None,
        "may_take_out": actor.may_somewhere(Power.EXPORT) and (unit is None or actor.may(Power.EXPORT, unit)),
    }


def _open(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.colour in (Colour.RED, Colour.YELLOW)]


def _colours(scope: Scope) -> list[tuple[str, int]]:
    """The colours there are, with how many of each: the choices of the filter."""
    counts = [(name, getattr(scope.figures, name)) for name in (*map(str, Colour), NOTHING_MANDATORY)]
    return [(name, count) for name, count in counts if count]
