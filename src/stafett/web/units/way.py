"""The way to green by a day: the fewest things to do, each with its button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.recipes.course import queries as courses
from stafett.recipes.course.queries import Session
from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue.said import Way
from stafett.records.models import WayKind
from stafett.standings import queries as standings
from stafett.standings.current import Preparing
from stafett.standings.way import Step, way
from stafett.web.access import actor_of, day_of, unit_or_404
from stafett.web.organisation.shown import BY_MONTH, shown
from stafett.web.parts import render_page

from .detail import crumbs, tabs, unit_by_unit

USUALLY = timedelta(days=30)
"""So far ahead the day is, where none is asked for."""

STEPS_OPEN = 10
"""How many steps stand open; the others are one press away."""


@require_safe
def way_to_green(request: HttpRequest, pk: int) -> HttpResponse:
    details, actor, today = unit_or_404(request, pk), actor_of(request), clock.today()
    by = max(day_of(request), today) if "on" in request.GET else today + USUALLY
    try:
        found = way(actor, pk, by=by, today=today)
    except standings.TooMany:
        return unit_by_unit(request, pk)
    query = f"?on={by}" if "on" in request.GET else ""
    steps = _told(actor, found.steps, by)
    context = {
        "details": details,
        "crumbs": crumbs(actor, tree(details.organisation_id, on=today), pk, query),
        "tabs": tabs(request, pk, query),
        "on": by,
        "today": today,
        "way": found,
        "first_steps": steps[:STEPS_OPEN],
        "other_steps": steps[STEPS_OPEN:],
        "number": len(steps) + bool(found.approvals),
        "may_approve": actor.may(Power.APPROVE, pk),
        **_year_ahead(actor, pk, today),
    }
    return render_page(request, "units/way.html", context, parts=("way",))


def _year_ahead(actor: Actor, pk: int, today: date) -> dict[str, Any]:
    """The year if nobody renews anything, as a curve and month by month; nothing while that is being counted."""
    page = shown(actor, pk, on=today)
    try:
        return {
            "curve": page.curve(),
            "months": page.months(),
            "told_at": page.overview.told_at,
            "by": BY_MONTH,
        }
    except Preparing:
        return {}


@dataclass(frozen=True)
class Told:
    """A step with what helps it on: a letter to those it is about (empty where nobody has an address), the ways to
    get there that the catalogue knows, each with its kind, whether it has a practice list, and the first course with
    room that gives it in time."""

    step: Step
    letter: str
    ways: list[tuple[str, Way]]
    has_practice_list: bool
    course: Session | None


def _told(actor: Actor, steps: Sequence[Step], by: date) -> list[Told]:
    """The steps as the page shows them. A handful of queries, however many steps."""
    addresses = people.addresses({person for step in steps for person, _name in step.people})
    asked = {step.competence_id for step in steps}
    ways = catalogue.ways_to(actor.organisation_id, asked)
    practised = catalogue.with_practice_list(actor.organisation_id, asked)
    held = courses.next_with_room(
        actor, [((step.competence_id,), step.level) for step in steps], at=clock.moment(), until=by
    )
    return [
        Told(
            step,
            _letter(step, addresses),
            [(str(WayKind(one.kind).label), one) for one in ways.get(step.competence_id, [])],
            step.competence_id in practised,
            course,
        )
        for step, course in zip(steps, held, strict=True)
    ]


def _letter(step: Step, addresses: dict[int, str]) -> str:
    """A letter to all the step is about, for whoever's post program opens it."""
    to = [addresses[person] for person, _name in step.people if person in addresses]
    return (
        f"mailto:{quote(','.join(to))}?subject={quote(_('To do: %(what)s') % {'what': step.title})}"
        if to
        else ""
    )
