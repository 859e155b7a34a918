"""A unit as its leader opens it: what is not green first, then the members, then what lies ahead."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import Tree
from stafett.recipes.course import queries as courses
from stafett.recipes.course.queries import Session
from stafett.records import queries as records
from stafett.standings import mending
from stafett.standings import queries as standings
from stafett.standings.mending import Group
from stafett.standings.turning import told, turning
from stafett.standings.units import UnitStanding
from stafett.status import Colour
from stafett.web.access import actor_of, day_of, unit_or_404
from stafett.web.parts import render_page
from stafett.web.planned import Plans, plans

MONTH, SEASON = 30, 90
MEMBERS_A_PAGE = 40
TURNING_SHOWN = 8
LARGE = 150
"""With more members than this, only the open groups say names."""
GROUPS_OPEN, GROUPS_FOLDED = 8, 6
"""How many groups stand open, and how many are one press away; the matrix has all."""


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    details = unit_or_404(request, pk)
    actor, on = actor_of(request), day_of(request)
    try:
        stands = standings.unit(actor, pk, on=on)
    except standings.TooMany:
        return unit_by_unit(request, pk)
    people = {member.person_id for member in stands.members}
    waiting = records.desk(actor, on=clock.today(), people=people)
    context = {
        **whole(request, stands, pk),
        "details": details,
        **_mending(actor, stands, pk),
        "members": Paginator(stands.members, MEMBERS_A_PAGE).get_page(request.GET.get("page")),
        "may_approve": actor.may(Power.APPROVE, pk),
        "may_appoint": actor.may(Power.APPOINT, pk),
        "waiting": len(waiting.to_approve),
        **ahead(stands),
    }
    return render_page(request, "units/detail.html", context, parts=("unit",))


def _mending(actor: Actor, stands: UnitStanding, pk: int) -> dict[str, Any]:
    """What is not green, by what mends it: the first groups, the others, and what is sent already."""
    groups, sent = mending.to_mend(stands)
    mends = with_courses(actor, groups, is_open=stands.on == clock.today() and actor.may(Power.APPROVE, pk))
    return {
        "first_groups": mends[:GROUPS_OPEN],
        "other_groups": mends[GROUPS_OPEN:],
        "further_groups": len(groups[GROUPS_OPEN + GROUPS_FOLDED :]),
        "is_large": len(stands.members) > LARGE,
        "sent": [(group, None) for group in sent],
        "planned": planned_in(actor, groups[: GROUPS_OPEN + GROUPS_FOLDED]),
    }


def with_courses(
    actor: Actor, groups: Sequence[Group], *, is_open: bool
) -> list[tuple[Group, Session | None]]:
    """The groups that are shown, each with the next course that has room and mends it, for who signs people up."""
    shown = groups[: GROUPS_OPEN + GROUPS_FOLDED]
    asked = [group.wanted for group in shown]
    found = courses.next_with_room(actor, asked, at=clock.moment()) if is_open else [None] * len(shown)
    return list(zip(shown, found, strict=True))


def planned_in(actor: Actor, groups: Sequence[Group]) -> Plans:
    """The places on courses of those whom some groups name."""
    named = {one.person_id for group in groups for one in group.people}
    return plans(actor, named, [group.competence_ids for group in groups], at=clock.moment())


def unit_by_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """To the figures of a unit with more people than a page lists."""
    query = request.GET.urlencode()
    return redirect(reverse("organisation:tree", args=[pk]) + (f"?{query}" if query else ""))


def whole(request: HttpRequest, stands: UnitStanding, pk: int) -> dict[str, Any]:
    """What every page about a unit shows at its top."""
    asked = f"?on={stands.on}" if stands.on != clock.today() else ""
    return {
        "crumbs": crumbs(actor_of(request), stands.tree, pk, asked),
        "tabs": tabs(request, pk, asked),
        "children": stands.tree.children[pk],
        "on": stands.on,
        "is_today": not asked,
        "asked": asked,
        "counts": {str(colour or "none"): stands.count(colour) for colour in (*Colour, None)},
    }


def crumbs(actor: Actor, tree: Tree, pk: int, asked: str) -> list[dict[str, str]]:
    """The way down to the unit, from the first unit the actor may see."""
    seen = [node for node in tree.path(pk) if actor.may(Power.SEE, node.id)]
    return [{"name": node.name, "url": reverse("units:detail", args=[node.id]) + asked} for node in seen]


def tabs(request: HttpRequest, pk: int, asked: str) -> list[dict[str, Any]]:
    """The unit's pages, and which of them is open."""
    ways = [
        ("units:detail", _("Overview")),
        ("units:way", _("The way to green")),
        ("units:matrix", _("Matrix")),
    ]
    return [
        {
            "label": label,
            "url": reverse(name, args=[pk]) + asked,
            "here": request.resolver_match is not None and request.resolver_match.view_name == name,
            "count": None,
        }
        for name, label in ways
    ]


def ahead(stands: UnitStanding) -> dict[str, Any]:
    """What turns within a month, and within the rest of the season: the first of them, and how many more."""
    month, season = stands.on + timedelta(days=MONTH), stands.on + timedelta(days=SEASON)
    found = turning(stands, until=season)
    soon = found["changes_on"].search_sorted(month, "right")
    spans = ((_("Within 30 days"), found[:soon]), (_("Within 90 days"), found[soon:]))
    shown = [
        (heading, told(stands, rows.head(TURNING_SHOWN)), rows[TURNING_SHOWN:].height)
        for heading, rows in spans
    ]
    return {"ahead": shown, "season": season, "turns": found.height}
