"""A new competence. Whatever is called much the same is shown first, so that nobody makes the same one twice."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.records.catalogue import actions as catalogue
from stafett.web.access import actor_with
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from .sheet import Sheet, sheet


def new(request: HttpRequest) -> HttpResponse:
    actor, today = actor_with(request, Power.AUTHOR), clock.today()
    written = sheet(request, actor, on=today)
    if request.method != "POST" or "more" in request.POST:
        return _page(request, written, status=200)
    if not written.is_valid():
        return _page(request, written, problems=written.problems())
    said = written.said()
    if written.alike(said.name) and request.POST.get("alike_to") != said.name:
        return _page(request, written, problems=[Problem("similar", _unlike())])
    try:
        made = catalogue.add(said, by=actor)
    except (NotAllowed, catalogue.CatalogueError) as error:
        return _page(request, written, problems=[Problem("", str(error))])
    messages.success(request, _("Added to the catalogue."))
    return redirect("competences:detail", pk=made.pk)


def _unlike() -> str:
    return _("Some competences are called much the same. Use one of them, or save once more.")


def _page(
    request: HttpRequest, written: Sheet, *, problems: list[Problem] | None = None, status: int = 422
) -> HttpResponse:
    name = " ".join(str(written.form["name"].value() or "").split())[:300]
    context: dict[str, Any] = {
        "sheet": written,
        "problems": problems or [],
        "name": name,
        "alike": written.alike(name),
    }
    return render_page(request, "competences/new.html", context, parts=("similar",), status=status)
