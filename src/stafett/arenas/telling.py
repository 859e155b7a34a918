"""What those who have a place, or wait for one, hear of it: taken off the list, another time, called off.

A recipe says by which kinds of message, and where it is read about. What is said leaves the house, so it holds what it
is called, the time and the place, and no grounds: those are read there.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.communication.actions import Words
from stafett.communication.calendars import Invitation
from stafett.communication.rules import Kind
from stafett.people.actor import Actor

from . import calls
from .calls import News
from .models import OccasionDetails, SeatState, State
from .occasions import queries as occasions

TAKEN_OFF = _("You are no longer on the list: %(what)s")
MOVED = _("Another time or place: %(what)s")
CALLED_OFF = _("Called off: %(what)s")

type More = Callable[[], str]
"""A sentence, in the language of the moment."""


@dataclass(frozen=True, kw_only=True)
class Teller:
    """How a recipe tells: `place` is the kind of message about somebody's own place, `changed` about what it is at;
    `link`: where that is read about."""

    place: Kind
    changed: Kind
    link: Callable[[OccasionDetails], str]

    def words(
        self, details: OccasionDetails, subject: Promise, more: More = lambda: ""
    ) -> Callable[[], Words]:
        """The subject about an occasion; `more` stands before its place."""

        def words() -> Words:
            return Words(
                subject=subject % {"what": calls.what(details)},
                paragraphs=[text for text in (more(), *calls.where(details)) if text],
                link=self.link(details),
                link_label=str(_("Open it")),
            )

        return words

    def taken_off(self, details: OccasionDetails, before: SeatState, *, by: Actor, about: str = "") -> None:
        """Somebody is on the list no longer, who was as `before` says. Who did it themselves knows, but for their
        calendar. `about`: a name of its own, where the seat is another's from now on."""
        calls.take_back([before], self.place, self.changed)
        had_it = before.state == State.TAKEN
        if had_it or not calls.is_own(before, by):
            invitation = calls.called_off(details, self.link(details)) if had_it else None
            ((several, who),) = by_whom([before], by)
            words = self.words(details, TAKEN_OFF, who)
            news = News(kind=self.place, words=words, about=about, invitation=invitation, is_end=True)
            calls.tell(several, news)

    def moved(self, details: OccasionDetails, rows: Iterable[SeatState]) -> None:
        """Those on the list are told of another time or place, and asked anew by their calendars; of all else the page
        tells."""
        before = occasions.earlier(details.occasion).first()
        if before is not None and before.sequence != details.sequence:
            self._changed(details, MOVED, calls.asked(details, self.link(details)), rows)

    def called_off(self, details: OccasionDetails, rows: Collection[SeatState]) -> None:
        """It will not be: those who were on the list are told, and it leaves their calendars."""
        calls.take_back(rows, self.place, self.changed)
        invitation = calls.called_off(details, self.link(details))
        self._changed(details, CALLED_OFF, invitation, rows, is_end=True)

    def _changed(
        self,
        details: OccasionDetails,
        subject: Promise,
        invitation: Invitation | None,
        rows: Iterable[SeatState],
        *,
        is_end: bool = False,
    ) -> None:
        words, known = self.words(details, subject), list(rows)
        placed = [row for row in known if row.state == State.TAKEN]
        others = [row for row in known if row.state != State.TAKEN]
        calls.tell(placed, News(kind=self.changed, words=words, invitation=invitation))
        calls.tell(others, News(kind=self.changed, words=words, is_urgent=True, is_end=is_end))


def by_whom(rows: Iterable[SeatState], by: Actor) -> list[tuple[list[SeatState], More]]:
    """Some seats by whether their holders did it themselves; with who did it, for those who did not."""
    known = list(rows)
    own = [row for row in known if calls.is_own(row, by)]
    others = [row for row in known if row not in own]
    found: list[tuple[list[SeatState], More]] = [
        (own, lambda: ""),
        (others, lambda: _("Done by %(name)s.") % {"name": by.label}),
    ]
    return [(several, who) for several, who in found if several]
