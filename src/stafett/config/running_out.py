"""What comes with time by itself: offers of places at courses run out and are passed on, and those who are asked
something are told when it opens."""

import logging
from datetime import datetime, timedelta

from django.db import Error

from stafett.pulses import telling as pulses
from stafett.recipes.course.sign_up import actions as courses

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)


class Passing:
    """Passes on what has run out or opened, once a minute. What could not be done is said, and tried again then."""

    def __init__(self) -> None:
        self._next: datetime | None = None

    def once(self, *, at: datetime) -> None:
        if self._next is not None and at < self._next:
            return
        self._next = at + EVERY
        try:
            courses.let_run_out(at=at)
            pulses.opened(at=at)
        except Error:
            log.exception("What has run out or opened could not be passed on")
