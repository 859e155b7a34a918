"""Who has a plan: to whom it is given, and who may end or add what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.assignments import actions, queries
from stafett.plans.drafts import rules as drafts
from stafett.plans.models import Assignment, Draft, Exemption, Plan
from stafett.web.access import actor_of, actor_with, plan_or_404
from stafett.web.parts import render_page

ROWS_A_PAGE = 50
"""Whoever is told of something that happened has a row by name: there may be thousands."""


@dataclass(frozen=True)
class Out:
    """Somebody taken out of the plan by hand."""

    of: Exemption
    name: str


@dataclass(frozen=True)
class Row:
    """An assignment as a page shows it; `person`: who it names, for those who may see them."""

    of: Assignment
    unit: str
    person: str
    may_end: Verdict
    is_ahead: bool

    @property
    def positions(self) -> list[str]:
        return self.of.positions.split("|") if self.of.positions else []


@require_safe
def list_assignments(request: HttpRequest, pk: int) -> HttpResponse:
    actor, plan = actor_with(request, Power.AUTHOR), plan_to_give_or_404(request, pk)
    title, units = queries.title_of(plan), people.unit_names(actor.organisation_id)

    def place(row: Assignment) -> tuple[bool, str, date, int]:
        return row.person_id is not None, units.get(row.unit_id, ""), row.starts_on, row.pk

    listed = sorted(queries.listed(pk, on=clock.today()), key=place)
    page = Paginator(listed, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "title": title,
        "page": page,
        "out": _taken_out(actor, list(queries.taken_out(pk, on=clock.today()))),
        "rows": rows(actor, page.object_list),
        "crumbs": [*crumbs(plan, title), {"name": _("Who has it"), "url": ""}],
    }
    return render_page(request, "assignments/list.html", context)


def plan_to_give_or_404(request: HttpRequest, pk: int) -> Plan:
    """A plan that is published, or of which the actor may read the draft."""
    plan = plan_or_404(request, pk)
    if plans.newest(pk) is None and readable_draft(actor_of(request), pk) is None:
        raise Http404
    return plan


def readable_draft(actor: Actor, plan_id: int) -> Draft | None:
    """The plan's draft, if there is one and the actor may read it."""
    draft = plans.draft(plan_id)
    return draft if draft and drafts.can_read(actor, draft) else None


def rows(actor: Actor, found: Sequence[Assignment]) -> list[Row]:
    """Some assignments as a page shows them, in their order."""
    today = clock.today()
    units = people.unit_names(actor.organisation_id)
    named = [row.person_id for row in found if row.person_id]
    seen = {row.person_id: row.name for row in people.visible_to(actor, on=today, among=named)}
    return [
        Row(
            row,
            units.get(row.unit_id, ""),
            seen.get(row.person_id, ""),
            may_end,
            row.starts_on > today,
        )
        for row, may_end in zip(found, actions.may_end(actor, found, on=today), strict=True)
    ]


def _taken_out(actor: Actor, found: list[Exemption]) -> list[Out]:
    """Those taken out by hand whom the actor may see, by name."""
    seen = people.visible_to(actor, on=clock.today(), among=[one.person_id for one in found])
    names = {row.person_id: row.name for row in seen}
    told = [Out(one, names[one.person_id]) for one in found if one.person_id in names]
    return sorted(told, key=lambda one: (one.name, one.of.starts_on))


def crumbs(plan: Plan, title: str) -> list[dict[str, Any]]:
    """The way to a plan; one that is not published yet has no page of its own."""
    page = reverse("plans:detail", args=[plan.pk]) if plans.newest(plan.pk) else ""
    return [{"name": _("Plans"), "url": reverse("plans:list")}, {"name": title, "url": page}]
