"""A unit as its leader opens it: what is not green first, then the members, then what lies ahead."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.people.roles import Power
from stafett.records import queries as records
from stafett.standings import mending
from stafett.standings import queries as standings
from stafett.standings.units import UnitStanding
from stafett.status import Colour
from stafett.web.access import actor_of, day_of, unit_or_404
from stafett.web.parts import render_page

MONTH, SEASON = 30, 90
MEMBERS_A_PAGE = 60


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    details = unit_or_404(request, pk)
    actor, on = actor_of(request), day_of(request)
    stands = standings.unit(actor, pk, on=on, ahead_days=SEASON)
    people = {member.person_id for member in stands.members}
    waiting = records.waiting_for(actor, on=clock.today()).values_list("person_id", flat=True)
    context = {
        **whole(stands, pk),
        "details": details,
        "groups": mending.to_do(stands),
        "sent": mending.sent(stands),
        "members": Paginator(stands.members, MEMBERS_A_PAGE).get_page(request.GET.get("page")),
        "may_approve": actor.may(Power.APPROVE, pk),
        "waiting": sum(person in people for person in waiting),
        **ahead(stands),
    }
    return render_page(request, "units/detail.html", context, parts=("unit",))


def whole(stands: UnitStanding, pk: int) -> dict[str, Any]:
    """What every page about a unit shows at its top."""
    return {
        "path": stands.tree.path(pk),
        "children": stands.tree.children[pk],
        "on": stands.on,
        "is_today": stands.on == clock.today(),
        "stands": stands,
        "figures": [(colour, stands.count(colour)) for colour in (*Colour, None)],
    }


def ahead(stands: UnitStanding) -> dict[str, Any]:
    """What turns within a month, and within the rest of the season."""
    month = stands.on + timedelta(days=MONTH)
    return {
        "soon": [turning for turning in stands.ahead if turning.on <= month],
        "later": [turning for turning in stands.ahead if turning.on > month],
        "month": month,
        "season": stands.on + timedelta(days=SEASON),
    }
