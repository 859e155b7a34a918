"""What the worker does with a preview that is too much for a page."""

import logging

from django.tasks import task
from django.utils import translation

from stafett.standings.models import PreviewRun, RunState

from . import runs
from .hypotheses import Unthinkable

log = logging.getLogger(__name__)


@task()
def work_out(run_id: int) -> None:
    """Work out a preview, saying how far it has come."""
    run = PreviewRun.objects.filter(pk=run_id, state=RunState.WORKING).first()
    if run is None:
        return
    with translation.override(run.result.get("language")):
        try:
            runs.found(run, runs.again(run))
        except Unthinkable as why:
            runs.failed(run, str(why))
        except Exception:
            # Whatever went wrong, the one who waits is told, and the log has the rest.
            runs.failed(run, runs.went_wrong())
            log.exception("Preview run %s stopped", run_id)
