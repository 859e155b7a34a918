"""The claims that wait for the one who is looking: several decided at once, and those no longer needed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.records import actions, signing
from stafett.records import queries as records
from stafett.records.cases import Case
from stafett.records.models import Achievement
from stafett.records.practice import queries as practice
from stafett.web.access import actor_of, numbers
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from .decisions import ReturnForm
from .following import kept, of_unit
from .rows import case_rows
from .tabs import APPROVE as HERE
from .tabs import SIGN, approves, tabs

CLAIMS_A_PAGE = 50
APPROVE, RETURN, LAY_ASIDE = DECISIONS = ("approve", "return", "lay_aside")


def waiting(request: HttpRequest) -> HttpResponse:
    if not approves(actor_of(request)):
        raise Http404
    chosen = numbers(request.POST.getlist("claim"))
    problems: list[Problem] = []
    if request.method == "POST":
        problems = _decide(request, chosen)
        if not problems:
            return redirect(request.get_full_path())
    context = _context(request, chosen) | {"problems": problems}
    return render_page(request, "claims/waiting.html", context, status=422 if problems else 200)


def _context(request: HttpRequest, chosen: list[int]) -> dict[str, Any]:
    actor, today = actor_of(request), clock.today()
    unit, people = of_unit(request)
    asked = max(1, *numbers([request.GET.get("page", ""), "1"]))
    desk = records.desk(actor, on=today, people=people, enough=asked * CLAIMS_A_PAGE)
    listed = [*desk.to_approve, *[None] * desk.unread]
    page = Paginator(listed, CLAIMS_A_PAGE).get_page(asked)
    if request.GET.get("choose") == "all" and request.method == "GET":
        chosen = [case.claim.pk for case in page.object_list]
    counts = {} if unit else {HERE: len(listed)}
    if not unit and not desk.unread:
        counts[SIGN] = _to_sign(request, desk.to_sign)
    return {
        "page": page,
        "rows": case_rows(page.object_list, on=today, with_turn=False),
        "fallen": case_rows(desk.fallen, on=today, with_turn=False),
        "unit": unit,
        "kept": kept(request),
        "chosen": chosen,
        "looked": numbers(request.POST.getlist("looked")),
        "tabs": tabs(actor, HERE, **counts),
        "is_returning": request.POST.get("decision") == RETURN,
        "grounds": request.POST.get("grounds", ""),
    }


def _to_sign(request: HttpRequest, claims: Iterable[Case]) -> int:
    return len(list(claims)) + len(practice.to_sign(actor_of(request), on=clock.today()))


def _decide(request: HttpRequest, pks: list[int]) -> list[Problem]:
    """Approve, return or lay aside what was chosen; otherwise what must be put right."""
    actor, today = request.actor, clock.today()
    decision = request.POST.get("decision")
    if not pks or decision not in DECISIONS:
        return [Problem("first-claim", _("Choose at least one to approve or return."))]
    words = ReturnForm(request.POST)
    if decision == RETURN and not words.is_valid():
        return [Problem("grounds", words.errors["grounds"][0])]
    chosen = records.among(actor, pks, on=today)
    try:
        count = _done(request, str(decision), chosen) if chosen else 0
    except (NotAllowed, actions.RecordsError) as error:
        return [Problem("grounds" if decision == RETURN else "", str(error))]
    if not count:
        messages.warning(
            request, _("What you chose waits no longer: it was decided or taken back meanwhile.")
        )
    elif decision != LAY_ASIDE and count < len(set(pks)):
        messages.warning(request, _("The others had been decided or taken back meanwhile."))
    return []


def _done(request: HttpRequest, decision: str, chosen: list[Achievement]) -> int:
    actor, today = request.actor, clock.today()
    if decision == RETURN:
        grounds = request.POST.get("grounds", "")
        count = len(actions.return_with_grounds(chosen, grounds=grounds, by=actor, on=today))
        text = ngettext("%(count)d returned.", "%(count)d returned.", count)
    elif decision == LAY_ASIDE:
        count = signing.lay_aside(chosen, by=actor, on=today)
        text = ngettext("%(count)d laid aside.", "%(count)d laid aside.", count)
    else:
        looked = numbers(request.POST.getlist("looked"))
        count = len(actions.approve(chosen, by=actor, on=today, looked_at=looked))
        text = ngettext("%(count)d approved.", "%(count)d approved.", count)
    if count:
        messages.success(request, text % {"count": count})
    return count
