"""Merging a matter with another about the same: one answer reaches everybody who raised it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.arenas.queries import leads
from stafett.lib import clock
from stafett.matters import actions, queries, rules
from stafett.matters.models import Matter, MatterState
from stafett.web.access import actor_of, matter_or_404
from stafett.web.parts import render_page

from .changing import FINE, UNFIT, done, typed
from .detail import about
from .forms import MergeForm

OFFERED = 300


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    matter = matter_or_404(request, pk)
    state = queries.state(matter)
    if not (verdict := rules.can_answer(actor_of(request), state)):
        messages.error(request, verdict.reason)
        return redirect("matters:detail", pk=pk)
    others = _others(request, state)
    form = MergeForm(typed(request), others=others, seen=state.pk)
    status = _merged(request, matter, form) if request.method == "POST" else FINE
    if request.method == "POST" and status == FINE:
        return redirect("matters:detail", pk=pk)
    context = {"form": form, "others": others, **about(request, queries.state(matter))}
    return render_page(request, "matters/merge.html", context, status=status)


def _others(request: HttpRequest, state: MatterState) -> list[tuple[int, str]]:
    """What it can be merged with: what is with the units one leads, the most alike first."""
    actor = actor_of(request)
    alike = [one.matter_id for one in queries.similar(actor, state.matter.title, other_than=state.matter_id)]
    rows = queries.raised_to(actor, leads(actor)).filter(unit_id__in=leads(actor))
    found = list(rows.exclude(matter_id=state.matter_id).order_by("-opened")[:OFFERED])
    found.sort(key=lambda one: alike.index(one.matter_id) if one.matter_id in alike else len(alike))
    return [(one.matter_id, one.matter.title) for one in found]


def _merged(request: HttpRequest, matter: Matter, form: MergeForm) -> int:
    if not form.is_valid():
        return UNFIT
    into = matter_or_404(request, form.cleaned_data["into"])
    known: dict[str, Any] = {"seen": form.cleaned_data["seen"], "by": actor_of(request), "on": clock.today()}
    status = done(form, lambda: actions.merge(matter, into, **known))
    if status == FINE:
        messages.success(request, _("Merged. Whoever raised either reads the same answer."))
    return status
