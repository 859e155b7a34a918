"""What comes with time by itself: offers of places at courses run out and are passed on, and those who are asked
something are told when it opens."""

from datetime import datetime, timedelta

from stafett.pulses import telling as pulses
from stafett.recipes.course.sign_up import actions as courses

from . import trying

EVERY = timedelta(minutes=1)


class Passing:
    """Passes on what has run out or opened, once a minute. What could not be done is said, and tried again then."""

    def __init__(self) -> None:
        self._next: datetime | None = None

    def once(self, *, at: datetime) -> None:
        if self._next is not None and at < self._next:
            return
        self._next = at + EVERY
        trying.succeeds(lambda: courses.let_run_out(at=at), "Offers that have run out could not be passed on")
        trying.succeeds(lambda: pulses.opened(at=at), "Nobody could be told of what has opened")
