"""The figures on the organisation page, as a file. Numbers alone: no look at anybody is remembered."""

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.standings.figures import Figures
from stafett.web.exports.answers import answer

from .shown import BY_PLAN, Row, Shown
from .tree import asked_for, page_of

COUNTS = ("members", "red", "yellow", "green", "grey", "none")


def export(request: HttpRequest, extension: str, pk: int | None = None) -> HttpResponse:
    page = page_of(request, pk)
    if not page.may_take_out():
        raise Http404
    by, everything = asked_for(request, page)
    rows = _plans(page) if by == BY_PLAN else _units(page, everything)
    name = page.path[-1].name if page.path else _("Organisation")
    return answer(rows, _headings(by), name=name, on=page.on, extension=extension)


def _units(page: Shown, everything: bool) -> pl.DataFrame:
    top = page.path[-1:] if page.total else []
    total = [Row(node.id, node.name, page.total or Figures()) for node in top]
    return _frame(total + page.units(everything=everything), page.unit_keys())


def _plans(page: Shown) -> pl.DataFrame:
    return _frame(page.plans(), page.plan_keys())


def _frame(rows: list[Row], keys: dict[int, str]) -> pl.DataFrame:
    schema = {"id": pl.String, "name": pl.String, **dict.fromkeys((*COUNTS, "green_share"), pl.Int64)}
    counted = [[getattr(row.figures, name) for name in (*COUNTS, "green_share")] for row in rows]
    named = [[keys[row.id], row.name, *numbers] for row, numbers in zip(rows, counted, strict=True)]
    return pl.DataFrame(named, schema=schema, orient="row")


def _headings(by: str) -> dict[str, str]:
    return {
        "id": _("Plan id") if by == BY_PLAN else _("Unit id"),
        "name": _("Plan") if by == BY_PLAN else _("Unit"),
        "members": _("People"),
        "red": _("Red"),
        "yellow": _("Yellow"),
        "green": _("Green"),
        "grey": _("Grey"),
        "none": _("Nothing required"),
        "green_share": _("Green, per cent"),
    }
