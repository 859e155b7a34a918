"""Who is told what becomes of their place at a course, and what their calendar is to hold.

What is said leaves the house, so it holds the course, the time and the place, and no grounds: those are read here.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.models import OccasionDetails, SeatState, State
from stafett.communication.actions import Words
from stafett.communication.calendars import Invitation
from stafett.communication.rules import Kind
from stafett.people.actor import Actor

PLACE = Kind("course.place", _("I get a place at a course, wait for one, am offered one or lose it"))
CHANGED = Kind("course.changed", _("A course I have a place at is moved or called off"))

PLACED = _("You have a place: %(what)s")
WAITS = _("You are on the waiting list: %(what)s")
OFFERED = _("A place is free for you: %(what)s")
TAKEN_OFF = _("You are no longer on the list: %(what)s")
MOVED = _("Another time or place: %(what)s")
CALLED_OFF = _("Called off: %(what)s")


def link(details: OccasionDetails) -> str:
    """Where a session is read about, and an offer answered."""
    return reverse("courses:session", args=[details.occasion_id])


def signed_up(details: OccasionDetails, rows: Collection[SeatState], *, by: Actor) -> None:
    """Those who were just signed up have a place, or wait for one."""
    _placed(details, [row for row in rows if row.state == State.TAKEN], by)
    for several, who in _by(rows, by):
        waiting = [row for row in several if row.state != State.TAKEN]
        calls.tell(waiting, News(kind=PLACE, words=_words(details, WAITS, who)))


def taken(details: OccasionDetails, row: SeatState, *, by: Actor) -> None:
    """What was offered is theirs."""
    calls.take_back([row], PLACE)
    _placed(details, [row], by)


def _placed(details: OccasionDetails, rows: Iterable[SeatState], by: Actor) -> None:
    invitation = calls.asked(details, link(details))
    for several, who in _by(rows, by):
        calls.tell(several, News(kind=PLACE, words=_words(details, PLACED, who), invitation=invitation))


def offered(details: OccasionDetails, rows: Collection[SeatState]) -> None:
    """A place is kept for those who waited longest, until a moment that is the same for all."""
    calls.take_back(rows, PLACE)
    for last in {row.until for row in rows if row.until is not None}:
        calls.tell(rows, News(kind=PLACE, words=_words(details, OFFERED, _until(last)), is_urgent=True))


def taken_off(details: OccasionDetails, before: SeatState, *, by: Actor) -> None:
    """Somebody is no longer on the list, who was as `before` says. Who did it themselves knows, but for their
    calendar."""
    calls.take_back([before], PLACE, CHANGED)
    had_it = before.state == State.TAKEN
    if had_it or not calls.is_own(before, by):
        invitation = calls.called_off(details, link(details)) if had_it else None
        for several, who in _by([before], by):
            news = News(kind=PLACE, words=_words(details, TAKEN_OFF, who), invitation=invitation)
            calls.tell(several, news)


def moved(before: OccasionDetails, details: OccasionDetails, rows: Iterable[SeatState]) -> None:
    """Those on the list are told of another time or place, and asked anew by their calendars; of all else the page
    tells."""
    if before.sequence != details.sequence:
        _changed(details, MOVED, calls.asked(details, link(details)), rows)


def called_off(details: OccasionDetails, rows: Collection[SeatState]) -> None:
    """It will not be held: those who were on the list are told, and it leaves their calendars."""
    calls.take_back(rows, PLACE, CHANGED)
    _changed(details, CALLED_OFF, calls.called_off(details, link(details)), rows)


def _changed(
    details: OccasionDetails, subject: Promise, invitation: Invitation | None, rows: Iterable[SeatState]
) -> None:
    words, known = _words(details, subject), list(rows)
    placed = [row for row in known if row.state == State.TAKEN]
    others = [row for row in known if row.state != State.TAKEN]
    calls.tell(placed, News(kind=CHANGED, words=words, invitation=invitation))
    calls.tell(others, News(kind=CHANGED, words=words, is_urgent=True))


def _words(
    details: OccasionDetails, subject: Promise, more: Callable[[], str] = lambda: ""
) -> Callable[[], Words]:
    def words() -> Words:
        return Words(
            subject=subject % {"what": calls.what(details)},
            paragraphs=[text for text in (more(), *calls.where(details)) if text],
            link=link(details),
            link_label=str(_("Open it")),
        )

    return words


def _by(rows: Iterable[SeatState], by: Actor) -> list[tuple[list[SeatState], Callable[[], str]]]:
    """Some seats by whether their holders did it themselves; with who did it, for those who did not."""
    known = list(rows)
    own = [row for row in known if calls.is_own(row, by)]
    others = [row for row in known if row not in own]
    return [(own, lambda: ""), (others, lambda: _("Done by %(name)s.") % {"name": by.label})]


def _until(last: datetime) -> Callable[[], str]:
    said = _("Say yes by %(moment)s. After that it goes to whoever waits next.")
    return lambda: said % {"moment": calls.moment(last)}
