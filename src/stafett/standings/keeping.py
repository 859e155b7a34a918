"""When a new snapshot is due, and making it."""

import logging
import time
from datetime import date

from django.conf import settings
from django.db import Error

from stafett.audit import queries as audit
from stafett.people.models import Organisation

from . import making, marks, snapshots
from .known import changed_since, everyone
from .parts import Engine, one_by_one

log = logging.getLogger(__name__)

FEW = 300
"""So many changed people pages lay over without feeling it."""

REST_AFTER_FEW, REST, REST_AFTER_MANY = 100, 10, 1
"""How many times as long as making one took it rests, so that no core does nothing else, least of all while
everybody is at work: after changes of few people, of more that pages still lay over, and after changes for which
they evaluate everybody."""
AFTER_A_FAULT = 60.0


def is_due(organisation_id: int, *, on: date) -> bool:
    """Whether pages would gain from a new snapshot: there is none, it is of a day before, or of one ahead,
    or something has changed since and it has rested."""
    if not settings.SNAPSHOTS:
        return False
    kept = marks.newest(organisation_id)
    if kept is None or kept.on != on:
        return audit.position(organisation_id) > 0
    if audit.position(organisation_id) == kept.position:
        return False
    return time.time() > kept.made_at + _rest(organisation_id, kept.position) * kept.seconds


def _rest(organisation_id: int, position: int) -> int:
    changed = changed_since(organisation_id, position)
    if changed is None:
        return REST_AFTER_MANY
    return REST_AFTER_FEW if len(everyone(changed)) <= FEW else REST


class Keeper:
    """Makes what is due, and leaves alone for a while what could not be made."""

    def __init__(self, engine: Engine = one_by_one) -> None:
        self._engine = engine
        self._not_before: dict[int, float] = {}

    def keep_up(self, *, on: date) -> bool:
        """One round of the organisations; whether they could be asked for."""
        try:
            organisations = list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
        except Error:
            log.exception("The organisations could not be read")
            return False
        for organisation_id in organisations:
            if time.time() >= self._not_before.get(organisation_id, 0):
                self._keep(organisation_id, on)
        return True

    def _keep(self, organisation_id: int, on: date) -> None:
        try:
            if is_due(organisation_id, on=on):
                making.make(organisation_id, on=on, engine=self._engine)
            self._answer(organisation_id)
        except Exception:
            # Whatever it is: pages evaluate without it, and the next organisation gets its own.
            log.exception("The snapshot of organisation %s could not be made", organisation_id)
            self._not_before[organisation_id] = time.time() + AFTER_A_FAULT

    def _answer(self, organisation_id: int) -> None:
        """Make the other days somebody waits for."""
        for day in marks.asked_for(organisation_id):
            kept = snapshots.newest(organisation_id)
            if kept is None:
                return
            try:
                making.make_of_day(kept, day)
            except snapshots.Gone:
                return
            marks.answered(organisation_id, day)
