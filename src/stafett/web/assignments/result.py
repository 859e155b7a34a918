"""Whom something hits: who enters, who leaves, who turns red; and doing it, where that is done from here."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.moves import actions as moves
from stafett.plans.assignments import actions
from stafett.standings.models import PreviewRun, RunState
from stafett.standings.preview import runs
from stafett.standings.preview.asked import Assign, End, MoveUnit, from_json, kind_of
from stafett.standings.preview.hypotheses import Unthinkable
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from . import words
from .shown import Shown
from .starting import started


def result(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    run = get_object_or_404(runs.visible_to(actor), pk=pk)
    if not runs.can_preview(from_json(run.asked), by=actor):
        raise Http404
    if request.method == "POST":
        return _act(request, run)
    what = from_json(run.asked)
    asked = numbers([request.GET.get("unit", "")])
    context = {
        "run": run,
        "kind": kind_of(what),
        "sentence": words.sentence(run, actor),
        "way_back": words.way_back(what, actor, on=run.on),
        "plan_id": words.plan_id_of(what),
        "other_day": words.other_day(what),
        "is_under_way": run.state == RunState.WORKING and not runs.is_silent(run),
        "is_old": runs.is_old(run),
        "why": run.result.get("why") or runs.went_wrong(),
        "may_confirm": isinstance(what, Assign | End | MoveUnit) and run.state == RunState.READY,
        "shown": Shown(run, actor, asked[0] if asked else None) if "rows" in run.result else None,
    }
    return render_page(request, "assignments/result.html", context, parts=("result",))


def _act(request: HttpRequest, run: PreviewRun) -> HttpResponse:
    do, actor, today = request.POST.get("do"), request.actor, clock.today()
    try:
        if do == "again":
            return redirect("assignments:result", started(from_json(run.asked), by=actor, on=today).pk)
        if do == "confirm":
            return _confirm(request, run)
    except (NotAllowed, Unthinkable, actions.AssignmentError) as error:
        messages.error(request, str(error))
    return redirect("assignments:result", run.pk)


def _confirm(request: HttpRequest, run: PreviewRun) -> HttpResponse:
    """Do what was looked at, once. Raises NotAllowed or AssignmentError."""
    what, actor, today = from_json(run.asked), request.actor, clock.today()
    with transaction.atomic():
        if not runs.agree(run):
            messages.info(request, _("This has been done already."))
        elif isinstance(what, Assign):
            actions.assign(actions.Given(**vars(what)), by=actor, on=today)
            messages.success(request, _("The plan is given."))
        elif isinstance(what, End) and what.last_day is not None:
            actions.end(what.assignment_id, what.last_day, by=actor, on=today)
            messages.success(request, _("It has a last day now."))
        elif isinstance(what, End):
            actions.withdraw(what.assignment_id, by=actor, on=today)
            messages.success(request, _("It is withdrawn."))
        elif isinstance(what, MoveUnit):
            moves.move(what.unit_id, what.parent_id, what.moves_on, by=actor, on=today)
            messages.success(request, _("The unit is moved."))
    return redirect(words.way_on(what))
