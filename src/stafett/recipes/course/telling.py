"""Who is told what becomes of their place at a course, and what their calendar is to hold.

What is said leaves the house, so it holds the course, the time and the place, and no grounds: those are read here.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.models import OccasionDetails, SeatState, State
from stafett.arenas.telling import Teller, by_whom
from stafett.communication.rules import Kind
from stafett.people.actor import Actor

PLACE = Kind("course.place", _("I get a place at a course, wait for one, am offered one or lose it"))
CHANGED = Kind("course.changed", _("A course I have a place at is moved or called off"))

PLACED = _("You have a place: %(what)s")
WAITS = _("You are on the waiting list: %(what)s")
OFFERED = _("A place is free for you: %(what)s")


def link(details: OccasionDetails) -> str:
    """Where a session is read about, and an offer answered."""
    return reverse("courses:session", args=[details.occasion_id])


TELLER = Teller(place=PLACE, changed=CHANGED, link=link)
"""How they hear that they are taken off the list, and that a session is moved or called off."""


def signed_up(details: OccasionDetails, rows: Collection[SeatState], *, by: Actor) -> None:
    """Those who were just signed up have a place, or wait for one."""
    _placed(details, [row for row in rows if row.state == State.TAKEN], by)
    for several, who in by_whom(rows, by):
        waiting = [row for row in several if row.state != State.TAKEN]
        calls.tell(waiting, News(kind=PLACE, words=TELLER.words(details, WAITS, who)))


def taken(details: OccasionDetails, row: SeatState, *, by: Actor) -> None:
    """What was offered is theirs."""
    calls.take_back([row], PLACE)
    _placed(details, [row], by)


def _placed(details: OccasionDetails, rows: Iterable[SeatState], by: Actor) -> None:
    invitation = calls.asked(details, link(details))
    for several, who in by_whom(rows, by):
        calls.tell(several, News(kind=PLACE, words=TELLER.words(details, PLACED, who), invitation=invitation))


def offered(details: OccasionDetails, rows: Collection[SeatState]) -> None:
    """A place is kept for those who waited longest, until a moment that is the same for all."""
    calls.take_back(rows, PLACE)
    for last in {row.until for row in rows if row.until is not None}:
        calls.tell(rows, News(kind=PLACE, words=TELLER.words(details, OFFERED, _until(last)), is_urgent=True))


def _until(last: datetime) -> Callable[[], str]:
    said = _("Say yes by %(moment)s. After that it goes to whoever waits next.")
    return lambda: said % {"moment": calls.moment(last)}
