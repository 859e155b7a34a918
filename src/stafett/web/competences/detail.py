"""A competence: how long it is valid, what counts for it, who asks for it, and who holds it."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.lib.folding import matches
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans import terms
from stafett.plans.happenings import queries as happenings
from stafett.records import equivalences
from stafett.records import queries as records
from stafett.records.models import CompetenceDetails
from stafett.standings import holders
from stafett.standings import queries as standings
from stafett.standings.lines import Line
from stafett.web.access import actor_of, competence_or_404, day_of
from stafett.web.parts import render_page

from .entry import entry

PEOPLE_A_PAGE = 50


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    competence = competence_or_404(request, pk)
    actor, on = actor_of(request), day_of(request)
    organisation = actor.organisation_id
    counting = equivalences.counting_for(organisation, [pk]) - {pk}
    counted = equivalences.counted_as(organisation, pk) - {pk}
    context = {
        "competence": competence,
        "on": on,
        "asked_day": f"?on={on}" if on != clock.today() else "",
        "validity": terms.valid_for(competence.validity_months),
        "counting": _named(organisation, counting),
        "counted": _named(organisation, counted),
        "asking": plans.asking_for(organisation, pk, on=on),
        "lines": _own_lines(actor, counted | {pk}, on),
        "own": holders.own(actor, competence, on=on),
        **_happened(actor, pk),
        **_holders(request, competence),
        **entry(actor, pk, on=on, today=clock.today()),
        "crumbs": _crumbs(competence),
    }
    return render_page(request, "competences/detail.html", context, parts=("competence",))


def _crumbs(competence: CompetenceDetails) -> list[dict[str, str]]:
    return [
        {"name": _("Competences"), "url": reverse("competences:list")},
        {"name": competence.name, "url": ""},
    ]


def _happened(actor: Actor, pk: int) -> dict[str, Any]:
    """What happened that this is about having read, and whether the actor may tell of more."""
    return {"happening": happenings.read_by(pk), "may_send": actor.may_somewhere(Power.AUTHOR)}


def _named(organisation_id: int | None, competence_ids: set[int]) -> list[CompetenceDetails]:
    return list(records.competences(organisation_id).filter(competence_id__in=competence_ids))


def _own_lines(actor: Actor, competence_ids: set[int], on: date) -> list[Line]:
    """What is asked of the actor that this competence would answer."""
    lines = standings.person_lines(actor, actor.person_id or 0, on=on)
    return [line for line in lines if competence_ids.intersection(line.competence_ids)]


def _holders(request: HttpRequest, competence: CompetenceDetails) -> dict[str, Any]:
    """A page of those who hold it among whom the actor may see, if they may see others at all."""
    actor, on = actor_of(request), day_of(request)
    if not actor.may_somewhere(Power.SEE):
        return {"sees_others": False}
    query = request.GET.get("q", "").strip()
    found = [one for one in holders.holders(actor, competence, on=on) if matches(one.name, query)]
    page = Paginator(found, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    jobs = people.jobs(actor, [one.person_id for one in page], on=on)
    names = dict(records.competences(actor.organisation_id).values_list("competence_id", "name"))
    return {
        "sees_others": True,
        "page": page,
        "rows": [
            {"who": one, "jobs": jobs.get(one.person_id, []), "by": names[one.by_competence]} for one in page
        ],
        "q": query,
        "may_take_out": actor.may_somewhere(Power.EXPORT),
    }
