"""Saying something else of a competence. What another validity does is told before it is saved."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.records.catalogue import actions, rules
from stafett.records.catalogue import queries as catalogue
from stafett.web.access import actor_with, competence_or_404
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from . import effects, meanwhile
from .sheet import Sheet, sheet


def change(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_with(request, Power.AUTHOR), clock.today()
    competence_or_404(request, pk)
    entry = catalogue.entry(actor.organisation_id, pk)
    may = rules.can_change(actor, entry.owner_unit_id, is_merged=entry.merged_into_id is not None)
    if not may:
        messages.error(request, may.reason)
        return redirect("competences:detail", pk=pk)
    written = sheet(request, actor, on=today, competence_id=pk)
    if request.method != "POST" or "more" in request.POST:
        return _page(request, written, status=200)
    if not written.is_valid():
        return _page(request, written, problems=written.problems())
    return _saved(request, written)


def _saved(request: HttpRequest, written: Sheet) -> HttpResponse:
    """Save it, unless there is something to tell first."""
    said = written.said()
    if effects.is_to_be_told(request, written):
        text = _("Read what the other validity does, and save once more if you mean it.")
        return _page(request, written, problems=[Problem("effect", text)], is_told=True)
    if written.alike(said.name) and request.POST.get("alike_to") != said.name:
        text = _("Some competences are called much the same. Use one of them, or save once more.")
        return _page(request, written, problems=[Problem("similar", text)])
    try:
        actions.change(written.competence_id or 0, said, seen=written.seen, by=written.actor)
    except ChangedMeanwhile:
        differing = meanwhile.differences(written)
        written.seen = catalogue.last_change(written.competence_id or 0)
        return _page(request, written, differing=differing, is_behind=True, status=409)
    except (NotAllowed, actions.CatalogueError) as error:
        return _page(request, written, problems=[Problem("", str(error))])
    messages.success(request, _("Saved."))
    return redirect("competences:detail", pk=written.competence_id)


def _page(request: HttpRequest, written: Sheet, *, status: int = 422, **more: Any) -> HttpResponse:
    asked = request.GET if request.method == "GET" else request.POST
    name = " ".join(asked.get("name", written.before.name).split())[:300]
    effect = effects.of(request, written)
    context = {
        "sheet": written,
        "problems": [],
        "name": name,
        "alike": written.alike(name),
        "effect": effect,
        "is_told": effect is not None and asked.get("told_of") == str(effect.months),
        "crumbs": _crumbs(written),
    }
    parts = ("similar", "effect")
    return render_page(request, "competences/change.html", context | more, parts=parts, status=status)


def _crumbs(written: Sheet) -> list[dict[str, str]]:
    here = reverse("competences:detail", args=[written.competence_id])
    return [
        {"name": _("Competences"), "url": reverse("competences:list")},
        {"name": written.before.name, "url": here},
        {"name": _("Change"), "url": ""},
    ]
