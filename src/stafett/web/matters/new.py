"""Raising something to a unit, with one's name or without. What others raised about the same is shown first.

Without a name nothing is kept but the slip: no message waits in the session, and nobody is sent to an address of it.
Both ways are answered by a page at the same address, so that a server's list of requests does not tell them apart.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed, require
from stafett.matters import actions, queries
from stafett.matters.box import actions as box
from stafett.matters.models import Privacy
from stafett.matters.rules import Raised
from stafett.people import queries as people
from stafett.people.models import Unit
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page, target_of

from .changing import typed
from .forms import RaiseForm
from .rows import rows
from .units import to_choose


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    actor, units = actor_of(request), to_choose(actor_of(request))
    form = RaiseForm(typed(request), units=units, unit=_first_unit(request))
    title = " ".join(str(form["title"].value() or "").split())[:200]
    alike = queries.similar(actor, title)
    is_sent = request.method == "POST" and target_of(request) != "similar"
    is_to_look = bool(alike) and request.POST.get("alike_to") != title
    if is_sent and form.is_valid() and not is_to_look:
        answer = _raised(request, form)
        if answer is not None:
            return answer
    shown = rows(actor, alike, on=clock.today())
    context = {"form": form, "alike": shown, "title": title, "alike_to": title if alike else ""}
    context["is_to_look"] = is_sent and is_to_look and not form.errors
    status = 422 if is_sent else 200
    return render_page(request, "matters/new.html", context, parts=("similar",), status=status)


def _first_unit(request: HttpRequest) -> int | None:
    """The unit asked for in the address, or the one somebody works in."""
    own = people.units_of(actor_of(request), on=clock.today()).first()
    return next(iter(numbers([request.GET.get("unit", "")])), own.unit_id if own else None)


def _raised(request: HttpRequest, form: RaiseForm) -> HttpResponse | None:
    given, actor, today = form.cleaned_data, actor_of(request), clock.today()
    said: dict[str, Any] = {name: given[name] for name in ("title", "text", "kind", "breadth", "privacy")}
    raised = Raised(unit_id=given["unit"], **said)
    try:
        if raised.privacy == Privacy.NOBODY:
            require(queries.may_raise(actor, Unit.objects.get(pk=raised.unit_id), None))
            box.put_in(raised, given["code"], on=today)
            return render_page(request, "matters/sent.html", {"code": given["code"]})
        made = actions.raise_(raised, by=actor, on=today)
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return None
    return render_page(request, "matters/sent.html", {"made": made})
