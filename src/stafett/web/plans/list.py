"""The plans of the organisation, for everybody in it: what is in force, what comes, what there was."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib.folding import matches
from stafett.people import queries as people
from stafett.people import tree
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.queries import Term
from stafett.standings import scopes
from stafett.web.access import actor_of, day_of, numbers
from stafett.web.parts import render_page

from . import catalogue

PLANS_A_PAGE = 50
IN_FORCE, COMING, ENDED = "in_force", "coming", "ended"
ORDER = (IN_FORCE, COMING, ENDED)


@dataclass(frozen=True)
class Row:
    """A plan in the list, as its version of the day says."""

    plan_id: int
    title: str
    owner: str
    requirements: int
    term: Term
    state: str
    asks_me: bool


@require_safe
def list_plans(request: HttpRequest) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    query = request.GET.get("q", "").strip()
    names = people.unit_names(actor.organisation_id)
    unit = next((id for id in numbers([request.GET.get("unit", "")]) if id in names), None)
    found = [row for row in _rows(actor, names, on) if matches(f"{row.title} {row.owner}", query)]
    if unit is not None:
        applying = _applying_in(actor, unit, on)
        found = [row for row in found if row.plan_id in applying]
    context = {
        "page": Paginator(found, PLANS_A_PAGE).get_page(request.GET.get("page")),
        "on": on,
        "q": query,
        "unit": {"id": unit, "name": names[unit]} if unit is not None else None,
        "tabs": catalogue.tabs(catalogue.PLANS, actor),
        "may_write": actor.may_somewhere(Power.AUTHOR),
    }
    return render_page(request, "plans/list.html", context, parts=("plans",))


def _rows(actor: Actor, names: dict[int, str], on: date) -> list[Row]:
    """Those in force first, each group by title."""
    organisation = actor.organisation_id
    asks_me = scopes.asking(actor, on=on)
    counts = plans.how_many_requirements(organisation)
    shown = {plan: plans.shown_on(course, on) for plan, course in plans.courses(organisation).items()}
    rows = [
        Row(
            plan,
            term.version.title,
            names.get(term.version.owner_unit_id or 0, ""),
            counts.get((plan, term.version.version), 0),
            term,
            _state(term, on),
            plan in asks_me,
        )
        for plan, term in shown.items()
    ]
    return sorted(rows, key=lambda row: (ORDER.index(row.state), row.title.casefold(), row.plan_id))


def _state(term: Term, on: date) -> str:
    if term.holds_on(on):
        return IN_FORCE
    return COMING if term.version.effective_from > on else ENDED


def _applying_in(actor: Actor, unit_id: int, on: date) -> set[int]:
    """The plans given in a unit that day."""
    organisation = actor.organisation_id or 0
    above = [node.id for node in tree.tree(organisation, on=on).path(unit_id)]
    return plans.applying_in(organisation, above, unit_id, on=on)
