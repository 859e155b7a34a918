"""When a new snapshot is due, and making it."""

import logging
import time
from datetime import date

from django.db import Error

from stafett.audit import queries as audit
from stafett.people.models import Organisation

from . import snapshots
from .current import changed_since

log = logging.getLogger(__name__)

REST = 10
"""How many times as long as it took to make one nothing is made, so that no core does nothing else."""


def is_due(organisation_id: int, *, on: date) -> bool:
    """Whether pages would gain from a new snapshot: there is none of the day, it cannot be laid over any
    more, or it is a while ago and something has changed."""
    kept = snapshots.newest(organisation_id, on=on)
    if kept is None or kept.on < on:
        return True
    if audit.position(organisation_id) == kept.position:
        return False
    return changed_since(kept, on=on) is None or time.time() > kept.made_at + REST * kept.seconds


def keep_up(*, on: date) -> bool:
    """Make what is due, organisation by organisation; whether all could be made."""
    try:
        organisations = list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
    except Error:
        log.exception("The organisations could not be read")
        return False
    went_well = [_kept_up(organisation_id, on) for organisation_id in organisations]
    return all(went_well)


def _kept_up(organisation_id: int, on: date) -> bool:
    try:
        if is_due(organisation_id, on=on):
            snapshots.make(organisation_id, on=on)
    except (Error, OSError):
        # The pages go on without: they evaluate. Whoever runs the place is told.
        log.exception("The snapshot of organisation %s could not be made", organisation_id)
        return False
    return True
