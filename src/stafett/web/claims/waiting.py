"""The claims that wait for the one who is looking: several decided at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.models import UnitDetails
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.records import actions
from stafett.records import queries as records
from stafett.records.models import Achievement
from stafett.standings import queries as standings
from stafett.web.access import actor_with, numbers, unit_or_404
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from .rows import claim_rows

CLAIMS_A_PAGE = 50
APPROVE, RETURN = DECISIONS = ("approve", "return")


def waiting(request: HttpRequest) -> HttpResponse:
    actor, today = actor_with(request, Power.APPROVE), clock.today()
    everything = records.waiting_for(actor, on=today)
    chosen = numbers(request.POST.getlist("claim"))
    problems: list[Problem] = []
    if request.method == "POST":
        problems = _decide(request, list(everything.filter(pk__in=chosen)))
        if not problems:
            return redirect(request.get_full_path())
    found, unit = _within(request, everything)
    page = Paginator(found, CLAIMS_A_PAGE).get_page(request.GET.get("page"))
    if request.GET.get("choose") == "all" and request.method == "GET":
        chosen = [claim.pk for claim in page.object_list]
    context = {
        "page": page,
        "rows": claim_rows(page.object_list, on=today),
        "unit": unit,
        "chosen": chosen,
        "problems": problems,
        "is_returning": request.POST.get("decision") == RETURN,
        "grounds": request.POST.get("grounds", ""),
    }
    return render_page(request, "claims/waiting.html", context, status=422 if problems else 200)


def _within(
    request: HttpRequest, claims: QuerySet[Achievement]
) -> tuple[QuerySet[Achievement], UnitDetails | None]:
    """Only the claims of those who work in a unit today, where `?unit=` asks for it."""
    asked = numbers([request.GET.get("unit", "")])
    if not asked:
        return claims, None
    unit, today = unit_or_404(request, asked[0]), clock.today()
    below = tree(unit.organisation_id, on=today).below(unit.unit_id)
    working = standings.members(unit.organisation_id, below, on=today)
    return claims.filter(person_id__in=working.values("person_id")), unit


def _decide(request: HttpRequest, chosen: list[Achievement]) -> list[Problem]:
    """Approve or return what was chosen; otherwise what must be put right."""
    actor, today = request.actor, clock.today()
    decision = request.POST.get("decision")
    if not chosen or decision not in DECISIONS:
        return _nothing_to_decide(request)
    try:
        if decision == RETURN:
            grounds = request.POST.get("grounds", "")
            decided = actions.return_with_grounds(chosen, grounds=grounds, by=actor, on=today)
            text = ngettext("%(count)d returned.", "%(count)d returned.", len(decided))
        else:
            decided = actions.approve(chosen, by=actor, on=today)
            text = ngettext("%(count)d approved.", "%(count)d approved.", len(decided))
    except (NotAllowed, actions.RecordsError) as error:
        return [Problem("grounds" if decision == RETURN else "", str(error))]
    messages.success(request, text % {"count": len(decided)})
    if len(decided) < len(chosen):
        messages.warning(request, _("The others had been decided or taken back meanwhile."))
    return []


def _nothing_to_decide(request: HttpRequest) -> list[Problem]:
    if not numbers(request.POST.getlist("claim")) or request.POST.get("decision") not in DECISIONS:
        return [Problem("first-claim", _("Choose at least one to approve or return."))]
    messages.warning(request, _("What you chose waits no longer: it was decided or taken back meanwhile."))
    return []
