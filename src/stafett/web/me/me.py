"""My page: my lines by colour, each with its reason and one thing to do; what else I hold; my plans."""

from django.http import HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.plans import queries as plans
from stafett.recipes.course.sign_up import queries as sign_up
from stafett.standings import queries as standings
from stafett.standings.also_held import also_held
from stafett.web import access, planned
from stafett.web.parts import render_page

from . import page


def me(request: HttpRequest) -> HttpResponse:
    actor = access.actor_of(request)
    on, today = access.day_of(request), clock.today()
    lines = standings.person_lines(actor, actor.person_id, on=on)
    places = planned.of_lines(actor, lines, at=clock.moment()) if on == today else planned.Plans()
    context = {
        "on": on,
        "today": today,
        "is_today": on == today,
        "lines": lines,
        "returned": page.returned(actor, on=today) if on == today else [],
        "approved": page.approved(actor, on=today) if on == today else [],
        "several_units": page.in_several_units(lines),
        "jobs": page.jobs(actor, on=on),
        "groups": page.groups(lines),
        "counts": page.counts(lines),
        "next": page.next_to_turn(lines, on=on),
        "waits": page.waits(actor, lines, on=today) if on == today else {},
        "planned": places,
        "courses": planned.courses_for(actor, lines, places, at=clock.moment()) if on == today else {},
        "my_courses": sign_up.mine(actor, at=clock.moment()) if on == today else [],
        "plans": page.plans(lines, plans.ending(actor.organisation_id, on=on)),
        "also_held": also_held(actor.organisation_id, actor.person_id, lines, on=on),
    }
    return render_page(request, "me/me.html", context)
