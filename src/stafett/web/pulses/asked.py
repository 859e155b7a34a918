"""What I am asked, and what came of what I was asked before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.pulses import queries, rules
from stafett.web.access import actor_of
from stafett.web.parts import render_page

SHOWN = 50


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    seen = queries.over(actor, on=clock.today())[:SHOWN]
    return render_page(request, "pulses/asked.html", {"waiting": waiting(actor), "over": seen})


def waiting(actor: Actor) -> list[dict[str, Any]]:
    """What somebody is to answer now, each with its last day."""
    found = queries.asked_of(actor, on=clock.today())
    return [{"details": row, "last_day": rules.last_day(row)} for row in found]
