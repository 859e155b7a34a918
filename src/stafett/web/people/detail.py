"""A person as those see them who may: what is asked in their units, and how it stands."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment, PersonDetails
from stafett.people.roles import Power
from stafett.people.tree import Tree, tree
from stafett.records import queries as records
from stafett.standings import queries as standings
from stafett.web import planned
from stafett.web.access import actor_of, day_of, looked_at, person_or_404
from stafett.web.claims.rows import claim_rows
from stafett.web.me import page
from stafett.web.parts import render_page
from stafett.web.units.detail import crumbs


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    person = person_or_404(request, pk, on=on)
    looked_at(request, pk, "person")
    lines = standings.person_lines(actor, pk, on=on)
    waiting = records.waiting_for(actor, on=clock.today(), people=[pk])
    units = tree(person.organisation_id, on=on)
    working = jobs(actor, pk, units, on=on)
    context = {
        "person": person,
        "crumbs": way_down(actor, person, working, units, on=on),
        "reads_log": actor.may_everywhere(Power.LOG),
        "on": on,
        "is_today": on == clock.today(),
        "jobs": working,
        "groups": page.groups(lines),
        "counts": page.counts(lines),
        "several_units": page.in_several_units(lines),
        "planned": planned.of_lines(actor, lines, at=clock.moment()),
        "waiting": claim_rows(waiting, on=clock.today()),
    }
    return render_page(request, "people/detail.html", context, parts=("lines",))


def jobs(actor: Actor, pk: int, units: Tree, *, on: date) -> list[tuple[Employment, str]]:
    """The person's jobs in the units the actor may see, each with the unit's name."""
    return [(job, units.nodes[job.unit_id].name) for job in people.jobs_visible_to(actor, pk, on=on)]


def way_down(
    actor: Actor, person: PersonDetails, working: list[tuple[Employment, str]], units: Tree, *, on: date
) -> list[dict[str, str]]:
    """The way down to the person: through the units of the first job, those the actor may see."""
    asked = f"?on={on}" if on != clock.today() else ""
    above = [crumb for job, _name in working[:1] for crumb in crumbs(actor, units, job.unit_id, asked)]
    return [*above, {"name": person.name, "url": ""}]
