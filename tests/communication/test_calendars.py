"""Calendars, read by another library, and what the great calendars are known to ask for.

Outlook: METHOD the same in the file and in the part's type, a VTIMEZONE with rules for each TZID, ORGANIZER, UID
unchanged, SEQUENCE not lowered, CRLF, lines of 75 octets; it passes over RDATE. Google: the part beside the text, an
ATTENDEE that is whom it is sent to, DTSTAMP in UTC. Apple: VALUE=DATE with the day after as DTEND, no two events of
one UID. All: a series is one RRULE whose UNTIL is in UTC, with EXDATE in the zone of DTSTART.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject

from stafett.communication import calendars
from stafett.communication.calendars import Entry, Invitation, Method, Party
from stafett.lib.clock import OSLO

STAFETT = Party("Stafett", "stafett@example.org")
AASE = Party("Åse, «B»", "aase@example.org")
COURSE = Entry(
    uid="occasion-7@stafett",
    title="Førstehjelp; del 1, med øvelse på et navn som er så langt at linjen må brytes flere steder",
    starts=datetime(2026, 10, 23, 9, tzinfo=OSLO),
    ends=datetime(2026, 10, 23, 11, 30, tzinfo=OSLO),
    changed_at=datetime(2026, 6, 15, 10, tzinfo=OSLO),
    sequence=3,
    place="Rom 3, \\ 2. etasje",
    link="https://stafett.example.org/7/",
    description="Ta med:\nsko",
)
DAYS = replace(COURSE, uid="days@stafett", starts=date(2026, 5, 1), ends=date(2026, 5, 2))


def request(entry: Entry = COURSE, method: Method = Method.REQUEST) -> bytes:
    return calendars.sent(Invitation(entry=entry, method=method), organiser=STAFETT, attendee=AASE)


def lines(written: bytes) -> list[str]:
    """Unfolded, as a reader sees them."""
    return written.decode().replace("\r\n ", "").split("\r\n")


def test_another_library_reads_what_was_written():
    event = vobject.readOne(request().decode()).vevent

    assert event.summary.value == COURSE.title
    assert event.location.value == COURSE.place
    assert event.description.value == f"{COURSE.description}\n\n{COURSE.link}"
    assert (event.dtstart.value, event.dtend.value) == (COURSE.starts, COURSE.ends)
    assert event.attendee.value == "mailto:aase@example.org"
    assert event.attendee.params["CN"] == ["Åse, «B»"]
    assert event.organizer.value == "mailto:stafett@example.org"


def test_an_invitation_says_what_calendars_ask_for():
    said = lines(request())

    for line in (
        "BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:REQUEST", "UID:occasion-7@stafett",
        "DTSTAMP:20260615T080000Z", "SEQUENCE:3", "DTSTART;TZID=Europe/Oslo:20261023T090000",
        "DTEND;TZID=Europe/Oslo:20261023T113000", "ORGANIZER;CN=Stafett:mailto:stafett@example.org",
        "STATUS:CONFIRMED", "URL:https://stafett.example.org/7/",
    ):  # fmt: skip
        assert said.count(line) == 1, line


def test_lines_are_folded_and_end_as_they_must():
    written = request()

    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_cancelling_names_the_same_thing():
    said = lines(request(method=Method.CANCEL))

    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "UID:occasion-7@stafett", "SEQUENCE:3"} < set(said)
    assert any(line.startswith("ATTENDEE") for line in said)


def test_whole_days_end_before_the_day_after():
    said = lines(request(DAYS))

    assert {"DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260503", "TRANSP:TRANSPARENT"} < set(said)


def test_the_time_zone_s_rules_are_oslo_s():
    zone = vobject.readOne(request().decode()).vtimezone.gettzinfo()
    moment = datetime(2000, 1, 1, 12)  # noqa: DTZ001 - a wall clock's, in two zones
    while moment.year < 2040:
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=OSLO).utcoffset(), moment
        moment += timedelta(days=1)


def test_moments_of_other_zones_are_told_in_oslo_s():
    other = replace(COURSE, starts=COURSE.starts.astimezone(UTC), ends=COURSE.ends.astimezone(UTC))

    assert request(other) == request()


SERIES = [date(2026, 10, 23), date(2026, 10, 27), date(2026, 11, 3), date(2026, 11, 13)]


@pytest.mark.parametrize("entry", [COURSE, replace(DAYS, starts=SERIES[0], ends=SERIES[0])])
def test_several_days_are_a_series_of_weeks_without_the_days_between(entry):
    event = vobject.readOne(request(calendars.on_days(entry, SERIES)).decode()).vevent
    said = lines(request(calendars.on_days(entry, SERIES)))

    assert [moment.date() for moment in event.rruleset] == SERIES
    assert event.rrule.value.endswith(";BYDAY=TU,FR")
    assert not any(line.startswith("RDATE") for line in said)
    assert calendars.on_days(entry, SERIES[:1]) == entry


def test_a_series_is_at_the_same_time_on_the_clock_in_summer_and_winter():
    said = lines(request(calendars.on_days(COURSE, SERIES)))

    assert "RRULE:FREQ=WEEKLY;UNTIL=20261113T080000Z;BYDAY=TU,FR" in said
    assert "EXDATE;TZID=Europe/Oslo:20261030T090000,20261106T090000,20261110T090000" in said


MOVED = replace(COURSE, sequence=4, instead_of=datetime(2026, 10, 27, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (MOVED, "RECURRENCE-ID;TZID=Europe/Oslo:20261027T090000"),
        (replace(DAYS, instead_of=SERIES[1]), "RECURRENCE-ID;VALUE=DATE:20261027"),
    ],
)
@pytest.mark.parametrize("method", [Method.REQUEST, Method.CANCEL])
def test_one_time_of_a_series_is_named_by_when_the_series_says_it_is(one, said, method):
    written = request(one, method)
    event = vobject.readOne(written.decode()).vevent

    assert said in lines(written)
    assert (event.uid.value, event.dtstart.value) == (one.uid, one.starts)
    assert event.recurrence_id.value == one.instead_of
    assert not hasattr(event, "rrule")


@pytest.mark.parametrize("entry", [COURSE, DAYS, calendars.on_days(COURSE, SERIES), MOVED])
@pytest.mark.parametrize("method", [Method.REQUEST, Method.CANCEL])
def test_what_is_stored_is_read_again(entry, method):
    invitation = Invitation(entry=entry, method=method)

    assert Invitation.read(invitation.stored()) == invitation


@pytest.mark.parametrize(
    ("other", "sequence"),
    [
        ({"title": "Another name"}, 3),
        ({"description": "Bring nothing"}, 3),
        ({"link": "https://stafett.example.org/8/"}, 3),
        ({"place": "Room 4"}, 4),
        ({"starts": COURSE.starts + timedelta(hours=1)}, 4),
        ({"ends": COURSE.ends + timedelta(hours=1)}, 4),
    ],
)
def test_only_time_and_place_are_asked_about_anew(other, sequence):
    after = replace(COURSE, uid="made anew", sequence=0, **other)

    assert calendars.changed(COURSE, after) == replace(after, uid=COURSE.uid, sequence=sequence)


def test_what_was_stored_before_there_were_series_is_read_too():
    stored = Invitation(entry=COURSE).stored()
    for name in ("repeats", "without"):
        del stored["entry"][name]

    assert Invitation.read(stored).entry == COURSE


def test_a_feed_is_a_named_calendar_of_all_that_is_in_it():
    written = calendars.feed([COURSE, DAYS], name="Stafett")
    read = vobject.readOne(written.decode())

    assert [event.uid.value for event in read.vevent_list] == ["occasion-7@stafett", "days@stafett"]
    assert {
        "METHOD:PUBLISH", "X-WR-CALNAME:Stafett", "X-WR-TIMEZONE:Europe/Oslo", "X-PUBLISHED-TTL:PT4H",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    } < set(lines(written))  # fmt: skip
    assert not any(line.startswith(("ATTENDEE", "ORGANIZER", "STATUS")) for line in lines(written))
    assert calendars.feed([COURSE, DAYS], name="Stafett") == written


def test_an_empty_feed_is_a_calendar_too():
    assert vobject.readOne(calendars.feed([], name="Stafett").decode()).method.value == "PUBLISH"


def test_what_has_no_place_says_none():
    bare = replace(COURSE, place="", link="", description="")

    assert not any(line.startswith(("LOCATION", "URL", "DESCRIPTION")) for line in lines(request(bare)))
