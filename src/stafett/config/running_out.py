"""What runs out with time and is passed on: offers of places at courses."""

import logging
from datetime import datetime, timedelta

from django.db import Error

from stafett.recipes.course.sign_up import actions as courses

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)


class Passing:
    """Passes on what has run out, once a minute. What could not be done is said, and tried again the next time."""

    def __init__(self) -> None:
        self._next: datetime | None = None

    def once(self, *, at: datetime) -> None:
        if self._next is not None and at < self._next:
            return
        self._next = at + EVERY
        try:
            courses.let_run_out(at=at)
        except Error:
            log.exception("Offers that have run out could not be passed on")
