"""What is done once a day without anybody asking: what was put in the box without a name is passed on, places in
work shadowing that nobody took in time go to who waits next, guests are forgotten, and sessions that have ended are
deleted."""

import logging
from datetime import date

from django.db import Error

from stafett.lib import clock
from stafett.matters.box import actions as box
from stafett.people.guests import actions as guests
from stafett.recipes.placement.stays import actions as stays
from stafett.web.sessions import SessionStore

log = logging.getLogger(__name__)


def tidy(*, on: date) -> int:
    """Do it now; how many guests were forgotten."""
    box.empty(on=on)
    stays.settle(at=clock.now())
    count = guests.forget(on=on)
    SessionStore.clear_expired()
    return count


class Daily:
    """Tidies once each day. What could not be done is said, and tried again the next day."""

    def __init__(self) -> None:
        self._last: date | None = None

    def once(self, *, on: date) -> None:
        if on == self._last:
            return
        self._last = on
        try:
            tidy(on=on)
        except Error:
            log.exception("What is kept no longer could not be deleted")
