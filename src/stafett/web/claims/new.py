"""An employee says what they have done."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.records import actions as records
from stafett.records.evidence import EvidenceError
from stafett.records.models import Achievement
from stafett.records.practice import queries as practice
from stafett.standings import queries as standings
from stafett.web.access import actor_of, numbers
from stafett.web.bodies import MEGABYTE, at_most
from stafett.web.me import page
from stafett.web.parts import render_page

from .choices import levels
from .forms import ClaimForm


@at_most(64 * MEGABYTE)  # what is larger than evidence may be is answered beside its field
def new(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    form = _form(request, actor, today)
    if request.method == "POST" and form.is_valid():
        try:
            made = records.claim(form.shown(), by=actor, on=today, files=form.uploads())
        except (NotAllowed, records.RecordsError, EvidenceError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _said(made))
            return redirect("me:me")
    context = {"form": form} | _on_the_way(form, actor, today)
    return render_page(request, "claims/new.html", context, status=422 if form.errors else 200)


def _on_the_way(form: ClaimForm, actor: Actor, today: date) -> dict[str, Any]:
    """The practice list of what is chosen, where it has one."""
    chosen = numbers([str(form["competence"].value())])
    asked = practice.progress(actor.person_id or 0, chosen[0], on=today) if chosen else []
    return {"practice": asked, "competence_id": chosen[0] if chosen else None}


def _said(made: Achievement) -> str:
    if made.is_claim:
        return _("Sent. It waits for approval, and you see it on your page.")
    return _("Registered. Nobody has to approve this.")


def _form(request: HttpRequest, actor: Actor, today: date) -> ClaimForm:
    """What was typed; at first, what one came from: a competence, at the level it is asked for at, and where."""
    units = list(people.units_of(actor, on=today))
    groups = page.groups(standings.person_lines(actor, actor.person_id, on=today))
    lines = [line for group in groups for line in group.lines]  # in the order of one's own page
    competences, given = (numbers([request.GET.get(name, "")]) for name in ("competence", "level"))
    asked = [levels(lines).get(competence, 1) for competence in competences]
    return ClaimForm(
        request.POST or None,
        request.FILES or None,
        actor=actor,
        on=today,
        units=units,
        lines=lines,
        initial={
            "competence": next(iter(competences), None),
            "achieved_on": today,
            "unit": request.GET.get("unit") or (units[0].unit_id if units else None),
            "level": next(iter([*given, *asked]), 1),
        },
    )
