"""The drafts one may write on or comment on."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.drafts import queries, rules
from stafett.plans.models import Draft
from stafett.web.access import actor_of
from stafett.web.parts import render_page
from stafett.web.plans import catalogue

DRAFTS_A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """A draft in the list, and whether the reader writes on it."""

    draft: Draft
    owner: str
    is_mine: bool


@require_safe
def list_drafts(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(queries.visible_to(actor), DRAFTS_A_PAGE).get_page(request.GET.get("page"))
    names = people.unit_names(actor.organisation_id)
    context = {
        "page": page,
        "rows": [_row(actor, draft, names) for draft in page.object_list],
        "may_write": actor.may_somewhere(Power.AUTHOR),
        "tabs": catalogue.tabs(catalogue.DRAFTS, actor),
    }
    return render_page(request, "drafts/list.html", context)


def _row(actor: Actor, draft: Draft, names: dict[int, str]) -> Row:
    mine = bool(rules.can_author(actor, draft.owner_unit_id))
    return Row(draft, names.get(draft.owner_unit_id or 0, ""), mine)
