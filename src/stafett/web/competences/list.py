"""The catalogue: every competence of the organisation, for everybody in it."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from stafett.lib.folding import matches
from stafett.plans import queries as plans
from stafett.plans import terms
from stafett.records import queries as records
from stafett.web.access import actor_of, day_of
from stafett.web.parts import render_page
from stafett.web.plans import catalogue

COMPETENCES_A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """A competence in the list: how long it is valid, and how many plans ask for it that day."""

    competence_id: int
    name: str
    validity: str
    plans: int


def list_competences(request: HttpRequest) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    query = request.GET.get("q", "").strip()
    asking = plans.how_many_ask(actor.organisation_id, on=on)
    found = [
        Row(
            row.competence_id,
            row.name,
            terms.valid_for(row.validity_months),
            asking.get(row.competence_id, 0),
        )
        for row in records.competences(actor.organisation_id)
        if matches(row.name, query)
    ]
    context = {
        "page": Paginator(found, COMPETENCES_A_PAGE).get_page(request.GET.get("page")),
        "on": on,
        "q": query,
        "tabs": catalogue.tabs(catalogue.COMPETENCES),
    }
    return render_page(request, "competences/list.html", context, parts=("competences",))
