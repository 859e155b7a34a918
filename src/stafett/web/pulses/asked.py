"""What I am asked, and what came of what I was asked before."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.pulses import queries, rules
from stafett.web.access import actor_of
from stafett.web.parts import render_page

SHOWN = 50


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    waiting = [{"details": row, "last_day": rules.last_day(row)} for row in queries.asked_of(actor, on=today)]
    seen = queries.over(actor, on=today)[:SHOWN]
    return render_page(request, "pulses/asked.html", {"waiting": waiting, "over": seen})
