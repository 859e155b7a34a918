"""The organisation rolled up: unit by unit, plan by plan and month by month, on any day, down to where people are."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.people.moves.rules import can_move
from stafett.people.roles import Power
from stafett.standings.current import Preparing
from stafett.web.access import actor_with, day_of, unit_or_404
from stafett.web.parts import render_page

from .shown import BY_MONTH, BY_PLAN, BY_UNIT, Row, Shown, shown


@require_safe
def tree(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    page = page_of(request, pk)
    by, everything = asked_for(request, page)
    context = {
        "page": page,
        "on": page.on,
        "by": by,
        "everything": everything,
        "asked": _asked(request, "on"),
        "kept": _asked(request, "on", "by"),
        "crumbs": _crumbs(request, page),
        "tabs": _tabs(request, page, by),
        "may_take_out": page.may_take_out(),
        "may_move": page.unit_id not in (None, page.tree.root.id) and can_move(page.actor),
    }
    try:
        context |= _figures(page, by, everything)
    except Preparing:
        context |= {"is_preparing": True, "names": [node.name for node in page.nearest]}
    return render_page(request, "organisation/tree.html", context, parts=("tree",))


def _figures(page: Shown, by: str, everything: bool) -> dict[str, Any]:
    """The rows with their figures. Raises Preparing."""
    rows = rows_of(page, by, everything)
    return {
        "total": page.total,
        "told_at": page.overview.told_at,
        "lists_people": page.lists_people,
        "rows": rows,
        "curve": page.curve() if by == BY_MONTH else None,
        "has_more": any(row.has_more for row in rows) or everything,
    }


def rows_of(page: Shown, by: str, everything: bool) -> list[Row]:
    """What the page lists: units, plans or months."""
    if by == BY_PLAN:
        return page.plans()
    return page.months() if by == BY_MONTH else page.units(everything=everything)


def page_of(request: HttpRequest, pk: int | None) -> Shown:
    """What is shown of the unit asked for; 404 to those who may see no unit, or not this one."""
    actor = actor_with(request, Power.SEE)
    if pk is not None:
        unit_or_404(request, pk)
    return shown(actor, pk, on=day_of(request))


def asked_for(request: HttpRequest, page: Shown) -> tuple[str, bool]:
    """By unit, plan or month (where there are no units below: by plan unless told otherwise), and whether
    everything below is asked for."""
    by = request.GET.get("by") or (BY_UNIT if page.has_units else BY_PLAN)
    ways = [BY_PLAN, *([] if page.unit_id is None else [BY_MONTH])]
    return (by if by in ways else BY_UNIT), request.GET.get("all") == "1"


def _asked(request: HttpRequest, *names: str) -> str:
    """What a link further down keeps of the address, with its question mark."""
    kept = QueryDict(mutable=True)
    kept.update({name: request.GET[name] for name in names if name in request.GET})
    return f"?{kept.urlencode()}" if kept else ""


def _crumbs(request: HttpRequest, page: Shown) -> list[dict[str, str]]:
    kept = _asked(request, "on", "by")
    top = [_("Organisation")] if len(page.tops) > 1 else []
    return [{"name": name, "url": reverse("organisation:tree") + kept} for name in top] + [
        {"name": node.name, "url": reverse("organisation:tree", args=[node.id]) + kept} for node in page.path
    ]


def _tabs(request: HttpRequest, page: Shown, by: str) -> list[dict[str, Any]]:
    found = []
    ways = [(BY_UNIT, _("By unit")), (BY_PLAN, _("By plan"))]
    if page.unit_id is not None:
        ways.append((BY_MONTH, _("The year ahead")))
    for value, label in ways:
        query = request.GET.copy()
        query.pop("all", None)
        query["by"] = value
        found.append({"label": label, "url": f"?{query.urlencode()}", "here": value == by, "count": None})
    return found
