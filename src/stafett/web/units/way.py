"""The way to green by a day: the fewest things to do, each with its button."""

from datetime import timedelta
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.recipes.course import queries as courses
from stafett.standings import queries as standings
from stafett.standings.way import Step, way
from stafett.web.access import actor_of, day_of, unit_or_404
from stafett.web.parts import render_page

from .detail import crumbs, tabs, unit_by_unit

USUALLY = timedelta(days=30)
"""So far ahead the day is, where none is asked for."""

STEPS_OPEN = 10
"""How many steps stand open; the others are one press away."""


def way_to_green(request: HttpRequest, pk: int) -> HttpResponse:
    details, actor, today = unit_or_404(request, pk), actor_of(request), clock.today()
    by = max(day_of(request), today) if "on" in request.GET else today + USUALLY
    try:
        found = way(actor, pk, by=by, today=today)
    except standings.TooMany:
        return unit_by_unit(request, pk)
    query = f"?on={by}" if "on" in request.GET else ""
    addresses = people.addresses({person for step in found.steps for person, _name in step.people})
    asked = [[step.competence_id] for step in found.steps]
    held = courses.next_with_room(actor, asked, at=clock.moment(), until=by)
    steps = [(step, _letter(step, addresses), course) for step, course in zip(found.steps, held, strict=True)]
    context = {
        "details": details,
        "crumbs": crumbs(actor, tree(details.organisation_id, on=today), pk, query),
        "tabs": tabs(request, pk, query),
        "on": by,
        "way": found,
        "first_steps": steps[:STEPS_OPEN],
        "other_steps": steps[STEPS_OPEN:],
        "number": len(steps) + bool(found.approvals),
        "may_approve": actor.may(Power.APPROVE, pk),
    }
    return render_page(request, "units/way.html", context, parts=("way",))


def _letter(step: Step, addresses: dict[int, str]) -> str:
    """A letter to all the step is about, for whoever's post program opens it; empty where nobody has an address."""
    to = [addresses[person] for person, _name in step.people if person in addresses]
    return (
        f"mailto:{quote(','.join(to))}?subject={quote(_('To do: %(what)s') % {'what': step.title})}"
        if to
        else ""
    )
