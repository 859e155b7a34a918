"""Calling people to what they have a place at: an occasion as a calendar holds it, and news for those who hold seats.

A recipe brings the words. Whoever holds a seat is told in their own organisation's outbox and in their language; what
is told of a seat bears its name there, so that what is no longer so is taken back before it is sent.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
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
from stafett.people.guests import queries as guests
from stafett.people.models import Guest, Person, Unit
from stafett.people.nearest import leaders

from .invited import queries as invited
from .models import OccasionDetails, SeatState


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


def tell(rows: Iterable[SeatState], news: News) -> None:
    """Tell those who hold some seats. Belongs inside the change it tells of.

    The link that lets a guest in is known to nobody else: they are told to use it, and whom to ask for another, and it
    stands in no calendar. A guest whose link works no longer is told only that it is over, and not where.
    """
    known, today = list(rows), clock.today()
    shut_out = invited.shut_out(known, on=today)
    told = [row for row in known if news.is_for_all or row not in shut_out]
    for home, several in _by_home(told).items():
        inside = [row.guest_id for row in several if row.guest_id is not None and row not in shut_out]
        open_to = guests.with_links(inside, on=today)
        communication.write(home, [_told(row, news, open_to) for row in several])


def tell_guests(guest_ids: Collection[int], news: News) -> None:
    """Tell some guests, with a seat or without one, whose link works. As `tell`."""
    askers = guests.with_links(guest_ids, on=clock.today())
    known = Guest.objects.filter(pk__in=askers).order_by("pk")
    for guest, home in known.values_list("pk", "organisation_id"):
        communication.write(home, [_to_guest(guest, news, news.about, askers[guest])])


def tell_people(person_ids: Collection[int | None], news: News) -> None:
    """Tell some people who work here, with a seat or without one, each in their own organisation's outbox."""
    homes: dict[int, list[Told]] = {}
    known = Person.objects.filter(pk__in=person_ids).order_by("pk")
    for person, home in known.values_list("pk", "organisation_id"):
        homes.setdefault(home, []).append(_to_person(person, news, news.about))
    for home, told in homes.items():
        communication.write(home, told)


def tell_leaders(unit: Unit | None, news: News, *, but: int | None = None, on: date) -> None:
    """Tell those who lead a unit, but for one person, who did it; nobody where there is no unit."""
    if unit is not None:
        tell_people(leaders(unit, on=on) - {but}, news)


def _told(row: SeatState, news: News, open_to: Mapping[int, str]) -> Told:
    """`open_to`: the guests whose link works, each with whom they ask for another."""
    about = news.about or _name(row)
    if row.guest_id is not None:
        return _to_guest(row.guest_id, news, about, open_to.get(row.guest_id))
    return _to_person(row.person_id, news, about)


def _to_person(person_id: int | None, news: News, about: str) -> Told:
    return Told(
        to=person_id,
        kind=news.kind,
        words=news.words,
        about=about,
        is_urgent=news.is_urgent,
        calendar=news.invitation,
    )


def _to_guest(guest_id: int, news: News, about: str, asker: str | None) -> Told:
    """`asker`: whom they ask for another link; None for whom none works."""
    invitation = news.invitation
    calendar = invitation and replace(invitation, entry=_less(invitation.entry, asker is None))
    words = _for_guest(news, asker)
    return Told(guest=guest_id, kind=news.kind, words=words, about=about, calendar=calendar)


def _less(entry: Entry, is_shut_out: bool) -> Entry:
    return replace(entry, link="", place="", description="") if is_shut_out else replace(entry, link="")


def _for_guest(news: News, asker: str | None) -> Callable[[], Words]:
    def words() -> Words:
        said = news.words()
        if asker is None:
            return replace(said, link="", paragraphs=[])
        more = [_("Use the link you were sent.")]
        if asker:
            more.append(_("If you do not have it, ask %(name)s for a new one.") % {"name": asker})
        return replace(said, link="", paragraphs=[*said.paragraphs, " ".join(more)])

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
    outside = Guest.objects.filter(pk__in={row.guest_id for row in known if row.guest_id}, forgotten_on=None)
    homes: dict[tuple[int | None, int | None], int]
    homes = {(key, None): home for key, home in people.values_list("pk", "organisation_id")}
    homes |= {(None, key): home for key, home in outside.values_list("pk", "organisation_id")}
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


def begins(details: OccasionDetails) -> datetime | date | None:
    """When it starts, on the clock in Oslo, or the day where it lasts whole days; None without a day."""
    return _moment(details.starts_on, details.starts_time) if details.starts_on else None


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
