"""What is done once a day without anybody asking: guests are forgotten, sessions that have ended are deleted, and fixed
meeting points are planned a year ahead."""

import logging
from datetime import date

from django.db import Error

from stafett.people.guests import actions as guests
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.web.sessions import SessionStore

log = logging.getLogger(__name__)


def tidy(*, on: date) -> int:
    """Do it now; how many guests were forgotten."""
    count = guests.forget(on=on)
    SessionStore.clear_expired()
    meeting.keep_up(on=on)
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
