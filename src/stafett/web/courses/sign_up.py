"""A leader signs up several: those who lack what the course gives are chosen already."""

from collections.abc import Collection
from typing import Any

import polars as pl
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed, Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.recipes.course import rules
from stafett.recipes.course.queries import Session
from stafett.recipes.course.sign_up import actions, queries
from stafett.recipes.course.sign_up import rules as signing
from stafett.records import equivalences
from stafett.standings import queries as standings
from stafett.status import Colour
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .access import crumbs, session_or_404
from .forms import PeopleForm
from .session import signs_up_others

type Named = list[tuple[int, str]]

URGENT = [Colour.RED.value, Colour.YELLOW.value]
MOST_UNITS = 200
MOST_OTHERS = 100
"""Beyond so many, those who do not lack what it gives are not listed: a unit further down is chosen first."""


def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    one, actor = session_or_404(request, pk), actor_of(request)
    units = _units(actor, one)
    if not units or not signs_up_others(actor, one):
        raise Http404
    asked = next(iter(numbers([request.GET.get("unit", "")])), None)
    unit = asked if asked in dict(units) else units[0][0]
    lacking, others = _people(actor, one, unit)
    is_large = len(others) > MOST_OTHERS
    has_begun = one.details.starts_on is not None and one.details.starts_on <= clock.today()
    chosen = [] if has_begun else [person for person, _name in lacking]
    form = _form(request, [*lacking, *([] if is_large else others)], chosen)
    if request.method == "POST" and form.is_valid() and _signed_up(request, one, form, actor):
        return redirect("courses:session", pk=pk)
    context = {
        "session": one,
        "form": form,
        "units": units[:MOST_UNITS],
        "unit": unit,
        "chosen": len(chosen),
        "left_out": len(others) if is_large else 0,
        "is_open": _is_open(actor, one),
        "crumbs": crumbs(one.course, (_("Sign up several"), "")),
    }
    return render_page(request, "courses/sign_up.html", context, status=422 if form.errors else 200)


def _is_open(actor: Actor, one: Session) -> Verdict:
    keeps = bool(rules.can_keep(actor, one.course.owner_unit_id))
    return signing.is_open(one.details, keeps=keeps, on=clock.today())


def _form(request: HttpRequest, people: Named, chosen: Collection[int]) -> PeopleForm:
    data = request.POST if request.method == "POST" else None
    return PeopleForm(data, people=people, initial={"people": chosen})


def _units(actor: Actor, one: Session) -> list[tuple[int, str]]:
    """The units whose people somebody may sign up, from the top down, each below another set in."""
    reach = actor.units(Power.APPROVE)
    if rules.can_keep(actor, one.course.owner_unit_id):
        reach |= actor.units(Power.SEE)
    nodes = tree(actor.organisation_id or 0, on=clock.today())
    tops = [
        unit for unit in sorted(reach) if unit in nodes.nodes and nodes.nodes[unit].parent_id not in reach
    ]
    return [
        (node.id, "\N{NO-BREAK SPACE}" * 3 * depth + node.name)
        for top in tops
        for node, depth in nodes.walk(top)
        if node.id in reach
    ]


def _people(actor: Actor, one: Session, unit: int) -> tuple[Named, Named]:
    """Those who work in a unit and are not on the list: first those who lack what the course gives, then the others,
    and of these last those who are on the list of another day."""
    today, at = clock.today(), clock.moment()
    below = tree(actor.organisation_id or 0, on=today).below(unit)
    working = people.working_in(below & actor.units(Power.SEE), on=today).values_list("person_id", flat=True)
    seen = people.visible_to(actor, on=today, among=set(working)).order_by("family_name", "given_name")
    listed = {place.row.person_id for place in queries.listed(actor, one, at=at)}
    free = [(row.person_id, row.name) for row in seen if row.person_id not in listed]
    away = queries.elsewhere(one.occasion, [person for person, _name in free], at=at)
    told = [
        (key, _("%(name)s, on the list of another day") % {"name": name}) for key, name in free if key in away
    ]
    here = [who for who in free if who[0] not in away]
    lack = lacking(actor, unit, one)
    return [who for who in here if who[0] in lack], [who for who in here if who[0] not in lack] + told


def lacking(actor: Actor, unit: int, one: Session) -> set[int]:
    """Who of a unit is asked for what a session is enough for, has it neither in order nor sent."""
    try:
        stands = standings.unit(actor, unit, on=clock.today())
    except standings.TooMany:
        return set()
    each = equivalences.counting_for_each(actor.organisation_id)
    behind = stands.lines.filter(pl.col("colour").is_in(URGENT), pl.col("claimed_on").is_null())
    enough = {
        (question, level)
        for question, level in behind.select("question", "level").unique().iter_rows()
        if rules.is_enough(one.given, set().union(*map(each, stands.accepted.get(question, ()))), level)
    }
    rows = behind.select("person_id", "question", "level").iter_rows()
    return {person for person, question, level in rows if (question, level) in enough}


def _signed_up(request: HttpRequest, one: Session, form: PeopleForm, actor: Actor) -> bool:
    try:
        went = actions.sign_up(one.occasion, form.cleaned_data["people"], by=actor, at=clock.moment())
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return False
    for text, number in _told(went):
        messages.success(request, text % {"count": number})
    return True


def _told(went: actions.SignedUp) -> list[tuple[Any, int]]:
    taken, waiting, elsewhere = len(went.taken), len(went.waiting), len(went.elsewhere)
    said = [
        (ngettext("%(count)d person has a place.", "%(count)d people have a place.", taken), taken),
        (ngettext("%(count)d waits.", "%(count)d wait.", waiting), waiting),
        (
            ngettext(
                "%(count)d is on the list of another day already.",
                "%(count)d are on the list of another day already.",
                elsewhere,
            ),
            elsewhere,
        ),
    ]
    return [(text, number) for text, number in said if number]
