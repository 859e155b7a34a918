"""A person's exemptions and leave: what, until when, on which grounds, by whom."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.leaves import queries as leaves
from stafett.standings import excusing
from stafett.web.access import actor_of, looked_at, person_or_404
from stafett.web.parts import render_page

from . import rows, whose


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    found = person_or_404(request, pk, on=today)
    looked_at(request, pk, "excuses")
    exempted = rows.exempted(excusing.exemptions(actor, pk, on=today), on=today)
    away = rows.away(leaves.of_person(pk), on=today)
    context = {
        **whose.about(request, found),
        "is_me": actor.person_id == pk,
        "may_change": bool(whose.may_exempt(actor, pk, on=today)),
        "exemptions": [one for one in exempted if one.state != rows.OVER],
        "leaves": [one for one in away if one.state != rows.OVER],
        "earlier_exemptions": [one for one in exempted if one.state == rows.OVER],
        "earlier_leaves": [one for one in away if one.state == rows.OVER],
    }
    return render_page(request, "excuses/person.html", context)
