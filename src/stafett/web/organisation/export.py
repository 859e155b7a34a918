"""The figures on the organisation page, as a file. Numbers alone: no look at anybody is remembered."""

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.standings.current import Preparing
from stafett.standings.figures import Figures
from stafett.web.exports.answers import answer

from .shown import BY_MONTH, BY_PLAN, BY_UNIT, Row, Shown
from .tree import asked_for, page_of

COUNTS = ("members", "red", "yellow", "green", "grey", "none")


@require_safe
def export(request: HttpRequest, extension: str, pk: int | None = None) -> HttpResponse:
    page = page_of(request, pk)
    if not page.may_take_out():
        raise Http404
    by, everything = asked_for(request, page)
    try:
        rows = _rows(page, by, everything)
    except Preparing:
        shown = reverse("organisation:tree", args=[pk] if pk else [])
        return redirect(f"{shown}?{request.GET.urlencode()}")
    name = page.path[-1].name if page.path else _("Organisation")
    return answer(rows, _headings(by), name=name, on=page.on, extension=extension)


def _rows(page: Shown, by: str, everything: bool) -> pl.DataFrame:
    if by == BY_MONTH:
        return _frame(page.months(), {}).drop("id")
    return _plans(page) if by == BY_PLAN else _units(page, everything)


def _units(page: Shown, everything: bool) -> pl.DataFrame:
    top = page.path[-1:] if page.total else []
    total = [Row(node.id, node.name, page.total or Figures()) for node in top]
    return _frame(total + page.units(everything=everything), page.unit_keys())


def _plans(page: Shown) -> pl.DataFrame:
    return _frame(page.plans(), page.plan_keys())


def _frame(rows: list[Row], keys: dict[int, str]) -> pl.DataFrame:
    schema = {"id": pl.String, "name": pl.String, **dict.fromkeys((*COUNTS, "green_share"), pl.Int64)}
    counted = [[getattr(row.figures, name) for name in (*COUNTS, "green_share")] for row in rows]
    named = [[keys.get(row.id, ""), row.name, *numbers] for row, numbers in zip(rows, counted, strict=True)]
    return pl.DataFrame(named, schema=schema, orient="row")


def _headings(by: str) -> dict[str, str]:
    keyed = {"id": _("Plan id") if by == BY_PLAN else _("Unit id")}
    named = {BY_PLAN: _("Plan"), BY_UNIT: _("Unit"), BY_MONTH: _("Day")}
    return ({} if by == BY_MONTH else keyed) | {
        "name": named[by],
        "members": _("People"),
        "red": _("Red"),
        "yellow": _("Yellow"),
        "green": _("Green"),
        "grey": _("Grey"),
        "none": _("Nothing required"),
        "green_share": _("Green, per cent"),
    }
