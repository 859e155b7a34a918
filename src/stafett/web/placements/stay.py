"""A stay: where it stands, what waits for whom, what was said, its days, and how it ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.matters.models import MatterState
from stafett.people.actor import Actor
from stafett.recipes.placement import queries, rules
from stafett.recipes.placement.ends import queries as ends
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.found import queries as findings
from stafett.recipes.placement.outside import queries as outside
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stays import queries as stays
from stafett.recipes.placement.stories import queries as stories
from stafett.recipes.placement.terms import calendar
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.terms.queries import Version
from stafett.recipes.placement.turns import about_terms
from stafett.recipes.placement.visits import queries as visits
from stafett.recipes.placement.workflow import WHO, Move, Who
from stafett.records import queries as records
from stafett.records.actions import RecordsError
from stafett.web.access import actor_of
from stafett.web.matters import words as matters
from stafett.web.parts import render_page

from .access import crumbs, guest_name, named, stay_or_404
from .apply import say
from .doings import Doing, Given, possible
from .small import Small

REFUSALS = (NotAllowed, PlacementError, ArenaError, RecordsError)


@dataclass(frozen=True)
class Offered:
    """Something that may be done, with its form."""

    name: str
    doing: Doing
    form: Small


@dataclass(frozen=True)
class Noted:
    """Something found during the stay, and what became of it."""

    state: MatterState

    @property
    def kind(self) -> str:
        return matters.kind(self.state.matter)

    @property
    def standing(self) -> str:
        return matters.standing(self.state)


def stay(request: HttpRequest, pk: int) -> HttpResponse:
    now, actor = stay_or_404(request, pk), actor_of(request)
    offered = offered_to(request, now, actor)
    asked = asked_for(request, offered)
    if request.method == "POST" and (asked is None or done(request, now, actor, asked)):
        return _after(request, now)
    context = named(now) | known(now, actor, offered) | {"crumbs": crumbs((now.details.title, ""))}
    context["agreement_at"] = reverse("placements:agreement", args=[pk])
    context["terms_at"] = reverse("placements:terms", args=[pk])
    context["may_invite"] = outside.may_invite(actor, now)
    context["may_keep"] = bool(queries.may_keep(actor, now.stay.arena))
    return render_page(request, "placements/stay.html", context, status=422 if asked else 200)


def offered_to(request: HttpRequest, now: Now, actor: Actor, *, but: Collection[str] = ()) -> list[Offered]:
    """What somebody may do with a stay now, each with its form; some things are left out."""
    doings = possible(now, queries.parts_of(actor, now)).items()
    return [_offered(request, now, actor, name, doing) for name, doing in doings if name not in but]


def _offered(request: HttpRequest, now: Now, actor: Actor, name: str, doing: Doing) -> Offered:
    given = request.POST if request.POST.get("do") == name else None
    return Offered(name, doing, doing.form(given, now=now, actor=actor, auto_id=f"{name}-%s"))


def asked_for(request: HttpRequest, offered: list[Offered]) -> Offered | None:
    """What was pressed; where that cannot be done any more, whoever pressed is told."""
    found = next((one for one in offered if one.name == request.POST.get("do")), None)
    if request.method == "POST" and found is None:
        messages.error(request, _("It stands differently now. Read the page again."))
    return found


def done(request: HttpRequest, now: Now, actor: Actor, asked: Offered) -> bool:
    """Do it; false where something must be put right."""
    if not asked.form.is_valid():
        return False
    try:
        asked.doing.act(Given(now, asked.form.cleaned_data, actor))
    except REFUSALS as error:
        asked.form.add_error(None, str(error))
        return False
    say(request, now, asked.doing.told)
    return True


def _after(request: HttpRequest, now: Now) -> HttpResponse:
    """The page again, unless the one who passed it on has no part in it any more."""
    if queries.parts_of(actor_of(request), queries.now(now.stay)):
        return redirect("placements:stay", pk=now.stay.pk)
    return redirect("placements:list")


def known(now: Now, actor: Actor, offered: list[Offered]) -> dict[str, Any]:
    """What is known of a stay as far as somebody may read it, and what they may do."""
    parts = queries.parts_of(actor, now)
    found, place = now.stay, stays.place(now, at=clock.now())
    newest = terms.latest(found)
    return _may(now, parts, offered) | {
        "conversation": stays.conversation(found),
        "place": place,
        "kept_until": place.until and place.until.astimezone(clock.OSLO).date(),
        "purposes": list(arenas.purposes(found.arena)),
        **_agreement(now, parts, newest),
        "held": terms.in_force(found),
        "goals": newest.terms.goals if newest else now.application.goals if now.application else [],
        **_days(now, on=clock.today()),
        "found": [Noted(row) for row in findings.of(found, actor)],
        "ending": ends.ending(found),
        "evaluations": ends.evaluations(found, parts),
        "evaluated": ends.evaluated(found),
        "told": [(queries.is_the_guests(row, now), row) for row in calendar.later(found) if row.kept_on],
        "counted": _counted(now),
        "story": stories.of(found),
    }


def _agreement(now: Now, parts: Collection[Who], newest: Version | None) -> dict[str, Any]:
    """The newest terms, who did not agree to them, and whether something about them waits for whoever looks."""
    return {
        "newest": newest,
        "refusals": [one for one in newest.answers if not one.is_given] if newest else [],
        "is_mine_to_agree": now.stay.pk in about_terms([(now, parts)]),
    }


def _days(now: Now, *, on: date) -> dict[str, Any]:
    """The days to come, those called off, and how many have been: today once the stay is over."""
    since = on + timedelta(days=rules.is_over(now.state, now.details.ended_on, on=on))
    return {
        "is_over": since > on,
        "coming": list(terms.coming([now.stay], since=since)),
        "been": terms.days_of([now.stay]).filter(ends_on__lt=since).count(),
        "off": terms.called_off(now.stay),
        "visits": list(visits.of([now.stay])),
    }


def _may(now: Now, parts: Collection[Who], offered: list[Offered]) -> dict[str, Any]:
    """The parts somebody has, and what they may do."""
    return {
        "offered": [one for one in offered if one.name != "say"],
        "say": next((one for one in offered if one.name == "say"), None),
        "heading": now.details.title if Who.GUEST in parts else guest_name(now),
        "parts": [WHO[part] for part in WHO if part in parts],
        "may_apply": bool(rules.can(Move.APPLY, now.state, parts)),
    }


def _counted(now: Now) -> list[str]:
    """What it counts as, by name."""
    keys = [one.competence_id for one in ends.counted(now.stay)]
    home = now.stay.home_unit
    rows = records.competences(home.organisation_id).filter(competence_id__in=keys) if home else []
    return [row.name for row in rows]
