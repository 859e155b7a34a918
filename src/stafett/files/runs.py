"""Imports by page: files wait in a folder of their own while the dry run's result is looked at.

A run is read at once and taken only when somebody says so; both in the worker. How far it has come
stands in a file beside the uploads, since rows of the change under way are seen by nobody else.
"""

import secrets
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed, require
from stafett.people.actor import Actor

from . import rules, working
from .actions import Outcome
from .kinds import KINDS
from .models import ImportRun, RunState
from .reading import Batch

LARGEST = 1024 * 1024 * 1024
KEPT = timedelta(days=1)
SHOWN = 200
"""Faults a file that the page shows; the command shows more."""

WORKBOOK = "facts.xlsx"
UNDER_WAY = (RunState.READING, RunState.TAKING)
ENDED = (RunState.TAKEN, RunState.DROPPED, RunState.REFUSED, RunState.FAILED)
"""In these the files are gone."""


class RunError(Exception):
    """What was sent or asked cannot be done; the text says what to do."""


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    name: str
    size: int
    file: IO[bytes]


def folder(run: ImportRun) -> Path:
    """Where the run's files lie."""
    return Path(settings.DATA) / "imports" / run.folder


def source(run: ImportRun) -> Path:
    """What is read: the workbook, if that was sent, else the folder."""
    workbook = folder(run) / WORKBOOK
    return workbook if workbook.exists() else folder(run)


def start(sent: Sequence[Sent], *, by: Actor) -> ImportRun:
    """Keep what was sent and note that it is to be read. Raises NotAllowed or RunError."""
    require(rules.can_import(by, by.organisation_id))
    names = _names(sent)
    _sweep(by.organisation_id or 0)
    run = ImportRun.objects.create(
        organisation_id=by.organisation_id,
        by_id=by.identity_id,
        folder=secrets.token_hex(24),
        report={"language": get_language()},
    )
    try:
        _keep(names, sent, folder(run))
    except BaseException:
        failed(run, went_wrong())
        raise
    return run


def _keep(names: Sequence[str], sent: Sequence[Sent], place: Path) -> None:
    place.mkdir(mode=0o700, parents=True)
    for name, one in zip(names, sent, strict=True):
        one.file.seek(0)
        with (place / name).open("xb") as kept:
            shutil.copyfileobj(one.file, kept)


def _names(sent: Sequence[Sent]) -> list[str]:
    """What each file is kept as: only names that fact files have. Raises RunError."""
    if not sent:
        raise RunError(_("Choose the fact files, or one workbook."))
    if sum(one.size for one in sent) > LARGEST:
        raise RunError(_("The files are larger than 1 GB together. Use the command line for these."))
    names = [Path(one.name).name.lower() for one in sent]
    if len(names) == 1 and names[0].endswith(".xlsx"):
        return [WORKBOOK]
    known = {f"{kind}.csv" for kind in KINDS}
    for name in names:
        if name not in known:
            raise RunError(
                _("%(file)s is no fact file. They are named units.csv, people.csv and so on.")
                % {"file": name}
            )
    if len(set(names)) < len(names):
        raise RunError(_("The same file was chosen twice."))
    return names


def _sweep(organisation_id: int) -> None:
    """Drop the organisation's runs that nobody came back to, and say of those broken off that they are."""
    runs = ImportRun.objects.filter(organisation_id=organisation_id)
    for run in runs.filter(state__in=UNDER_WAY):
        if is_interrupted(run):
            failed(run, went_wrong())
    old = runs.filter(made_at__lt=clock.now() - KEPT)
    for run in old.exclude(state__in=ENDED):
        forget(run, RunState.DROPPED)


def is_interrupted(run: ImportRun) -> bool:
    """Whether the worker that was at it is no more. Nothing was taken then."""
    return run.state in UNDER_WAY and working.was_interrupted(folder(run))


def went_wrong() -> str:
    return _("Something went wrong here. Nothing was taken; try again.")


def agree(run: ImportRun, *, by: Actor) -> bool:
    """Say that what was looked at is to be taken; the log will name who said so, not who sent the files.

    False when somebody else was first. Raises NotAllowed.
    """
    require(rules.can_import(by, run.organisation_id))
    ready = ImportRun.objects.filter(pk=run.pk, state=RunState.READY)
    return bool(ready.update(state=RunState.TAKING, by_id=by.identity_id))


def drop(run: ImportRun, *, by: Actor) -> None:
    """Leave it: the files are deleted. Raises NotAllowed, also while it is being taken."""
    require(rules.can_import(by, run.organisation_id))
    if run.state == RunState.TAKING and not is_interrupted(run):
        raise NotAllowed(_("It is being taken now, so it cannot be dropped."))
    forget(run, RunState.DROPPED)


def forget(run: ImportRun, state: RunState) -> None:
    """The run has ended in this state; its files are not needed any more."""
    ImportRun.objects.filter(pk=run.pk).update(state=state)
    clear(run)


def clear(run: ImportRun) -> None:
    """Delete the files: they name people."""
    shutil.rmtree(folder(run), ignore_errors=True)


def judged(run: ImportRun, batch: Batch, outcome: Outcome) -> None:
    """Note what the dry run found."""
    state = RunState.REFUSED if outcome.faults else RunState.READY
    ImportRun.objects.filter(pk=run.pk, state=RunState.READING).update(
        state=state, report=run.report | report(batch, outcome)
    )
    if outcome.faults:
        clear(run)


def taken(run: ImportRun, batch: Batch, outcome: Outcome) -> None:
    """Note that it was taken, or refused after all because something changed meanwhile."""
    state = RunState.REFUSED if outcome.faults else RunState.TAKEN
    found = run.report | report(batch, outcome)
    ImportRun.objects.filter(pk=run.pk).update(state=state, report=found)


def failed(run: ImportRun, sentence: str) -> None:
    """Note that it stopped, with a sentence for the one who started it. Nothing was taken."""
    found = run.report | {"why": sentence}
    ImportRun.objects.filter(pk=run.pk, state__in=UNDER_WAY).update(state=RunState.FAILED, report=found)
    clear(run)


def report(batch: Batch, outcome: Outcome) -> dict[str, Any]:
    """What the page tells: counts by file, or the faults, and what was passed over."""
    return {
        "counts": [{"file": file, **asdict(counts)} for file, counts in outcome.counts.items()],
        "faults": [
            {
                "file": file,
                "count": outcome.faults.counts[file],
                "more": outcome.faults.counts[file] - len(kept[:SHOWN]),
                "kept": [asdict(fault) for fault in kept[:SHOWN]],
            }
            for file, kept in sorted(outcome.faults.kept.items())
        ],
        "notes": batch.notes,
        "is_nothing": outcome.is_nothing,
    }


def note_progress(run: ImportRun, percent: int) -> None:
    """How far it has come, for the page."""
    place = folder(run) / ".progress"
    fresh = place.with_suffix(".new")
    fresh.write_text(str(percent))
    fresh.replace(place)


def progress(run: ImportRun) -> int:
    """How far it has come, in percent."""
    try:
        return int((folder(run) / ".progress").read_text())
    except (OSError, ValueError):
        return 0
