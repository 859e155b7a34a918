"""Calling people to what they have a place at: an occasion as a calendar holds it, and news for those who hold seats.

A recipe brings the words. Whoever holds a seat is told in their own organisation's outbox and in their language; what
is told of a seat bears its name there, so that what is no longer so is taken back before it is sent.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.communication import actions as communication
from stafett.communication.actions import Told, Words
from stafett.communication.calendars import Entry, Invitation, Method
from stafett.communication.rules import Kind
from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.models import Guest, Person

from .invited import queries as invited
from .models import OccasionDetails, SeatState

NO_LINKS: Mapping[int, str] = {}


@dataclass(frozen=True, kw_only=True)
class News:
    """What is told of a seat. `about` names it in the outbox, the seat itself if nothing is said; `invitation`: what
    its holder's calendar is to do; `is_urgent`: it cannot wait for a digest; `is_end`: it is over for its holder."""

    kind: Kind
    words: Callable[[], Words]
    about: str = ""
    invitation: Invitation | None = None
    is_urgent: bool = False
    is_end: bool = False

    @property
    def is_for_all(self) -> bool:
        """Whether guests whose link works no longer are told too: that it is over, or called off."""
        return self.is_end or (self.invitation is not None and self.invitation.method == Method.CANCEL)


def tell(rows: Iterable[SeatState], news: News, *, links: Mapping[int, str] = NO_LINKS) -> None:
    """Tell those who hold some seats. Belongs inside the change it tells of.

    `links`: by the number of a guest, the path that lets them in: only the change that makes it knows it. A guest
    without one is told without a link, and none stands in a guest's calendar, which is kept longer than it. A guest
    whose link works no longer is told only that it is over, and not where.
    """
    known = list(rows)
    shut_out = invited.shut_out(known, on=clock.today())
    told = [row for row in known if news.is_for_all or row not in shut_out]
    for home, several in _by_home(told).items():
        communication.write(home, [_told(row, news, links, row in shut_out) for row in several])


def _told(row: SeatState, news: News, links: Mapping[int, str], is_shut_out: bool) -> Told:
    told = Told(
        to=row.person_id,
        kind=news.kind,
        words=news.words,
        about=news.about or _name(row),
        is_urgent=news.is_urgent,
        calendar=news.invitation,
    )
    if row.guest_id is None:
        return told
    words, invitation = _for_guest(news, links.get(row.guest_id, ""), is_shut_out), news.invitation
    calendar = invitation and replace(invitation, entry=_less(invitation.entry, is_shut_out))
    return replace(told, guest=row.guest_id, words=words, calendar=calendar)


def _less(entry: Entry, is_shut_out: bool) -> Entry:
    return replace(entry, link="", place="", description="") if is_shut_out else replace(entry, link="")


def _for_guest(news: News, link: str, is_shut_out: bool) -> Callable[[], Words]:
    def words() -> Words:
        said = news.words()
        if is_shut_out:
            return replace(said, link="", paragraphs=[])
        more = [] if link else [_("Open the link you were given to read more.")]
        return replace(said, link=link, paragraphs=[*said.paragraphs, *more])

    return words


def take_back(rows: Iterable[SeatState], *kinds: Kind) -> None:
    """What was told of some seats, and has not been sent yet, is no longer so."""
    for home, several in _by_home(rows).items():
        communication.take_back(home, about={_name(row) for row in several}, kinds=kinds)


def _name(row: SeatState) -> str:
    return f"seat:{row.seat_id}"


def _by_home(rows: Iterable[SeatState]) -> dict[int, list[SeatState]]:
    """Seats by the organisation whose outbox their holders are told in; without guests who are forgotten."""
    known = list(rows)
    people = Person.objects.filter(pk__in={row.person_id for row in known if row.person_id})
    guests = Guest.objects.filter(pk__in={row.guest_id for row in known if row.guest_id}, forgotten_on=None)
    homes: dict[tuple[int | None, int | None], int]
    homes = {(key, None): home for key, home in people.values_list("pk", "organisation_id")}
    homes |= {(None, key): home for key, home in guests.values_list("pk", "organisation_id")}
    found: dict[int, list[SeatState]] = {}
    for row in known:
        if (home := homes.get((row.person_id, row.guest_id))) is not None:
            found.setdefault(home, []).append(row)
    return found


def is_own(row: SeatState, by: Actor) -> bool:
    """Whether it is the holder who does it."""
    return (row.person_id, row.guest_id) == (by.person_id, by.guest_id)


def asked(details: OccasionDetails, link: str) -> Invitation | None:
    """It is to stand in a calendar, under the same name for as long as it is; None while it has no day."""
    return _invitation(details, link, Method.REQUEST)


def called_off(details: OccasionDetails, link: str) -> Invitation | None:
    """It is to be taken out of a calendar."""
    return _invitation(details, link, Method.CANCEL)


def _invitation(details: OccasionDetails, link: str, method: Method) -> Invitation | None:
    made = entry(details, link=link, changed_at=clock.now())
    return Invitation(entry=made, method=method) if made else None


def entry(details: OccasionDetails, *, link: str, changed_at: datetime) -> Entry | None:
    """An occasion as a calendar holds it: at its times on the clock in Oslo, or whole days; None without a day."""
    if details.starts_on is None or details.ends_on is None:
        return None
    return Entry(
        uid=details.occasion.uid,
        title=details.title,
        starts=_moment(details.starts_on, details.starts_time),
        ends=_moment(details.ends_on, details.ends_time),
        changed_at=changed_at,
        sequence=details.sequence,
        place=details.place,
        link=link,
        description=details.link,
    )


def _moment(day: date, at: time | None) -> datetime | date:
    return datetime.combine(day, at, clock.OSLO) if at else day


def what(details: OccasionDetails) -> str:
    """Its title with its days and times, as a sentence has them, in the language of the moment."""
    if details.starts_on is None or details.ends_on is None:
        return details.title
    days = date_format(details.starts_on)
    if details.ends_on != details.starts_on:
        days += f"–{date_format(details.ends_on)}"
    if details.starts_time is None or details.ends_time is None:
        return f"{details.title}, {days}"
    return f"{details.title}, {days}, {details.starts_time:%H:%M}–{details.ends_time:%H:%M}"


def moment(at: datetime) -> str:
    """A moment on the clock in Oslo, as a sentence has it."""
    there = at.astimezone(clock.OSLO)
    return f"{date_format(there.date())}, {there:%H:%M}"


def where(details: OccasionDetails) -> list[str]:
    """A room, a link or both, each a paragraph."""
    return [text for text in (details.place, details.link) if text]
