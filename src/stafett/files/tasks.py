"""What the worker does with an import by page."""

import logging

from django.db import transaction
from django.tasks import task
from django.utils import translation

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.people.actor import Actor

from . import actions, reading, runs, working
from .models import ImportRun, RunState

log = logging.getLogger(__name__)

REFUSALS = (NotAllowed, actions.NoOrganisation, reading.NothingToRead)


@task()
def examine(run_id: int) -> None:
    """Read what was sent and note what taking it would do."""
    _work(run_id, RunState.READING, take=False)


@task()
def take(run_id: int) -> None:
    """Take what was looked at and agreed to."""
    _work(run_id, RunState.TAKING, take=True)


def _work(run_id: int, state: RunState, *, take: bool) -> None:
    run = ImportRun.objects.select_related("by", "organisation").get(pk=run_id)
    if run.state != state:
        return
    with translation.override(run.report.get("language")):
        try:
            with working.at_work(runs.folder(run)):
                _take(run) if take else _examine(run)
        except REFUSALS as refusal:
            runs.failed(run, str(refusal))
        except Exception:
            # Whatever went wrong, the one who waits is told, and the log has the rest.
            runs.failed(run, runs.went_wrong())
            log.exception("Import run %s stopped", run_id)


def _examine(run: ImportRun) -> None:
    batch = reading.read(runs.source(run))
    by, key = _actor(run), run.organisation.key
    runs.judged(run, batch, actions.look(batch, organisation=key, by=by, on=clock.today()))


def _take(run: ImportRun) -> None:
    """The facts and the word that they are taken stand together, or neither does: whoever finds a run
    broken off knows that nothing was taken."""
    batch = reading.read(runs.source(run))
    with transaction.atomic():
        outcome = actions.take(
            batch,
            organisation=run.organisation.key,
            by=_actor(run),
            on=clock.today(),
            progress=lambda done, of: runs.note_progress(run, 100 * done // max(of, 1)),
        )
        runs.taken(run, batch, outcome)
    runs.clear(run)


def _actor(run: ImportRun) -> Actor:
    return people.actor_for(run.by, on=clock.today(), organisation_id=run.organisation_id)
