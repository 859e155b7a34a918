"""A person as those see them who may: what is asked in their units, and how it stands."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment, UnitDetails
from stafett.people.roles import Power
from stafett.records import queries as records
from stafett.standings import queries as standings
from stafett.web.access import actor_of, day_of, looked_at, person_or_404
from stafett.web.claims.rows import claim_rows
from stafett.web.me import page
from stafett.web.parts import render_page


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    person = person_or_404(request, pk, on=on)
    looked_at(request, pk, "person")
    lines = standings.person_lines(actor, pk, on=on)
    waiting = records.waiting_for(actor, on=clock.today()).filter(person_id=pk)
    context = {
        "person": person,
        "reads_log": actor.may_everywhere(Power.LOG),
        "on": on,
        "is_today": on == clock.today(),
        "jobs": jobs(actor, pk, on=on),
        "groups": page.groups(lines),
        "counts": page.counts(lines),
        "several_units": page.in_several_units(lines),
        "waiting": claim_rows(waiting, on=clock.today()),
    }
    return render_page(request, "people/detail.html", context, parts=("lines",))


def jobs(actor: Actor, pk: int, *, on: date) -> list[tuple[Employment, str]]:
    """The person's jobs in the units the actor may see, each with the unit's name."""
    found = list(people.jobs_visible_to(actor, pk, on=on))
    rows = UnitDetails.objects.open().filter(unit_id__in=[job.unit_id for job in found])
    names = dict(rows.values_list("unit_id", "name"))
    return [(job, names[job.unit_id]) for job in found]
