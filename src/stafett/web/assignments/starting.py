"""Beginning a preview: at once where few are touched, else in the worker."""

from collections.abc import Callable
from datetime import date

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect

from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.plans.assignments.actions import AssignmentError
from stafett.standings.models import PreviewRun, RunState
from stafett.standings.preview import runs, tasks
from stafett.standings.preview.asked import Asked
from stafett.standings.preview.hypotheses import Unthinkable


def begun(
    form: BaseForm, what: Callable[[], Asked], *, by: Actor, on: date, field: str | None = None
) -> HttpResponse | None:
    """The way to the preview of what was typed; none where something must be put right, as the form then says
    (beside a `field`)."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return redirect("assignments:result", started(what(), by=by, on=on).pk)
    except (NotAllowed, Unthinkable, AssignmentError) as error:
        form.add_error(field, str(error))
        return None


def started(what: Asked, *, by: Actor, on: date) -> PreviewRun:
    """A preview, ready or under way. Raises NotAllowed or Unthinkable."""
    run = runs.start(what, by=by, on=on)
    if run.state == RunState.WORKING:
        tasks.work_out.enqueue(run.pk)
    return run
