"""One claim: what it says, whose turn it is, and what the one who looks may do with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed, Verdict
from stafett.people.appointments import independence
from stafett.records import actions, prerequisites, rules, signing
from stafett.records import queries as records
from stafett.records.cases import Case
from stafett.records.practice import queries as practice
from stafett.records.self_assessment import queries as opinions
from stafett.standings import queries as standings
from stafett.web.access import actor_of, looked_at
from stafett.web.parts import render_page

from .decisions import AcceptForm, ReturnForm, SignForm
from .following import following, kept
from .rows import case_rows
from .tabs import back

SAID = {
    "approve": _("Approved."),
    "return": _("Returned."),
    "accept": _("Accepted."),
    "sign": _("Signed. Now it waits for whoever approves it."),
    "lay_aside": _("Laid aside."),
    "recall": _("Taken back."),
}
"""What can be done with a claim, and what is said when it is done."""


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    case = records.case_of(actor, pk, on=today)
    if case is None:
        raise Http404
    looked_at(request, case.claim.person_id, "claim")
    decision = request.POST.get("decision", "")
    given = _forms(request, case, decision)
    form = given.get(decision, forms.Form(request.POST if decision in SAID else None))
    if form.is_valid():
        try:
            _do(request, case, decision, form.cleaned_data)
        except (NotAllowed, actions.RecordsError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, str(SAID[decision]))
            return redirect(_onwards(request, case, decision))
    context = _context(request, case) | {"form": form, "decision": decision, "given": given}
    return render_page(request, "claims/detail.html", context, status=422 if form.errors else 200)


def _onwards(request: HttpRequest, case: Case, decision: str) -> str:
    """What one decides about next; after the last, the list, where those that were passed over stand."""
    if decision == "recall":
        return reverse("claims:mine")
    return following(request, case).url or reverse(back(actor_of(request))) + kept(request)


def _forms(request: HttpRequest, case: Case, decision: str) -> dict[str, forms.Form]:
    """The forms of the page; what was typed in the one that was sent."""
    typed = {name: request.POST if name == decision else None for name in SAID}
    lines = standings.person_lines(actor_of(request), case.claim.person_id, on=clock.today())
    return {
        "sign": SignForm(typed["sign"]),
        "return": ReturnForm(typed["return"]),
        "accept": AcceptForm(typed["accept"], case=case, lines=lines),
    }


def _do(request: HttpRequest, case: Case, decision: str, said: dict[str, Any]) -> None:
    actor, today, claim = actor_of(request), clock.today(), case.claim
    if decision == "sign":
        signing.sign(claim, by=actor, on=today, note=said["note"])
    elif decision == "return":
        actions.return_with_grounds([claim], grounds=said["grounds"], by=actor, on=today)
    elif decision == "accept":
        signing.accept(claim, instead_of=said["instead_of"], grounds=said["why"], by=actor, on=today)
    elif decision == "lay_aside":
        signing.lay_aside([claim], by=actor, on=today)
    elif decision == "recall":
        actions.recall(claim, by=actor)
    else:
        actions.approve([claim], by=actor, on=today, looked_at=[claim.pk])


def _context(request: HttpRequest, case: Case) -> dict[str, Any]:
    actor, today, claim = actor_of(request), clock.today(), case.claim
    (row,) = case_rows([case], on=today)
    may = _verdicts(request, case)
    is_mine = claim.person_id == actor.person_id
    return {
        "row": row,
        "back": reverse(back(actor)) + kept(request),
        "is_mine": is_mine,
        "following": None if is_mine else following(request, case),
        "may": {name for name, verdict in may.items() if verdict},
        "why_not": "" if is_mine else may["approve"].reason,
        "opinion": opinions.visible_to(actor, claim.person_id, claim.competence_id, on=today),
        "practice": practice.progress(claim.person_id, claim.competence_id, on=today),
    }


def _verdicts(request: HttpRequest, case: Case) -> dict[str, Verdict]:
    """What the one who looks may do, by the name of the button."""
    actor, today, claim = actor_of(request), clock.today(), case.claim
    deciding = independence.deciding(actor, [claim.person_id], on=today)
    missing = prerequisites.missing_before([claim], on=today).get(claim.pk, ())
    approve = rules.can_approve(deciding, case, on=today, looked_at=[claim.pk], missing=missing)
    return {
        "approve": approve,
        "accept": rules.can_approve(deciding, case, on=today, looked_at=[claim.pk]),
        "return": rules.can_return(deciding, case, on=today),
        "sign": rules.can_sign(deciding, case),
        "lay_aside": rules.can_lay_aside(deciding, case, on=today),
        "recall": rules.can_recall(actor, claim),
    }
