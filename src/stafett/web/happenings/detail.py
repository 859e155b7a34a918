"""Something that happened: what it is, how I stand, and for those who may see others how far it has come."""

from datetime import date, timedelta
from typing import Any

import polars as pl
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.plans.happenings import actions, rules
from stafett.plans.happenings import queries as happenings
from stafett.plans.models import Happening, PlanVersion
from stafett.records import actions as records
from stafett.records.queries import competences
from stafett.standings import scopes
from stafett.standings.lines import Line
from stafett.status import Colour
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .forms import EndForm

PEOPLE_A_PAGE = 50


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    happening = get_object_or_404(happenings.visible_to(actor), pk=pk)
    form = EndForm(request.POST if request.POST.get("do") == "end" else None)
    if request.method == "POST" and _done(request, happening, form, today):
        return redirect("happenings:detail", pk=pk)
    version = happenings.version(happening)
    named = competences(actor.organisation_id).filter(competence_id=happening.about_id)
    context = {
        "happening": happening,
        "about": named.first(),
        "version": version,
        "is_over": version.retired_on is not None,
        "last_asked": _last_asked(version, today),
        "form": form,
        "may_end": bool(rules.can_end(actor, version.owner_unit_id, is_over=version.retired_on is not None)),
        "crumbs": _crumbs(request, happening),
        **_how_far(request, happening, _last_asked(version, today)),
    }
    return render_page(request, "happenings/detail.html", context, status=422 if form.errors else 200)


def _crumbs(request: HttpRequest, happening: Happening) -> list[dict[str, str]]:
    writes = actor_of(request).may_somewhere(Power.AUTHOR)
    above = {"name": _("Something happened"), "url": reverse("happenings:list")}
    plans = {"name": _("Plans"), "url": reverse("plans:list")}
    return [above if writes else plans, {"name": happening.title, "url": ""}]


def _how_far(request: HttpRequest, happening: Happening, on: date) -> dict[str, Any]:
    """How the reader stands, and among those they may see how many have read it and who has not."""
    actor = actor_of(request)
    scope = scopes.scope(actor, happening.plan_id, on=on)
    waiting = scope.ranked.filter(pl.col("worst").cast(pl.String) != Colour.GREEN.value)
    page = Paginator(range(waiting.height), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    mine = scope.lines_of([actor.person_id or 0]).get(actor.person_id or 0, [])
    return {
        "mine": mine,
        "is_to_read": _is_to_read(mine),
        "sees_others": actor.may_somewhere(Power.SEE),
        "figures": scope.figures,
        "page": page,
        "waiting": scope.told(waiting[page.object_list]),
    }


def _last_asked(version: PlanVersion, today: date) -> date:
    """The day to tell of: today, or the last day anybody was asked."""
    return today if version.retired_on is None else min(today, version.retired_on - timedelta(days=1))


def _is_to_read(mine: list[Line]) -> bool:
    return any(line.colour != Colour.GREEN and not line.is_waiting for line in mine)


def _done(request: HttpRequest, happening: Happening, form: EndForm, today: date) -> bool:
    """Note that one has read it, or end it; false where something must be put right."""
    actor = actor_of(request)
    try:
        if request.POST.get("do") == "read":
            _note(request, happening, today)
        elif not form.is_valid():
            return False
        else:
            actions.end(happening, grounds=form.cleaned_data["grounds"], by=actor, on=today)
            messages.success(request, _("Ended. Nobody is asked to read it any more."))
    except (NotAllowed, actions.HappeningError, records.RecordsError) as error:
        messages.error(request, str(error))
    return True


def _note(request: HttpRequest, happening: Happening, today: date) -> None:
    shown = records.Shown(competence_id=happening.reading_id, achieved_on=today)
    made = records.claim(shown, by=actor_of(request), on=today)
    told = _("Thank you. It is noted that you have read it.")
    messages.success(request, told if made.approved_on else _("Sent. It waits for approval."))
