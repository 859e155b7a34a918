"""One matter: what was put forward, where it stands and what was said on the way; whoever leads the unit answers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.matters import actions, queries, rules
from stafett.matters.models import Matter, MatterState
from stafett.recipes import registry
from stafett.web import hanging
from stafett.web.access import actor_of, matter_or_404
from stafett.web.parts import render_page

from .changing import FINE, UNFIT, done, typed
from .forms import AnswerForm, TakeBackForm
from .rows import rows, unit_names


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    matter = matter_or_404(request, pk)
    state = queries.state(matter)
    answering, taking = _forms(request, state)
    status = FINE
    if request.method == "POST":
        status = (
            _take_back(request, matter, taking) if taking.is_bound else _answer(request, matter, answering)
        )
        if status == FINE:
            return redirect("matters:detail", pk=pk)
        state = queries.state(matter)
    context = {"form": answering, "taking": taking, **about(request, state)}
    return render_page(request, "matters/detail.html", context, status=status)


def _forms(request: HttpRequest, state: MatterState) -> tuple[AnswerForm, TakeBackForm]:
    is_taking = request.POST.get("do") == "take_back"
    first = {"seen": state.pk, "effect": state.effect, **hanging.as_typed(state)}
    has_passed = rules.is_overdue(state, on=clock.today())
    first["due_on"] = None if state.anchor or has_passed else state.due_on
    sent = None if is_taking else typed(request)
    answering = AnswerForm(sent, initial=first, anchors=anchors(request, state))
    return answering, TakeBackForm(request.POST if is_taking else None, initial={"seen": state.pk})


def anchors(request: HttpRequest, state: MatterState) -> dict[str, str]:
    """What the next day may depend on: days of the arena it was raised in, for who takes part in that."""
    arena = state.matter.arena
    if arena is None or not queries.sees_arena(actor_of(request), arena.pk):
        return {}
    return hanging.choices(arena, {state.anchor_occasion_id} if state.anchor_occasion_id else ())


def _answer(request: HttpRequest, matter: Matter, form: AnswerForm) -> int:
    if not form.is_valid():
        return UNFIT
    known: dict[str, Any] = {"seen": form.cleaned_data["seen"], "by": actor_of(request), "on": clock.today()}
    status = done(form, lambda: actions.answer(matter, form.said(), **known))
    if status == FINE:
        told = registry.answered(matter, on=clock.today())
        messages.success(request, " ".join([_("Answered. Whoever raised it can read it."), told]).strip())
    return status


def _take_back(request: HttpRequest, matter: Matter, form: forms.Form) -> int:
    if not form.is_valid():
        return UNFIT
    known: dict[str, Any] = {**form.cleaned_data, "by": actor_of(request), "on": clock.today()}
    status = done(form, lambda: actions.take_back(matter, **known))
    if status == FINE:
        messages.success(request, _("It is with you again."))
    return status


def about(request: HttpRequest, state: MatterState) -> dict[str, Any]:
    """What every page of a matter shows of it."""
    actor, today, matter = actor_of(request), clock.today(), state.matter
    story = queries.history(matter)
    return {
        "matter": matter,
        "state": state,
        "row": rows(actor, [state], on=today)[0],
        "story": rows(actor, story, on=today),
        "final": rows(actor, [queries.outcome(state)], on=today)[0],
        "came_from": unit_names([state]).get(state.passed_from_id or 0, ""),
        "raised_at": registry.raised_at(matter) if queries.sees_arena(actor, matter.arena_id) else None,
        "may_answer": rules.can_answer(actor, state),
        "may_take_back": rules.can_take_back(actor, state),
        "is_mine": rules.is_raiser(actor, matter),
        "crumbs": crumbs(
            state, unit_names([state])[state.unit_id], own=state.unit.organisation_id == actor.organisation_id
        ),
    }


def crumbs(state: MatterState, unit: str, *, own: bool) -> list[dict[str, str]]:
    """From one's own to the unit's list to the matter."""
    listed = reverse("matters:unit", args=[state.unit_id]) if own else ""
    return [
        {"name": _("Ideas and needs"), "url": reverse("matters:mine")},
        {"name": unit, "url": listed},
        {"name": state.matter.title, "url": ""},
    ]
