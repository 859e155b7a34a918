"""What happened, for those who write plans: what still runs first, then what is done."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.happenings import queries as happenings
from stafett.plans.models import Happening
from stafett.records import queries as records
from stafett.web.access import actor_with
from stafett.web.parts import render_page

HAPPENINGS_A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """Something that happened: what it is about, and whether people are still asked to read it."""

    happening: Happening
    about: str
    is_over: bool


@require_safe
def list_happenings(request: HttpRequest) -> HttpResponse:
    actor, today = actor_with(request, Power.AUTHOR), clock.today()
    running = plans.in_force(actor.organisation_id, on=today)
    names = dict(records.competences(actor.organisation_id).values_list("competence_id", "name"))
    rows = [
        Row(one, names.get(one.about_id, ""), one.plan_id not in running)
        for one in happenings.visible_to(actor)
    ]
    rows.sort(key=lambda row: row.is_over)
    page = Paginator(rows, HAPPENINGS_A_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "happenings/list.html", {"page": page})
