"""Writing the agenda of a gathering: points, their order, whose they are, and what to read."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules
from stafett.recipes.gathering.agenda import actions, queries
from stafett.recipes.gathering.agenda.queries import OnAgenda
from stafett.recipes.gathering.queries import Gathering
from stafett.records.evidence import LARGEST, Upload
from stafett.web.access import actor_of, numbers
from stafett.web.bodies import MEGABYTE, at_most
from stafett.web.parts import render_page

from .doing import bound, crumbs, done, gathering_or_404, may_host, member_of, pressed, to_gathering
from .forms import PointForm, ReadingForm


@at_most(LARGEST + MEGABYTE)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    owners = _owners(request, one)
    if not owners:
        raise Http404
    points = queries.points(one.details)
    adding = PointForm(bound(request, "add"), owners=owners, initial={"of": owners[0][0]})
    rows = [_row(request, one, point, owners) for point in points]
    if request.method == "POST" and _done(request, one, adding, rows):
        return redirect("gatherings:agenda", pk=pk)
    context = {
        "one": one,
        "rows": rows,
        "form": adding,
        "balance": queries.balance(one.occasion),
        "too_long": queries.too_long(one.details),
        "may_host": may_host(request, one),
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("Agenda"), "")),
    }
    wrong = adding.errors or any(form.errors for _point, *forms in rows for form in forms if form)
    return render_page(request, "gatherings/agenda.html", context, status=422 if wrong else 200)


def _owners(request: HttpRequest, one: Gathering) -> list[tuple[str, str]]:
    """Those whose points whoever looks may write; nobody's too, for the host."""
    actor = actor_of(request)
    nobody_s = [("", _("Nobody’s in particular"))] if may_host(request, one) else []
    return nobody_s + [
        (member.who.key, member.name)
        for member in series.members(one.occasion.arena)
        if queries.may_write(actor, one.occasion, member.who)
    ]


type Row = tuple[OnAgenda, PointForm | None, ReadingForm | None]


def _row(request: HttpRequest, one: Gathering, point: OnAgenda, owners: list[tuple[str, str]]) -> Row:
    if not queries.may_write(actor_of(request), one.occasion, point.who):
        return point, None, None
    key = point.slot.pk
    here = point.details
    said = {"title": here.title, "minutes": here.minutes, "of": _key(point), "seen": here.pk}
    sent = bound(request, f"alter-{key}")
    altering = PointForm(sent, owners=owners, initial=said, auto_id=f"id_alter{key}_%s")
    sent = bound(request, f"read-{key}")
    return point, altering, ReadingForm(sent, request.FILES if sent else None, auto_id=f"id_read{key}_%s")


def _key(point: OnAgenda) -> str:
    return point.who.key if point.details.unit_id or point.details.outside else ""


def _done(request: HttpRequest, one: Gathering, adding: PointForm, rows: list[Row]) -> bool:
    """Do what was pressed; false where something must be put right."""
    actor = actor_of(request)
    if adding.is_bound:
        return adding.is_valid() and done(
            request, adding, lambda: actions.add(one.occasion, *_point(adding, one), by=actor), _("Added.")
        )
    for point, altering, reading in rows:
        if altering is not None and altering.is_bound:
            return altering.is_valid() and done(
                request,
                altering,
                partial(
                    actions.alter,
                    point.slot,
                    *_point(altering, one),
                    seen=altering.cleaned_data["seen"],
                    by=actor,
                ),
                _("Saved."),
            )
        if reading is not None and reading.is_bound:
            return _read(request, point, reading)
    _pressed(request, rows)
    return True


def _point(form: PointForm, one: Gathering) -> tuple[str, int | None, rules.Who]:
    said = form.cleaned_data
    return said["title"], said["minutes"], member_of(said["of"], one.occasion.arena)


def _read(request: HttpRequest, point: OnAgenda, form: ReadingForm) -> bool:
    """A link or a file is kept with the point."""
    if not form.is_valid():
        return False
    said, actor = form.cleaned_data, actor_of(request)
    title = said["title"].strip()

    def keep() -> Any:
        if file := said["file"]:
            upload = Upload(file.name, file.size, file)
            return actions.add_file(point.slot, title, upload, by=actor)
        return actions.add_link(point.slot, title or said["link"], said["link"], by=actor)

    return done(request, form, keep, _("Added."))


def _pressed(request: HttpRequest, rows: list[Row]) -> None:
    """Earlier, left out, or taken away."""
    actor, do = actor_of(request), request.POST.get("do", "")
    asked = numbers([request.POST.get("slot", "")])
    point = next((point for point, *_forms in rows if [point.slot.pk] == asked), None)
    gone = next((one for one in point.materials if do == f"away-{one.pk}"), None) if point else None
    if point is not None and do == "lift":
        pressed(request, lambda: actions.lift(point.slot, by=actor), _("Moved."))
    elif point is not None and do == "drop":
        pressed(request, lambda: actions.drop(point.slot, by=actor), _("Left out."))
    elif point is not None and gone is not None:
        pressed(request, lambda: actions.take_away(point.slot, gone, by=actor), _("Taken away."))
    else:
        messages.error(request, _("This has been changed meanwhile. Look again."))
