"""The fixed meeting points that came of a series: when they meet, and their end."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas.models import Arena
from stafett.lib import clock
from stafett.recipes.gathering.meeting import actions, queries, rules
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import bound, crumbs, done, pressed, series_or_404
from .forms_said import EndForm


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    series, today = series_or_404(request, pk), clock.today()
    found = queries.of_series(series, on=today)
    rows = [(point, _form(request, point), offers) for point, offers in _offered(request, series, found)]
    if request.method == "POST" and _done(request, rows):
        return redirect("gatherings:meeting", pk=pk)
    context: dict[str, Any] = {
        "rows": rows,
        "crumbs": crumbs(request, series, (_("Fixed meeting points"), "")),
    }
    wrong = any(form.errors for _point, form, _offers in rows if form)
    return render_page(request, "gatherings/meeting.html", context, status=422 if wrong else 200)


def _offered(
    request: HttpRequest, series: Arena, found: list[queries.Point]
) -> Iterator[tuple[queries.Point, str]]:
    """The points, each with what the actor can do there: join or leave; nothing where it is over, or not for them."""
    actor = actor_of(request)
    theirs = {row.pool.arena_id for row in queries.places(actor, series)}
    member = queries.member_of(actor, series, on=clock.today())
    for point in found:
        is_for_them = rules.can_join(is_of_a_member=member is not None, is_over=point.is_over)
        if point.row.arena_id in theirs and not point.is_over:
            yield point, "leave"
        else:
            yield point, "join" if is_for_them else ""


def _form(request: HttpRequest, point: queries.Point) -> EndForm | None:
    if point.is_over or not queries.may_keep(actor_of(request), point.row.arena, on=clock.today()):
        return None
    return EndForm(bound(request, f"end-{point.row.pk}"), auto_id=f"id_end{point.row.pk}_%s")


def _done(request: HttpRequest, rows: list[tuple[queries.Point, EndForm | None, str]]) -> bool:
    known: dict[str, Any] = {"by": actor_of(request), "on": clock.today()}
    for point, form, _offers in rows:
        if form is not None and form.is_bound:
            row = point.row
            return form.is_valid() and done(
                request,
                form,
                lambda: actions.end(row, form.cleaned_data["grounds"], **known),  # noqa: B023 — used at once
                _("Ended. What was planned is called off."),
            )
    _takes_part(request, [point for point, _form, _offers in rows])
    return True


def _takes_part(request: HttpRequest, points: list[queries.Point]) -> None:
    """Join or leave the point whose button was pressed."""
    do, known = request.POST.get("do", ""), {"by": actor_of(request), "on": clock.today()}
    row = {f"{what}-{one.row.pk}": one.row for one in points for what in ("join", "leave")}.get(do)
    if row is None:
        messages.error(request, _("This has been changed meanwhile. Look again."))
    elif do.startswith("join"):
        told = _("You take part every month. It comes into your calendar.")
        pressed(request, lambda: actions.join(row, **known), told)
    else:
        told = _("You take part no more. It leaves your calendar.")
        pressed(request, lambda: actions.leave(row, **known), told)
