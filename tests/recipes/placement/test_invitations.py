"""The days of a stay in the guest's calendar, as another library reads them."""

from datetime import date, time, timedelta

import pytest

from stafett.arenas.occasions import queries as occasions
from stafett.communication.models import Message
from stafett.lib.clock import OSLO
from stafett.people.models import Identity
from stafett.recipes.placement import invitations
from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.visits import actions as visits
from tests.factories import TODAY, placements
from tests.factories.placements import FIRST, SIXTEEN_WEEKS
from tests.recipes.mail import asked, keys, told

pytestmark = pytest.mark.django_db

THE_DAYS = ("Bob", "The days of your work shadowing, for your calendar")
DAYS_OFF = ("Bob", "Days of your work shadowing were called off, and leave your calendar")

ALL_THREE = ["Alice", "Bob", "Charlie"]


def in_calendar(event) -> list[date]:
    """The days an event is on."""
    return [moment.date() for moment in event.rruleset or [event.dtstart.value]]


def planned(stay) -> list[date]:
    """The days that stand."""
    return [row.starts_on for row in agreements.days_of([stay])]


def test_the_days_agreed_are_one_series_for_the_guest_alone(agreed, bob) -> None:
    ((method, event),) = asked()

    assert (method, event.summary.value) == ("REQUEST", "A look at home care")
    assert in_calendar(event) == planned(agreed)
    assert len(planned(agreed)) == 22
    assert event.dtstart.value.timetz() == time(8, tzinfo=OSLO)
    assert event.dtend.value - event.dtstart.value == timedelta(hours=7, minutes=30)
    (message,) = Message.objects.filter(calendar__isnull=False)
    assert (message.person, message.link, message.paragraphs) == (
        bob.person,
        f"/work-shadowing/{agreed.pk}/",
        [],
    )


def test_a_day_called_off_leaves_the_series_under_the_same_name(agreed, bob, alice) -> None:
    before = asked()[0][1]
    told()
    day = agreements.days_of([agreed])[3]
    terms.call_off(agreed, day.occasion_id, "Ill", by=bob.actor, on=TODAY)

    ((method, event),) = asked()
    assert (method, event.uid.value) == ("REQUEST", before.uid.value)
    assert int(event.sequence.value) == int(before.sequence.value) + 1
    assert day.starts_on not in in_calendar(event)
    assert in_calendar(event) == planned(agreed)
    assert THE_DAYS in told()


def test_the_first_day_called_off_moves_its_beginning(agreed, bob) -> None:
    terms.call_off(agreed, agreements.days_of([agreed])[0].occasion_id, "Ill", by=bob.actor, on=TODAY)
    _method, event = asked()[-1]
    assert in_calendar(event) == planned(agreed)


def test_an_extension_makes_the_series_longer_and_words_alone_do_not(agreed, everybody, charlie) -> None:
    told()
    seen = agreements.latest(agreed).version
    shift = Shift(date(2027, 6, 5), time(8), time(15, 30))
    night = Shift(date(2027, 6, 6), time(22), time(7))
    terms.extend(agreed, SIXTEEN_WEEKS, given=(shift, night), seen=seen, by=charlie.actor, on=TODAY)
    assert asked() == []
    placements.consent(agreed, everybody)

    nights, days = sorted(asked(), key=lambda one: len(in_calendar(one[1])))
    assert [shift.day, night.day] == [in_calendar(days[1])[-2], nights[1].dtstart.value.date()]
    assert sorted([*in_calendar(days[1]), night.day]) == planned(agreed)
    assert (nights[1].dtend.value - nights[1].dtstart.value) == timedelta(hours=9)
    assert nights[1].uid.value != days[1].uid.value


def test_broken_off_the_days_after_it_leave_the_calendar(agreed, charlie) -> None:
    told()
    last = FIRST + timedelta(days=21)
    ends.break_off(agreed, last, "We are moving", by=charlie.actor, on=last, at=placements.LATER)

    ((method, event),) = asked()
    assert (method, in_calendar(event)) == ("REQUEST", planned(agreed))
    assert max(planned(agreed)) <= last


def test_a_stay_that_never_was_leaves_it_whole(agreed, alice) -> None:
    uid = asked()[0][1].uid.value
    told()
    ends.break_off(agreed, None, "Another job", by=alice.actor, on=FIRST, at=placements.LATER)

    ((method, event),) = asked()
    assert (method, event.uid.value, event.status.value) == ("CANCEL", uid, "CANCELLED")
    assert DAYS_OFF in told()


def test_a_return_visit_is_an_entry_of_its_own_for_all_of_them(agreed, charlie) -> None:
    told()
    day = FIRST + timedelta(days=30)
    planned = visits.Planned(title="We come to you", day=day)
    visit = visits.plan(agreed, planned, by=charlie.actor, on=TODAY).occasion_id

    event, *others = (one for _method, one in asked())
    assert (event.summary.value, event.dtstart.value) == ("We come to you", day)
    assert {one.uid.value for one in others} == {event.uid.value}
    assert not hasattr(event, "rrule")
    assert sorted(told()) == [(name, "A return visit was planned") for name in ALL_THREE]

    visits.move(agreed, visit, visits.Moved(day=day + timedelta(days=1)), by=charlie.actor, on=TODAY)
    assert keys() == [("REQUEST", event.uid.value, "1")] * 3
    assert sorted(told()) == [(name, "A return visit was moved") for name in ALL_THREE]

    visits.call_off(agreed, visit, "Too few at work", by=charlie.actor, on=TODAY)
    assert keys() == [("CANCEL", event.uid.value, "2")] * 3
    off = "A return visit was called off, and leaves your calendar"
    assert sorted(told()) == [(name, off) for name in ALL_THREE]


def test_a_host_outside_plans_it_and_has_it_in_the_calendar_too(bob, alice, unit_a) -> None:
    stay, host = placements.agreed_outside(bob, alice, unit_a.pk)
    told()
    planned = visits.Planned(title="We come to you", day=FIRST)
    visit = visits.plan(stay, planned, by=host, on=TODAY).occasion_id
    assert len(asked()) == 3
    assert sorted(told()) == [(name, "A return visit was planned") for name in ("Alice", "Bob", "guest")]
    visits.call_off(stay, visit, "Too few at work", by=host, on=TODAY)
    assert [method for method, _event in asked()] == ["CANCEL"] * 3


def test_broken_off_a_return_visit_leaves_every_calendar(agreed, charlie) -> None:
    planned = visits.Planned(title="We come to you", day=FIRST + timedelta(days=30))
    visits.plan(agreed, planned, by=charlie.actor, on=TODAY)
    told()
    ends.break_off(agreed, FIRST, "We are moving", by=charlie.actor, on=FIRST, at=placements.LATER)
    assert sorted(method for method, _event in asked()) == ["CANCEL"] * 3 + ["REQUEST"]


def test_of_what_changes_no_day_calendars_hear_nothing(agreed, bob, charlie) -> None:
    told()
    stays.say(agreed, "Where do I park?", by=bob.actor, on=TODAY)
    terms.aim(agreed, "To learn more", by=charlie.actor, on=TODAY)
    ends.finish(agreed, by=charlie.actor, on=placements.TWELVE_WEEKS, at=placements.LATER)
    assert asked() == []


def test_what_has_no_day_is_no_entry(agreed) -> None:
    rows = occasions.of_arenas([agreed.arena])
    rows.update(starts_on=None, ends_on=None)
    assert invitations.of(agreed) == {}


def test_it_is_told_in_the_reader_s_language(stay, everybody, bob) -> None:
    Identity.objects.filter(pk=bob.identity.pk).update(language="nn")
    placements.agreed(stay, everybody)
    assert Message.objects.get(calendar__isnull=False).language == "nn"


def test_a_change_that_fails_tells_nobody(agreed, bob, monkeypatch) -> None:
    told()

    def fail(*_args, **_kwargs) -> None:
        raise RuntimeError

    monkeypatch.setattr(invitations, "changed", fail)
    with pytest.raises(RuntimeError):
        terms.call_off(agreed, agreements.days_of([agreed])[3].occasion_id, "Ill", by=bob.actor, on=TODAY)
    assert told() == []
    assert len(planned(agreed)) == 22
