"""Trying what whoever asks wants, and showing the form again with what must be put right."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.pulses.keeping import queries
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from .access import crumbs
from .sheet import Sheet


def written(
    request: HttpRequest, arena: Arena, sheet: Sheet, do: Callable[[], object], **shown: Any
) -> HttpResponse | None:
    """The page with the form, as long as something is to be written; None once it is saved."""
    said: dict[str, Any] = {}
    if sheet.do == "save" and not (said := _tried(sheet, do)):
        return None
    if sheet.do == "preview":
        said = {"preview": sheet.preview(arena)} if sheet.is_valid() else {"problems": sheet.problems()}
    context = {
        "sheet": sheet,
        "how_many": queries.how_many(arena),
        "crumbs": crumbs(arena, (shown["heading"], "")),
    }
    status = 409 if "now" in said else 422 if "problems" in said else 200
    return render_page(request, "pulses/sheet.html", context | said | shown, status=status)


def _tried(sheet: Sheet, do: Callable[[], object]) -> dict[str, Any]:
    """Do it, where the form makes sense. What must be put right first (`problems`), what somebody saved meanwhile
    (`now`), or nothing once it is done."""
    if not sheet.is_valid():
        return {"problems": sheet.problems()}
    try:
        do()
    except ChangedMeanwhile as overtaken:
        return {"now": overtaken.now}
    except (NotAllowed, ArenaError) as error:
        return {"problems": [Problem("", str(error))]}
    return {}
