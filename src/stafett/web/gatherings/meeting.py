"""The fixed meeting points that came of a series: when they meet, and their end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.recipes.gathering.meeting import actions, queries, rules
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import bound, crumbs, done, series_or_404
from .forms_said import EndForm


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    series, today = series_or_404(request, pk), clock.today()
    found = queries.of_series(series, on=today)
    rows = [(point, _form(request, point)) for point in found]
    if request.method == "POST" and _done(request, rows):
        return redirect("gatherings:meeting", pk=pk)
    context: dict[str, Any] = {
        "rows": rows,
        "crumbs": crumbs(request, series, (_("Fixed meeting points"), "")),
    }
    wrong = any(form.errors for _point, form in rows if form)
    return render_page(request, "gatherings/meeting.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, point: queries.Point) -> EndForm | None:
    if point.is_over or not rules.can_keep(actor_of(request), point.details.owner_unit_id):
        return None
    return EndForm(bound(request, f"end-{point.row.pk}"), auto_id=f"id_end{point.row.pk}_%s")


def _done(request: HttpRequest, rows: list[tuple[queries.Point, EndForm | None]]) -> bool:
    known: dict[str, Any] = {"by": actor_of(request), "on": clock.today()}
    for point, form in rows:
        if form is not None and form.is_bound:
            row = point.row
            return form.is_valid() and done(
                request,
                form,
                lambda: actions.end(row, form.cleaned_data["grounds"], **known),  # noqa: B023 — used at once
                _("Ended. What was planned is called off."),
            )
    messages.error(request, _("This has been changed meanwhile. Look again."))
    return True
