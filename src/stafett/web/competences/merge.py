"""Letting one competence go into another, and taking that back. What it does is told first."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.drafts import queries as drafts
from stafett.records.catalogue import actions, rules
from stafett.records.catalogue import queries as catalogue
from stafett.records.models import CompetenceDetails, Equivalence, Prerequisite
from stafett.web.access import actor_with, competence_or_404, numbers
from stafett.web.fields import Problem
from stafett.web.parts import render_page


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    actor, goes = actor_with(request, Power.AUTHOR), competence_or_404(request, pk)
    into = catalogue.entry(actor.organisation_id, pk).merged_into_id
    stays = _stays(request, actor, into)
    if not (may := _may(actor, goes, stays)):
        messages.error(request, may.reason)
        return redirect("competences:detail", pk=pk)
    problems: list[Problem] = []
    if request.method == "POST":
        problems = _decide(request, goes, stays)
        if not problems:
            return redirect("competences:detail", pk=pk)
    context = {
        "competence": goes,
        "is_merged": into is not None,
        "drafts": drafts.accepting(actor, pk) if stays else [],
        "stays": stays,
        "problems": problems,
        "crumbs": _crumbs(goes),
        **(_choices(actor, goes) if into is None else {}),
        **(_told(actor, goes) if into is None and stays else {}),
    }
    return render_page(request, "competences/merge.html", context, status=422 if problems else 200)


def _stays(request: HttpRequest, actor: Actor, into: int | None) -> CompetenceDetails | None:
    """The one it went into; else the one that was chosen, if it is one of ours."""
    sent = request.POST if request.method == "POST" else request.GET
    chosen = [into] if into is not None else numbers([sent.get("into", "")])
    return next(iter(catalogue.named(actor.organisation_id, chosen)), None)


def _may(actor: Actor, goes: CompetenceDetails, stays: CompetenceDetails | None) -> Verdict:
    both = [one.competence_id for one in (goes, stays) if one]
    owners = [catalogue.entry(actor.organisation_id, one).owner_unit_id for one in both]
    return rules.can_merge(actor, owners)


def _decide(request: HttpRequest, goes: CompetenceDetails, stays: CompetenceDetails | None) -> list[Problem]:
    """Merge them, or take the merge back; what must be put right instead."""
    is_taking_back = request.POST.get("decision") == "take_back"
    if stays is None and not is_taking_back:
        return [Problem("into", _("Choose the competence to use instead."))]
    try:
        if is_taking_back:
            actions.take_back_merge(goes.competence_id, by=request.actor)
            messages.success(request, _("The merge is taken back. Each is used on its own again."))
        else:
            actions.merge(goes.competence_id, into=stays.competence_id, by=request.actor)
            messages.success(request, _("Merged. Nothing that was held is lost."))
    except (NotAllowed, actions.CatalogueError) as error:
        return [Problem("into", str(error))]
    return []


def _choices(actor: Actor, goes: CompetenceDetails) -> dict[str, Any]:
    """What it may go into: what is called much the same first."""
    offered = catalogue.offered(actor.organisation_id)
    others = [(pk, name) for pk, name in offered if pk != goes.competence_id]
    alike = catalogue.similar(actor.organisation_id, goes.name, other_than=goes.competence_id)
    return {"alike": alike, "others": [one for one in others if one not in alike]}


def _told(actor: Actor, goes: CompetenceDetails) -> dict[str, Any]:
    """What hangs on the one that goes: who holds it, which plans ask for it, what needs it first."""
    on, organisation_id = clock.today(), actor.organisation_id
    competence = goes.competence_id
    return {
        "holding": catalogue.how_many_hold(goes, on=on),
        "asking": plans.asking_for(organisation_id, competence, on=on),
        "needing": catalogue.named(organisation_id, catalogue.leading_to(Prerequisite, competence)),
        "counted": catalogue.named(organisation_id, catalogue.leading_to(Equivalence, competence)),
    }


def _crumbs(competence: CompetenceDetails) -> list[dict[str, str]]:
    return [
        {"name": _("Competences"), "url": reverse("competences:list")},
        {"name": competence.name, "url": reverse("competences:detail", args=[competence.competence_id])},
        {"name": _("Merge"), "url": ""},
    ]
