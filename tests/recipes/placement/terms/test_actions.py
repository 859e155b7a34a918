from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from stafett.arenas.agreements.actions import Stale
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Consent, OccasionDetails, PoolDetails
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.days.rules import Pattern, Shift
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays import queries as stayed
from stafett.recipes.placement.terms import actions, calendar, queries
from stafett.recipes.placement.terms.actions import Reply
from stafett.recipes.placement.workflow import State, Who
from tests import factories
from tests.factories import TODAY, placements
from tests.factories.placements import (
    FIRST,
    SIXTEEN_WEEKS,
    TUESDAYS_AND_THURSDAYS,
    TWELVE_WEEKS,
    WORDING,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(stay, alice, charlie):
    return placements.accepted(stay, alice, charlie)


def test_three_consents_to_one_version_make_the_days(accepted, everybody, charlie, alice, bob, today) -> None:
    by, period = charlie.actor, (FIRST, TWELVE_WEEKS)
    version = actions.propose(accepted, WORDING, TUESDAYS_AND_THURSDAYS, *period, seen=None, by=by, on=TODAY)
    done = [
        actions.answer(accepted, version, role, by=one.actor, on=today) for role, one in everybody.items()
    ]

    assert done == [False, False, True]
    assert now(accepted).state == State.AGREED
    days = list(queries.days_of([accepted]))
    assert len(days) == 22
    assert (days[0].starts_on, days[0].starts_time, days[0].ends_time) == (FIRST, time(8), time(15, 30))
    due = [row.due_on for row in calendar.later(accepted)]
    assert due == [date(2027, 8, 12)] * 2


def test_terms_say_what_they_must(accepted, charlie, alice, bob) -> None:
    def propose(wording=WORDING, pattern=TUESDAYS_AND_THURSDAYS, last=TWELVE_WEEKS, by=charlie) -> None:
        actions.propose(accepted, wording, pattern, FIRST, last, seen=None, by=by.actor, on=TODAY)

    for wrong in (
        {"wording": replace(WORDING, payer=" ")},
        {"wording": replace(WORDING, goals=("One",))},
        {"pattern": Pattern()},
        {"last": FIRST - timedelta(days=1)},
    ):
        with pytest.raises(PlacementError):
            propose(**wrong)
    propose(by=bob)
    with pytest.raises(ChangedMeanwhile):
        propose(by=alice)


def test_one_consents_for_oneself_and_says_why_not(accepted, charlie, alice, dana, today) -> None:
    by, period = charlie.actor, (FIRST, TWELVE_WEEKS)
    version = actions.propose(accepted, WORDING, TUESDAYS_AND_THURSDAYS, *period, seen=None, by=by, on=TODAY)
    for role, one in ((Who.GUEST, alice), (Who.HOST, dana)):
        with pytest.raises(NotAllowed):
            actions.answer(accepted, version, role, by=one.actor, on=today)
    with pytest.raises(ArenaError):
        actions.answer(accepted, version, Who.HOME, reply=Reply(False), by=alice.actor, on=today)
    no = Reply(False, "Not Thursdays")
    assert not actions.answer(accepted, version, Who.HOME, reply=no, by=alice.actor, on=today)
    assert queries.latest(accepted).answer("home").grounds == "Not Thursdays"


def test_sixteen_weeks_for_twelve_asks_three_again_and_adds_exactly_eight_days(
    agreed, everybody, charlie
) -> None:
    before = {row.occasion_id: row for row in queries.days_of([agreed])}
    first = queries.latest(agreed)
    actions.extend(
        agreed, SIXTEEN_WEEKS, seen=first.version, grounds="More to see", by=charlie.actor, on=TODAY
    )
    assert queries.latest(agreed).missing == ["guest", "home", "host"]
    assert len(queries.days_of([agreed])) == len(before)

    placements.consent(agreed, everybody)
    after = {row.occasion_id: row for row in queries.days_of([agreed])}
    assert {key: row.pk for key, row in after.items() if key in before} == {
        key: row.pk for key, row in before.items()
    }
    added = [row.starts_on for key, row in after.items() if key not in before]
    assert len(added) == 8
    assert (added[0], added[-1]) == (date(2027, 5, 13), date(2027, 6, 8))
    assert Consent.objects.open().count() == 6
    assert [row.due_on for row in calendar.later(agreed)] == [date(2027, 9, 9)] * 2


def test_an_extension_is_longer_and_may_have_days_of_its_own(agreed, everybody, charlie) -> None:
    seen = queries.latest(agreed).version
    for wrong in (TWELVE_WEEKS, TWELVE_WEEKS + timedelta(days=0)):
        with pytest.raises(PlacementError):
            actions.extend(agreed, wrong, seen=seen, by=charlie.actor, on=TODAY)
    night = Shift(date(2027, 5, 15), time(22), time(7))
    actions.extend(agreed, date(2027, 5, 16), given=(night,), seen=seen, by=charlie.actor, on=TODAY)
    placements.consent(agreed, everybody)
    last = queries.days_of([agreed]).last()
    assert (last.starts_on, last.ends_on, last.starts_time) == (night.day, date(2027, 5, 16), time(22))
    with pytest.raises(Stale):
        actions.extend(agreed, SIXTEEN_WEEKS, seen=seen, by=charlie.actor, on=TODAY)


def test_other_days_call_off_what_is_dropped_and_keep_what_has_been(agreed, everybody, charlie) -> None:
    seen, halfway = queries.latest(agreed).version, date(2027, 4, 1)
    only = Pattern(weekdays=frozenset({4}), starts=time(8), ends=time(15, 30))
    moved = replace(WORDING, place="Room 2")
    actions.propose(agreed, moved, only, FIRST, TWELVE_WEEKS, seen=seen, by=charlie.actor, on=TODAY)
    placements.consent(agreed, everybody, on=halfway)

    rows = list(queries.days_of([agreed]))
    assert {row.starts_on.isoweekday() for row in rows if row.starts_on >= halfway} == {4}
    assert {row.starts_on.isoweekday() for row in rows if row.starts_on < halfway} == {2, 4}
    assert {row.place for row in rows if row.starts_on >= halfway} == {"Room 2"}
    off = OccasionDetails.objects.open().exclude(cancelled_on=None)
    assert {row.starts_on.isoweekday() for row in off} == {2}


def test_a_day_is_called_off_with_a_word_why(agreed, bob, dana) -> None:
    day = queries.days_of([agreed])[3]
    with pytest.raises(NotAllowed):
        actions.call_off(agreed, day.occasion_id, "Ill", by=dana.actor, on=FIRST)
    with pytest.raises(PlacementError):
        actions.call_off(agreed, day.occasion_id, " ", by=bob.actor, on=FIRST)
    actions.call_off(agreed, day.occasion_id, "Another meeting", by=bob.actor, on=FIRST)
    assert len(queries.days_of([agreed])) == 21
    with pytest.raises(PlacementError):
        actions.call_off(agreed, day.occasion_id, "Another meeting", by=bob.actor, on=FIRST)


def test_a_purpose_changes_on_the_way_and_keeps_its_trace(agreed, bob) -> None:
    actions.aim(agreed, "Moving to the new platform", by=bob.actor, on=FIRST)
    actions.aim(agreed, "The whole", grounds="The move went well", by=bob.actor, on=date(2027, 4, 1))
    said = agreed.arena.purposes.filter(closed=None).order_by("since")
    assert [(one.text, one.grounds) for one in said] == [
        ("Moving to the new platform", ""),
        ("The whole", "The move went well"),
    ]


def test_what_all_three_have_agreed_to_is_not_answered_again(agreed, bob, today) -> None:
    version = queries.latest(agreed).version
    day = queries.days_of([agreed])[0]
    actions.call_off(agreed, day.occasion_id, "Not that day", by=bob.actor, on=today)
    before = len(queries.days_of([agreed]))

    for reply in (Reply(), Reply(False, "After all not")):
        with pytest.raises(PlacementError):
            actions.answer(agreed, version, Who.GUEST, reply=reply, by=bob.actor, on=today)

    assert len(queries.days_of([agreed])) == before
    assert queries.latest(agreed).is_agreed


class TestTheMonthItBegins:
    """The host takes one guest a month; two apply for February."""

    MARCH = date(2027, 3, 2)

    @pytest.fixture
    def offer(self, charlie, unit_elsewhere):
        return placements.offer(charlie, unit_elsewhere.pk, per_month=1)

    @pytest.fixture
    def waiting(self, another, accepted, charlie, at):
        waits = another("Per Ås")
        assert stays.accept(waits, by=charlie.actor, at=at) == State.WAITING
        return waits

    def propose(self, stay, by, first=MARCH):
        last = first + timedelta(weeks=12)
        return actions.propose(
            stay, WORDING, TUESDAYS_AND_THURSDAYS, first, last, seen=None, by=by.actor, on=TODAY
        )

    def in_march(self, offer, alice, charlie, at, unit_a):
        guest = factories.member(unit_a, "Pia Ås")
        stay = placements.sent(placements.asked(offer, guest, unit_a.pk), alice, first=self.MARCH)
        return stays.accept(stay, by=charlie.actor, at=at)

    def test_the_place_follows_what_is_agreed_and_who_waits_gets_the_one_that_is_free(
        self, accepted, waiting, everybody, charlie, at
    ) -> None:
        self.propose(accepted, charlie)
        assert month(accepted) == "2027-02"
        placements.consent(accepted, everybody)
        assert month(accepted) == "2027-03"
        assert stayed.place(now(waiting), at=at).until is not None

    def test_a_month_that_is_full_is_not_proposed(self, accepted, offer, alice, charlie, unit_a, at) -> None:
        assert self.in_march(offer, alice, charlie, at, unit_a) == State.AGREEING
        with pytest.raises(PlacementError, match="begin in March 2027"):
            self.propose(accepted, charlie)
        assert (queries.latest(accepted), month(accepted)) == (None, "2027-02")

    def test_nor_agreed_where_the_last_place_went_meanwhile(
        self, accepted, offer, alice, bob, charlie, unit_a, at
    ) -> None:
        version = self.propose(accepted, charlie)
        assert self.in_march(offer, alice, charlie, at, unit_a) == State.AGREEING
        actions.answer(accepted, version, Who.GUEST, by=bob.actor, on=TODAY)
        actions.answer(accepted, version, Who.HOME, by=alice.actor, on=TODAY)
        with pytest.raises(PlacementError, match="begin in March 2027"):
            actions.answer(accepted, version, Who.HOST, by=charlie.actor, on=TODAY)
        assert (now(accepted).state, month(accepted)) == (State.AGREEING, "2027-02")

    def test_who_has_begun_keeps_their_place(
        self, accepted, offer, everybody, alice, charlie, unit_a, at
    ) -> None:
        self.propose(accepted, charlie, FIRST)
        placements.consent(accepted, everybody)
        assert self.in_march(offer, alice, charlie, at, unit_a) == State.AGREEING
        seen = queries.latest(accepted).version
        said = {"seen": seen, "by": charlie.actor, "on": FIRST}
        actions.propose(accepted, WORDING, TUESDAYS_AND_THURSDAYS, self.MARCH, TWELVE_WEEKS, **said)
        placements.consent(accepted, everybody, on=FIRST)
        assert month(accepted) == "2027-02"

    def test_what_was_agreed_of_a_month_stands_when_it_is_extended(
        self, accepted, offer, everybody, alice, charlie, unit_a, at
    ) -> None:
        self.propose(accepted, charlie)
        placements.consent(accepted, everybody)
        seen, last = queries.latest(accepted).version, self.MARCH + timedelta(weeks=16)
        actions.extend(accepted, last, seen=seen, by=charlie.actor, on=TODAY)
        placements.consent(accepted, everybody)
        assert (now(accepted).details.ends_on, month(accepted)) == (last, "2027-03")

    def test_what_the_guest_asked_for_there_by_another_stay_is_that_ones(
        self, accepted, offer, bob, alice, charlie, unit_a, everybody
    ) -> None:
        placements.sent(placements.asked(offer, bob, unit_a.pk), alice, first=self.MARCH)
        version = self.propose(accepted, charlie)
        actions.answer(accepted, version, Who.GUEST, by=bob.actor, on=TODAY)
        actions.answer(accepted, version, Who.HOME, by=alice.actor, on=TODAY)
        with pytest.raises(PlacementError, match="begin in March 2027"):
            actions.answer(accepted, version, Who.HOST, by=charlie.actor, on=TODAY)
        assert month(accepted) == "2027-02"


def month(stay) -> str:
    place = now(stay).application.place
    return PoolDetails.objects.open().get(pool=place.pool).name
