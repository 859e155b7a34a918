"""Trying what whoever asks wants, and showing the form again with what must be put right."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.pulses.keeping import queries
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from .access import crumbs
from .sheet import Sheet


def problems(sheet: Sheet, do: Callable[[], object]) -> list[Problem]:
    """Do it, where the form makes sense; what must be put right first, or nothing once it is done."""
    if not sheet.is_valid():
        return sheet.problems()
    try:
        do()
    except (NotAllowed, ArenaError) as error:
        return [Problem("", str(error))]
    except ChangedMeanwhile:
        return [
            Problem("", _("Somebody changed this meanwhile. Look at how it stands, and do it once more."))
        ]
    return []


def written(
    request: HttpRequest, arena: Arena, sheet: Sheet, do: Callable[[], object], **shown: Any
) -> HttpResponse | None:
    """The page with the form, as long as something is to be written; None once it is saved."""
    faults: list[Problem] = []
    if sheet.do == "save" and not (faults := problems(sheet, do)):
        return None
    context: dict[str, Any] = {"sheet": sheet, "problems": faults, "how_many": queries.how_many(arena)}
    if sheet.do == "preview":
        if sheet.is_valid():
            context["preview"] = sheet.preview()
        else:
            context["problems"] = sheet.problems()
    context["crumbs"] = crumbs(arena, (shown["heading"], ""))
    status = 422 if context["problems"] else 200
    return render_page(request, "pulses/sheet.html", context | shown, status=status)
