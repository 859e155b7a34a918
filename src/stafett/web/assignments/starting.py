"""Beginning a preview: at once where few are touched, else in the worker."""

from datetime import date

from stafett.people.actor import Actor
from stafett.standings.models import PreviewRun, RunState
from stafett.standings.preview import runs, tasks
from stafett.standings.preview.asked import Asked


def started(what: Asked, *, by: Actor, on: date) -> PreviewRun:
    """A preview, ready or under way. Raises NotAllowed or Unthinkable."""
    run = runs.start(what, by=by, on=on)
    if run.state == RunState.WORKING:
        tasks.work_out.enqueue(run.pk)
    return run
