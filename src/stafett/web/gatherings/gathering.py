"""One gathering: when and where, who hosts, what is on the agenda, and who comes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stafett.arenas.attendance import queries as attendance
from stafett.lib import clock
from stafett.recipes.gathering import queries, rules
from stafett.recipes.gathering.agenda import queries as agenda
from stafett.recipes.gathering.minutes import queries as minutes
from stafett.recipes.gathering.minutes import rules as minuting
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.outside import queries as outside
from stafett.recipes.gathering.people import queries as people
from stafett.recipes.gathering.people.queries import Delegation
from stafett.recipes.gathering.proposals import queries as proposals
from stafett.recipes.gathering.queries import Gathering
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from . import baton as answering
from . import my_way
from .doing import crumbs, gathering_or_404, may_host, may_keep, to_gathering
from .proposals import said


def gathering(request: HttpRequest, pk: int) -> HttpResponse:
    one, actor = gathering_or_404(request, pk), actor_of(request)
    found = people.delegations(one.occasion, at=clock.moment())
    mine = people.seat_of(actor, found)
    if request.method == "POST":
        my_way.say(request, mine, by=actor)
        is_seen = queries.seen_by(actor).filter(pk=pk).exists()
        return redirect("gatherings:gathering", pk=pk) if is_seen else redirect("gatherings:list")
    lines = minutes.by_point(one.occasion)
    context = {
        "one": one,
        "series": queries.details(one.occasion.arena),
        "points": [(point, lines.get(point.slot.pk, ())) for point in agenda.points(one.details)],
        "opening": [(put, *said(put)) for put in proposals.to_open_with(one.occasion)],
        "proposed": len(proposals.of_gathering(one.occasion)),
        "balance": agenda.balance(one.occasion),
        "mine": mine,
        "ways": How.choices,
        **_who_comes(one, found),
        **_may(request, one),
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one)),
    }
    return render_page(request, "gatherings/gathering.html", context)


def _who_comes(one: Gathering, found: list[Delegation]) -> dict[str, Any]:
    counted = people.counted(found)
    return {
        "delegations": found,
        "in_groups": people.in_groups(one.occasion, found),
        "counted": [(label, counted[How(code)]) for code, label in How.choices],
        "came": len(attendance.came(one.occasion)),
        "unsaid": counted[None],
    }


def _may(request: HttpRequest, one: Gathering) -> dict[str, Any]:
    """What whoever looks can do here."""
    actor = actor_of(request)
    members = queries.members(one.occasion.arena)
    hosts, is_coming = may_host(request, one), rules.is_coming(one.details, on=clock.today())
    return {
        "is_coming": is_coming,
        "too_short": outside.too_short(one.details, on=clock.today()) if hosts and is_coming else [],
        "has_begun": bool(minuting.can_write(one.details, on=clock.today())),
        "may_host": hosts,
        "may_keep": may_keep(request, one.occasion.arena),
        "may_answer": answering.may(actor, one)["may_answer"],
        "may_write": any(agenda.may_write(actor, one.occasion, member.who) for member in members),
    }
