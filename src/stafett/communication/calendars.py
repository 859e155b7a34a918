"""iCalendar (RFC 5545, 5546): from what is to stand in a calendar to the bytes of an invitation or a feed.

Pure: no database, no clock. What Outlook, Google and Apple ask for stands in tests/communication/test_calendars.py.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration, vRecur, vText

from stafett.lib.clock import OSLO

PRODUCT = "-//Stafett//Stafett//NO"
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Oslo
X-LIC-LOCATION:Europe/Oslo
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""Oslo's time since 1996, as a rule: Outlook passes over a zone that lists its days one by one."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ASKED_AGAIN_AFTER = timedelta(hours=4)
"""How often a calendar that follows the feed is asked to look."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something in a calendar. `starts` and `ends`: moments with their zone, or days (both included).

    `uid` never changes; `sequence` counts how often time or place were changed. `changed_at`: when any of it was.
    `repeats`: by which rule (as in RRULE) it is again, but for the days it is `without`. `instead_of`: for one time of
    such a series alone, which has the series' uid: when the series says it starts."""

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | date
    changed_at: datetime
    sequence: int = 0
    place: str = ""
    link: str = ""
    description: str = ""
    repeats: str = ""
    without: tuple[date, ...] = ()
    instead_of: datetime | date | None = None


def on_days(entry: Entry, days: Collection[date]) -> Entry:
    """The entry, which is on the first of some days, on all of them at the same times: as a series of weeks without
    the days between, which every calendar reads (a list of days is passed over by Outlook)."""
    if len(days) < 2:
        return entry
    first, last = min(days), max(days)
    weekdays = {day.weekday() for day in days}
    until = last.strftime("%Y%m%d")
    if isinstance(entry.starts, datetime):
        until = datetime.combine(last, entry.starts.timetz()).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    between = (first + timedelta(days=number) for number in range((last - first).days))
    return replace(
        entry,
        repeats=f"FREQ=WEEKLY;UNTIL={until};BYDAY={','.join(WEEKDAYS[day] for day in sorted(weekdays))}",
        without=tuple(day for day in between if day.weekday() in weekdays and day not in days),
    )


class Method(StrEnum):
    """What a calendar is to do with what it gets."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


MOMENTS = ("starts", "ends", "changed_at", "instead_of")


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """An entry sent to somebody's calendar, or taken out of it."""

    entry: Entry
    method: Method = Method.REQUEST

    def stored(self) -> dict[str, Any]:
        """As JSON; `read` reads it again."""
        told = asdict(self.entry)
        for name in MOMENTS:
            told[name] = told[name] and told[name].isoformat()
        told["without"] = [day.isoformat() for day in self.entry.without]
        return {"method": self.method.value, "entry": told}

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        told = dict(stored["entry"])
        for name in MOMENTS:
            told[name] = _moment(told[name]) if told.get(name) else None
        told["without"] = tuple(map(date.fromisoformat, told.get("without", ())))
        return cls(entry=Entry(**told), method=Method(stored["method"]))


def _moment(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def changed(before: Entry, after: Entry) -> Entry:
    """The entry as it is now. Calendars ask people anew when the sequence is raised, so only another time or
    place raises it: another title or description does not."""
    is_elsewhere = (before.starts, before.ends, before.place) != (after.starts, after.ends, after.place)
    return replace(after, uid=before.uid, sequence=before.sequence + is_elsewhere)


@dataclass(frozen=True)
class Party:
    """An organiser or an attendee: a name, and an e-mail address."""

    name: str
    address: str


def sent(invitation: Invitation, *, organiser: Party, attendee: Party) -> bytes:
    """The invitation, or its cancelling, as it is sent to one attendee."""
    is_cancelled = invitation.method == Method.CANCEL
    event = _event(invitation.entry)
    event.add("organizer", _address(organiser))
    asked = _address(attendee)
    asked.params["CUTYPE"] = vText("INDIVIDUAL")
    asked.params["ROLE"] = vText("REQ-PARTICIPANT")
    asked.params["PARTSTAT"] = vText("NEEDS-ACTION")
    asked.params["RSVP"] = vText("FALSE")  # who comes is told here, not by mail
    event.add("attendee", asked)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    return _bytes(invitation.method, [event])


def feed(entries: Iterable[Entry], *, name: str) -> bytes:
    """A whole calendar to follow, under a name. The same entries are the same bytes."""
    return _bytes(Method.PUBLISH, [_event(entry) for entry in entries], name=name)


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _on_clock(entry.starts))
    if isinstance(entry.ends, datetime):
        event.add("dtend", _on_clock(entry.ends))
    else:
        event.add("dtend", entry.ends + timedelta(days=1))  # the first day after it
        event.add("transp", "TRANSPARENT")
    if entry.instead_of is not None:
        event.add("recurrence-id", _on_clock(entry.instead_of))
    if entry.repeats:
        event.add("rrule", vRecur.from_ical(entry.repeats))
    if entry.without:
        event.add("exdate", [_at(entry.starts, day) for day in entry.without])
    event.add("summary", entry.title)
    described = "\n\n".join(text for text in (entry.description, entry.link) if text)
    for field, value in (("location", entry.place), ("url", entry.link), ("description", described)):
        if value:
            event.add(field, value)
    return event


def _on_clock(moment: datetime | date) -> datetime | date:
    """A moment on the clock in Oslo; a day as it is."""
    return moment.astimezone(OSLO) if isinstance(moment, datetime) else moment


def _at(starts: datetime | date, day: date) -> datetime | date:
    """A day, at the time on the clock in Oslo that something starts."""
    if isinstance(starts, datetime):
        return datetime.combine(day, starts.astimezone(OSLO).time(), OSLO)
    return day


def _address(party: Party) -> vCalAddress:
    address = vCalAddress(f"mailto:{party.address}")
    address.params["CN"] = vText(party.name)
    return address


def _bytes(method: Method, events: list[Event], *, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", OSLO.key)
        calendar.add("x-published-ttl", vDuration(ASKED_AGAIN_AFTER))
        calendar.add("refresh-interval", ASKED_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_ical(ZONE))
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical(sorted=False)
    return written
