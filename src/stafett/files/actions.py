"""Taking fact files: all of them, or nothing."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.people import actions as people
from stafett.people.actor import Actor

from . import judging, oneself, rules, whose
from .comparing import Comparison, Counts
from .faults import Faults
from .reading import Batch
from .whose import NoOrganisation as NoOrganisation
from .whose import Target
from .writing import Progress, Writer, unheard

__all__ = ["NoOrganisation", "Outcome", "look", "take"]


@dataclass(frozen=True)
class Outcome:
    """What became of a batch, or would: counts by file, or the faults for which nothing was taken."""

    organisation: str
    counts: dict[str, Counts]
    faults: Faults

    @property
    def is_nothing(self) -> bool:
        """Whether everything is as it was."""
        return all(counts.is_nothing for counts in self.counts.values())


class _Back(Exception):
    """Leaves the transaction without a trace, with the outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def look(batch: Batch, *, organisation: str | None = None, by: Actor, on: date) -> Outcome:
    """What `take` would do on that day, without doing it (the dry run). Raises NotAllowed or NoOrganisation."""
    faults = batch.faults.copy()
    target = _target(batch, organisation, faults)
    if target is None:
        return Outcome(organisation or "", {}, faults)
    require(rules.can_import(by, target.id))
    return _judged(Comparison(batch, target.id), target, by, on, faults)


def take(
    batch: Batch, *, organisation: str | None = None, by: Actor, on: date, progress: Progress = unheard
) -> Outcome:
    """Take a batch into an organisation (its key; by default the one its root names, made if it is new).

    One change in the log with the counts by file; nothing at all, and no entry, where there is a fault or
    everything is as it was. What is recorded is compared inside the change, so two imports follow each
    other. Raises NotAllowed or NoOrganisation.
    """
    faults = batch.faults.copy()
    target = _target(batch, organisation, faults)
    if target is None or faults:
        return look(batch, organisation=organisation, by=by, on=on)
    require(rules.can_import(by, target.id))
    try:
        with transaction.atomic():
            return _taken(batch, target, by, on, progress)
    except _Back as back:
        return back.outcome


def _taken(batch: Batch, target: Target, by: Actor, on: date, progress: Progress) -> Outcome:
    organisation = people.establish(target.key)
    with audit.change(organisation.pk, by=by, verb="facts.imported") as change:
        comparison = Comparison(batch, organisation.pk)
        outcome = _judged(comparison, target, by, on, Faults())
        if outcome.faults or outcome.is_nothing:
            raise _Back(outcome)
        Writer(organisation.pk, change.position, progress).write(comparison.differences)
        change.detail = {file: asdict(counts) for file, counts in outcome.counts.items()}
    return outcome


def _target(batch: Batch, organisation: str | None, faults: Faults) -> Target | None:
    """The organisation meant; None where the files' own faults keep it from being told."""
    try:
        return whose.target(batch, organisation, faults)
    except NoOrganisation:
        if faults:
            return None
        raise


def _judged(comparison: Comparison, target: Target, by: Actor, on: date, faults: Faults) -> Outcome:
    judging.judge(comparison, target, on=on, faults=faults)
    oneself.judge(comparison, by, faults)
    differences = comparison.differences.values()
    counts = {} if faults else {found.table.file: found.counts for found in differences}
    return Outcome(target.key, counts, faults)
