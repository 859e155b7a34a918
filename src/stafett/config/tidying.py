"""What is done once a day without anybody asking: what was put in the box or answered without a name is put among
the rest, places in work shadowing that nobody took in time go to who waits next, fixed meeting points are planned a
year ahead, people are reminded of what is to be done soon, guests and what was told long ago are forgotten, and
sessions that have ended are deleted."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

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

from . import trying

AGAIN_AFTER = timedelta(minutes=10)
"""So long after something could not be done it is tried again."""

STEPS: Mapping[str, Callable[[date], object]] = {
    "The box could not be emptied": lambda on: box.empty(on=on),
    "Answers without a name could not be put among the others": lambda on: pulses.unseal(on=on),
    "Places that nobody took in time could not be passed on": lambda on: stays.settle(at=clock.now()),
    "Guests could not be forgotten": lambda on: guests.forget(on=on),
    "What was told long ago could not be forgotten": lambda on: delivery.forget(now=clock.now()),
    "Sessions that have ended could not be deleted": lambda on: SessionStore.clear_expired(),
    "Meeting points could not be planned": lambda on: meeting.keep_up(on=on),
    "Nobody could be reminded of what waits for an answer": lambda on: matters.remind(on=on),
    "Nobody could be reminded of what is owed to a gathering": lambda on: gatherings.remind(on=on),
    "Nobody could be reminded to say how work shadowing ended": lambda on: shadowing.remind(on=on),
    "Nobody could be asked what has changed since work shadowing": lambda on: shadowing.ask_later(on=on),
}
"""What is done, by what the log says where it was not."""


def tidy(*, on: date) -> list[str]:
    """Do it all now; what could not be done."""
    return [failure for failure in STEPS if not _succeeds(failure, on)]


def _succeeds(failure: str, on: date) -> bool:
    return trying.succeeds(lambda: STEPS[failure](on), failure)


class Daily:
    """Tidies once each day. What could not be done is tried again some minutes later, and by itself."""

    def __init__(self) -> None:
        self._on: date | None = None
        self._left: list[str] = []
        self._not_before: datetime | None = None

    def once(self, *, on: date, at: datetime) -> None:
        if on != self._on:
            self._on, self._left, self._not_before = on, list(STEPS), None
        if self._not_before is None or at >= self._not_before:
            self._left = [failure for failure in self._left if not _succeeds(failure, on)]
            self._not_before = at + AGAIN_AFTER
