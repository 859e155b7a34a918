"""A plan to read: what it asks on which terms, to whom it is given, and how those in scope stand."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.queries import Term
from stafett.standings import scopes
from stafett.standings.lines import Line
from stafett.standings.scopes import NOTHING_MANDATORY, InScope, Scope
from stafett.status import Colour
from stafett.web.access import actor_of, day_of, numbers, plan_or_404
from stafett.web.parts import render_page

from . import content
from .authoring import authoring

PEOPLE_A_PAGE = 25
FEW = 40
"""Of so many people in scope the page says at once what is not in order; of more, of the one asked for."""


@dataclass(frozen=True)
class Row:
    """Somebody in scope, and what of the plan is not in order for them (None: it is not told yet); `is_asked`:
    whether they were asked for."""

    who: InScope
    open_lines: list[Line] | None
    is_asked: bool

    @property
    def key(self) -> str:
        """Who it is, as addresses say it."""
        return str(self.who.person_id)

    @property
    def may_be_asked(self) -> bool:
        """Whether there may be something to tell."""
        return self.open_lines is None and self.who.worst in (Colour.RED, Colour.YELLOW, None)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    actor, on = actor_of(request), day_of(request)
    course = plans.course(actor.organisation_id, plan.pk)
    if not course:
        raise Http404
    term = plans.shown_on(course, on)
    scope = scopes.scope(actor, pk, on=on, within=unit_asked_for(request))
    page, listed = _page(request, scope)
    mine, rows = _lines(request, scope, listed)
    context = {
        "plan": plan,
        "on": on,
        "asked_day": f"?on={on}" if on != clock.today() else "",
        **_version(request, course, term, scope.names.units),
        "asked": content.asked(term.version, mine),
        "asks_me": bool(mine),
        "given": content.given(actor, pk, scope.names.units, on=on),
        "page": page,
        "rows": rows,
        "ask_for": _ask_for(request),
        **_about(request, scope),
        **authoring(actor, plan, course, term, on=clock.today()),
    }
    return render_page(request, "plans/detail.html", context, parts=("plan",))


def _version(request: HttpRequest, course: list[Term], term: Term, units: dict[int, str]) -> dict[str, Any]:
    """The version shown among the others, and whether it holds that day."""
    on = day_of(request)
    return {
        "course": course,
        "term": term,
        "in_force": term.holds_on(on),
        "is_ahead": term.version.effective_from > on,
        "owner": units.get(term.version.owner_unit_id or 0, ""),
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


def _page(request: HttpRequest, scope: Scope) -> tuple[Page[int], list[InScope]]:
    """The numbers of the rows that are shown, and who they are."""
    found = scope.of_colour(request.GET.get("colour", ""))
    page = Paginator(range(found.height), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    return page, scope.told(found, page.object_list.start, len(page.object_list))


def _lines(request: HttpRequest, scope: Scope, listed: list[InScope]) -> tuple[list[Line], list[Row]]:
    """The reader's own lines, unless a unit was asked for: that is about others; and the rows of those listed: what is
    not in order is told of few, or of whoever is asked for."""
    asked = set(numbers([request.GET.get("person", "")]))
    told = {one.person_id for one in listed if scope.figures.members <= FEW or one.person_id in asked}
    me = actor_of(request).person_id or 0
    is_about_me = scope.asks_me and unit_asked_for(request) is None
    lines = scope.lines_of(told | {me} if is_about_me else told, only_open=True)
    return lines.get(me, []) if is_about_me else [], [
        Row(
            one,
            _open(lines[one.person_id]) if one.person_id in told else None,
            one.person_id in asked,
        )
        for one in listed
    ]


def _ask_for(request: HttpRequest) -> str:
    """The page's query as it is now, to which a person's key is added."""
    query = request.GET.copy()
    query.pop("person", None)
    return "".join(f"{pair}&" for pair in query.urlencode().split("&") if pair) + "person="


def _about(request: HttpRequest, scope: Scope) -> dict[str, Any]:
    """Who is in scope as numbers, what the list is narrowed to, and whether it may be taken out."""
    actor, unit = actor_of(request), unit_asked_for(request)
    return {
        "figures": scope.figures,
        "colour": request.GET.get("colour", ""),
        "colours": _colours(scope),
        "sees_others": actor.may_somewhere(Power.SEE),
        "may_assign": actor.may_somewhere(Power.AUTHOR),
        "unit": {"id": unit, "name": scope.names.units[unit]} if unit else None,
        "may_take_out": actor.may_somewhere(Power.EXPORT) and (unit is None or actor.may(Power.EXPORT, unit)),
    }


def _open(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.colour in (Colour.RED, Colour.YELLOW)]


def _colours(scope: Scope) -> list[tuple[str, int]]:
    """The colours there are, with how many of each: the choices of the filter."""
    counts = [(name, getattr(scope.figures, name)) for name in (*map(str, Colour), NOTHING_MANDATORY)]
    return [(name, count) for name, count in counts if count]
