"""What is done once a day without anybody asking: what was put in the box or answered without a name is put among
the rest, places in work shadowing that nobody took in time go to who waits next, fixed meeting points are planned a
year ahead, people are reminded of what is to be done soon, guests and what was told long ago are forgotten, and
sessions that have ended are deleted."""

import logging
from datetime import date

from django.db import Error

from stafett.communication import delivery
from stafett.lib import clock
from stafett.matters import telling as matters
from stafett.matters.box import actions as box
from stafett.people.guests import actions as guests
from stafett.pulses import actions as pulses
from stafett.recipes.gathering import telling as gatherings
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.recipes.placement import telling as shadowing
from stafett.recipes.placement.stays import actions as stays
from stafett.web.sessions import SessionStore

log = logging.getLogger(__name__)


def tidy(*, on: date) -> int:
    """Do it now; how many guests were forgotten."""
    box.empty(on=on)
    pulses.unseal(on=on)
    stays.settle(at=clock.now())
    count = guests.forget(on=on)
    delivery.forget(now=clock.now())
    SessionStore.clear_expired()
    meeting.keep_up(on=on)
    matters.remind(on=on)
    gatherings.remind(on=on)
    shadowing.ask_later(on=on)
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
