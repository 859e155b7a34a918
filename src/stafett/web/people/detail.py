"""A person as those see them who may: what is asked in their units, and how it stands."""

from django.http import HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.roles import Power
from stafett.records import queries as records
from stafett.standings import queries as standings
from stafett.web.access import actor_of, day_of, looked_at, person_or_404
from stafett.web.claims.rows import claim_rows
from stafett.web.me.sections import sections
from stafett.web.parts import render_page


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    person = person_or_404(request, pk, on=on)
    looked_at(request, pk, "person")
    lines = standings.person_lines(actor, pk, on=on)
    waiting = records.waiting_for(actor, on=clock.today()).filter(person_id=pk)
    context = {
        "person": person,
        "on": on,
        "is_today": on == clock.today(),
        "jobs": people.jobs_visible_to(actor, pk, on=on),
        "sections": sections(lines, on=on),
        "waiting": claim_rows(waiting, on=clock.today()),
        "may_approve": actor.may_somewhere(Power.APPROVE) and actor.person_id != pk,
    }
    return render_page(request, "people/detail.html", context, parts=("lines",))
