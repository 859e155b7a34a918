"""The catalogue: every competence of the organisation, for everybody in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.lib.folding import matches
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans import queries as plans
from stafett.plans import terms
from stafett.plans.drafts import queries as drafts
from stafett.records import queries as records
from stafett.records.catalogue import queries as catalogue
from stafett.records.models import CompetenceDetails
from stafett.web.access import actor_of, day_of, numbers
from stafett.web.parts import render_page
from stafett.web.places import choices
from stafett.web.plans import catalogue as lists

COMPETENCES_A_PAGE = 50
OVERDUE, MERGED, READ = "overdue", "merged", "read"


@dataclass(frozen=True)
class Row:
    """A competence in the list: how long it is valid, who owns it, and how many plans ask for it that day."""

    competence_id: int
    name: str
    validity: str
    owner: str
    plans: int
    is_overdue: bool
    is_merged: bool


@require_safe
def list_competences(request: HttpRequest) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    query, show = request.GET.get("q", "").strip(), request.GET.get("show", "")
    chosen = _units(request, actor)
    row = _rows(actor, on=on)
    to_be_read = drafts.to_be_read(actor.organisation_id)
    wanted = _wanted(actor, show, chosen, to_be_read)
    found = [
        row(one)
        for one in records.competences(actor.organisation_id)
        if wanted(one) and matches(one.name, query)
    ]
    context = {
        "page": Paginator(found, COMPETENCES_A_PAGE).get_page(request.GET.get("page")),
        "on": on,
        "q": query,
        "tabs": lists.tabs(lists.COMPETENCES, actor),
        "writes": actor.may_somewhere(Power.AUTHOR),
        "is_narrowed": bool(query or chosen or show in (OVERDUE, MERGED, READ)),
        **_filters(actor, show, to_be_read),
        "unit_id": next(iter(numbers([request.GET.get("unit", "")])), None) if chosen else None,
    }
    return render_page(request, "competences/list.html", context, parts=("competences",))


def _units(request: HttpRequest, actor: Actor) -> frozenset[int]:
    """The unit asked for with all below it; none where none of ours is."""
    asked = numbers([request.GET.get("unit", "")])
    units = tree(actor.organisation_id or 0, on=clock.today())
    return units.below(asked[0]) if asked and asked[0] in units.nodes else frozenset()


def _wanted(
    actor: Actor, show: str, units: frozenset[int], to_be_read: set[int]
) -> Callable[[CompetenceDetails], bool]:
    """Whether a competence is in the list: owned there, overdue, or in use (merged ones, and those made only to
    be read and confirmed, only if asked for)."""
    organisation = actor.organisation_id
    merged = catalogue.merged(organisation)
    owner = dict(catalogue.entries(organisation).values_list("competence_id", "owner_unit_id"))
    overdue = (
        {row.competence_id for row in catalogue.overdue(actor, on=clock.today())} if show == OVERDUE else ()
    )

    def wanted(one: CompetenceDetails) -> bool:
        competence = one.competence_id
        return (
            (not units or owner.get(competence) in units)
            and (show != OVERDUE or competence in overdue)
            and (show == MERGED or competence not in merged)
            and (show == READ) == (competence in to_be_read)
        )

    return wanted


def _rows(actor: Actor, *, on: date) -> Callable[[CompetenceDetails], Row]:
    """What makes a row of a competence."""
    organisation, today = actor.organisation_id, clock.today()
    asking = plans.how_many_ask(organisation, on=on)
    entries = {entry.competence_id: entry for entry in catalogue.entries(organisation)}
    units, writes = people.unit_names(organisation), actor.may_somewhere(Power.AUTHOR)

    def row(one: CompetenceDetails) -> Row:
        entry = entries.get(one.competence_id)
        merged = entry is not None and entry.merged_into_id is not None
        review_on = entry.review_on if entry and not merged else None
        return Row(
            one.competence_id,
            one.name,
            terms.valid_for(one.validity_months),
            units.get(entry.owner_unit_id, "") if entry else "",
            asking.get(one.competence_id, 0),
            writes and review_on is not None and review_on < today,
            merged,
        )

    return row


def _filters(actor: Actor, show: str, to_be_read: set[int]) -> dict[str, Any]:
    """The owners to choose among, and which of the lists is open."""
    organisation = actor.organisation_id
    owners = set(catalogue.entries(organisation).values_list("owner_unit_id", flat=True))
    kinds = [("", _("In use"), None)]
    if actor.may_somewhere(Power.AUTHOR):
        kinds.append((OVERDUE, _("Review overdue"), catalogue.overdue(actor, on=clock.today()).count()))
    if catalogue.merged(organisation):
        kinds.append((MERGED, _("Merged ones too"), None))
    if to_be_read:
        kinds.append((READ, _("To read and confirm"), None))
    here = show if show in {kind for kind, _label, _count in kinds} else ""
    return {
        "owners": choices(tree(organisation or 0, on=clock.today()), owners),
        "kinds": [
            {"value": kind, "label": label, "count": count, "here": kind == here}
            for kind, label, count in kinds
        ],
        "show": here,
    }
