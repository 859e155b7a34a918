"""The minutes of a gathering, point by point."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.agenda import queries as agenda
from stafett.recipes.gathering.agenda.queries import OnAgenda
from stafett.recipes.gathering.minutes import actions, queries, rules
from stafett.recipes.gathering.minutes.queries import Written
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.models import MinuteKind
from stafett.recipes.gathering.queries import Gathering
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .doing import bound, crumbs, done, gathering_or_404, member_of, pressed, to_gathering
from .forms_said import MinuteForm

type Row = tuple[OnAgenda, list[tuple[Written, bool]], MinuteForm | None]


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    has_begun = bool(rules.can_write(one.details, on=clock.today()))
    rows = _rows(request, one, has_begun=has_begun)
    if request.method == "POST" and _done(request, one, rows):
        return redirect("gatherings:minutes", pk=pk)
    context: dict[str, Any] = {
        "one": one,
        "rows": rows,
        "has_begun": has_begun,
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("Minutes"), "")),
    }
    wrong = any(form.errors for _point, _lines, form in rows if form)
    return render_page(request, "gatherings/minutes.html", context, status=422 if wrong else 200)


def _rows(request: HttpRequest, one: Gathering, *, has_begun: bool) -> list[Row]:
    actor, lines = actor_of(request), queries.by_point(one.occasion)
    members = [(member.who.key, member.name) for member in series.members(one.occasion.arena)]
    found: list[Row] = []
    for point in agenda.points(one.details):
        key, may = point.slot.pk, agenda.may_write(actor, one.occasion, point.who)
        form = None
        if may and has_begun:
            sent = bound(request, f"write-{key}")
            form = MinuteForm(sent, members=members, auto_id=f"id_write{key}_%s")
        written = [
            (line, may or (line.promise is not None and actor.leads(line.promise.by_unit_id)))
            for line in lines.get(key, [])
        ]
        found.append((point, written, form))
    return found


def _done(request: HttpRequest, one: Gathering, rows: list[Row]) -> bool:
    """Do what was pressed; false where something must be put right."""
    for point, _lines, form in rows:
        if form is not None and form.is_bound:
            return form.is_valid() and _written(request, one, point, form)
    asked = numbers([request.POST.get("line", "")])
    line = next(
        (line for _point, lines, _form in rows for line, _may in lines if [line.minute.pk] == asked), None
    )
    do, known = request.POST.get("do"), {"by": actor_of(request), "on": clock.today()}
    if line is not None and do == "strike":
        pressed(request, lambda: actions.strike(line.minute, **known), _("Struck out."))
    elif line is not None and line.promise is not None and do == "keep":
        promise = line.promise.promise
        pressed(request, lambda: actions.keep(line.minute, promise, "", **known), _("Done."))
    else:
        messages.error(request, _("This has been changed meanwhile. Look again."))
    return True


def _written(request: HttpRequest, one: Gathering, point: OnAgenda, form: MinuteForm) -> bool:
    said = form.cleaned_data
    line = Line(kind=said["kind"], text=said["text"])
    if line.kind == MinuteKind.ACTION:
        line = replace(line, by=member_of(said["by"], one.occasion.arena), due_on=said["due_on"])
    known = {"by": actor_of(request), "on": clock.today()}
    return done(request, form, lambda: actions.write(point.slot, line, **known), _("Written."))
