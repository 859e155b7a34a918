from datetime import date, time, timedelta

import pytest

from stafett.arenas import actions as arenas_
from stafett.arenas import queries as arenas
from stafett.arenas.attendance import queries as attendance
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import OccasionDetails, Party, SeatState, State
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When
from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import actions as keeping
from stafett.recipes.gathering import queries as series_
from stafett.recipes.gathering.meeting import actions, queries
from stafett.recipes.gathering.models import MeetingPoint
from stafett.recipes.gathering.outside import actions as outside
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from tests.factories import TODAY, days_ago, days_ahead, gatherings
from tests.factories.arenas import NOON, change

pytestmark = pytest.mark.django_db


def planned(point) -> int:
    rows = OccasionDetails.objects.open().filter(occasion__arena=point.arena, cancelled_on=None)
    return rows.count()


def test_what_is_agreed_to_meets_every_month_by_itself(proposal, series, bob, charlie) -> None:
    assert actions.keep_up(on=TODAY) == 0
    assert proposals.agree(proposal.matter, by=charlie.actor, on=TODAY) == 12

    point = MeetingPoint.objects.open().get()
    assert (planned(point), point.arena.follows, point.arena.how) == (12, series, "continues")
    assert list(
        SeatState.objects.open().filter(pool__arena=point.arena).values_list("person", flat=True)
    ) == [bob.person.pk]
    assert [row.unit_id for row in arenas.parties(point.arena)] == [
        row.unit_id for row in arenas.parties(series)
    ]
    assert list(series_.visible_to(bob.actor)) == [series]

    assert actions.keep_up(on=TODAY) == 0
    assert actions.keep_up(on=days_ahead(70)) == 3
    assert planned(point) == 15


def test_without_a_group_it_is_for_all_who_take_part_in_the_gathering(
    gathering, guest, ours, alice, bob, charlie, unit_a, unit_elsewhere
) -> None:
    for who, unit, by in ((bob, unit_a, alice), (charlie, unit_elsewhere, charlie)):
        people.sign_up(gathering, gatherings.places(gathering, unit), [who.person.pk], by=by.actor, at=NOON)
    outside.come(gathering, by=guest, at=NOON)
    gatherings.met(gathering, ours, alice.actor)

    assert taking_part() == [(bob.person.pk, None), (charlie.person.pk, None), (None, guest.guest_id)]


def test_nobody_takes_part_for_a_member_that_has_left_nor_from_what_was_called_off(
    series, gathering, guest, ours, alice, bob, charlie, unit_a, unit_elsewhere
) -> None:
    for who, unit, by in ((bob, unit_a, alice), (charlie, unit_elsewhere, charlie)):
        people.sign_up(gathering, gatherings.places(gathering, unit), [who.person.pk], by=by.actor, at=NOON)
    with change(series.organisation) as opened:
        arenas_.leave(Party.objects.open().get(arena=series, unit=unit_elsewhere), change=opened)
    gatherings.met(gathering, ours, alice.actor)
    assert taking_part() == [(bob.person.pk, None)]

    keeping.call_off(gathering, "Storm", by=alice.actor, at=NOON)
    gatherings.met(gathering, ours, alice.actor)
    assert taking_part() == [(bob.person.pk, None)]


def test_who_joins_for_a_member_that_came_later_takes_part_too(point, series, gunnar, alice, unit_b) -> None:
    with change(series.organisation) as opened:
        arenas_.join(series, "member", unit=unit_b, change=opened)
    actions.join(point, by=gunnar.actor, on=TODAY)

    rows = attendance.taking_part().filter(pool__arena=point.arena)
    assert (None, gunnar.person.pk) not in attendance.holders(rows)
    assert (gunnar.person.pk, None) in attendance.holders(rows)


def taking_part() -> list[tuple[int | None, int | None]]:
    rows = SeatState.objects.open().filter(pool__occasion=None, state=State.TAKEN).order_by("seat_id")
    return list(rows.values_list("person_id", "guest_id"))


def test_who_sees_the_series_joins_and_leaves(point, alice, bob, charlie, guest, unit_a) -> None:
    for _twice in range(2):
        actions.join(point, by=alice.actor, on=TODAY)
    row = SeatState.objects.open().get(person=alice.person, pool__arena=point.arena)
    assert (row.state, row.seat.for_unit) == (State.TAKEN, unit_a)
    assert Entry.objects.latest("position").verb == "gathering.meeting_joined"
    assert taking_part() == [(bob.person.pk, None), (alice.person.pk, None)]

    actions.leave(point, by=bob.actor, on=TODAY)
    assert taking_part() == [(alice.person.pk, None)]
    for who in (bob.actor, guest):
        with pytest.raises(NotAllowed, match="do not take part"):
            actions.leave(point, by=who, on=TODAY)


def test_others_do_not_join_nor_anybody_what_is_over(point, alice, erik, guest, charlie) -> None:
    for who in (erik.actor, guest):
        with pytest.raises(NotAllowed, match="work for a member"):
            actions.join(point, by=who, on=TODAY)
    actions.end(point, "Enough", by=charlie.actor, on=TODAY)
    with pytest.raises(NotAllowed, match="no longer"):
        actions.join(point, by=alice.actor, on=TODAY)


def test_of_a_member_that_has_left_the_keeper_moves_calls_off_and_ends_it(
    point, months, series, alice, charlie, unit_elsewhere
) -> None:
    party = Party.objects.open().get(arena=series, unit=unit_elsewhere)
    keeping.remove_member(series, party, by=alice.actor, on=TODAY)
    now = times.details(months[1])
    known = {"seen": now.pk, "on": TODAY}
    with pytest.raises(NotAllowed):
        actions.move(months[1], at(days_ahead(40)), "Holidays", by=charlie.actor, **known)
    actions.move(months[1], at(days_ahead(40)), "Holidays", by=alice.actor, **known)
    actions.call_off(months[2], "Holidays", by=alice.actor, on=TODAY)
    actions.end(point, "They left", by=alice.actor, on=TODAY)
    assert planned(point) == 0


def at(day: date) -> When:
    return When(starts_on=day, starts_time=time(10), ends_time=time(11))


def test_one_time_is_moved_and_the_others_stay(months, alice, charlie) -> None:
    july, august = months[1:3]
    now = times.details(july)
    known = {"seen": now.pk, "on": TODAY}
    with pytest.raises(NotAllowed):
        actions.move(july, at(days_ahead(40)), "Holidays", by=alice.actor, **known)
    with pytest.raises(ArenaError, match="why it is moved"):
        actions.move(july, at(days_ahead(40)), "", by=charlie.actor, **known)
    with pytest.raises(ArenaError, match="today or later"):
        actions.move(july, at(days_ago(1)), "Holidays", by=charlie.actor, **known)
    moved = actions.move(july, at(days_ahead(40)), "Holidays", by=charlie.actor, **known)

    assert (moved.starts_on, moved.starts_time, moved.postponed_from) == (
        days_ahead(40), time(10), now.starts_on,
    )  # fmt: skip
    assert (moved.sequence, moved.grounds, moved.link) == (1, "Holidays", now.link)
    assert times.details(august).sequence == 0
    entry = Entry.objects.latest("position")
    assert entry.verb == "gathering.meeting_moved"
    with pytest.raises(ChangedMeanwhile):
        actions.move(july, at(days_ahead(41)), "Holidays", by=charlie.actor, **known)


def test_another_hour_is_no_other_day(months, charlie) -> None:
    now = times.details(months[1])
    moved = actions.move(months[1], at(now.starts_on), "", seen=now.pk, by=charlie.actor, on=TODAY)
    assert (moved.postponed_from, moved.sequence, moved.starts_time) == (None, 1, time(10))


def test_one_time_is_called_off_with_a_word_why_and_is_not_planned_again(
    point, months, alice, charlie
) -> None:
    with pytest.raises(NotAllowed):
        actions.call_off(months[1], "Holidays", by=alice.actor, on=TODAY)
    with pytest.raises(ArenaError, match="why"):
        actions.call_off(months[1], " ", by=charlie.actor, on=TODAY)
    off = actions.call_off(months[1], "Holidays", by=charlie.actor, on=TODAY)

    assert (off.cancelled_on, off.grounds, planned(point)) == (TODAY, "Holidays", 11)
    assert Entry.objects.latest("position").verb == "gathering.meeting_called_off"
    with pytest.raises(NotAllowed, match="called off"):
        actions.call_off(months[1], "Again", by=charlie.actor, on=TODAY)
    with pytest.raises(NotAllowed, match="has been"):
        actions.call_off(months[0], "Late", by=charlie.actor, on=days_ahead(20))
    assert actions.keep_up(on=TODAY) == 0


@pytest.mark.parametrize("days", [-10, 40])
def test_the_last_time_moved_the_next_ones_are_planned_as_the_series_says(
    point, months, charlie, days
) -> None:
    last = times.details(months[-1])
    moved = at(last.starts_on + timedelta(days=days))
    actions.move(months[-1], moved, "Holidays", seen=last.pk, by=charlie.actor, on=TODAY)
    assert actions.keep_up(on=TODAY) == 0
    assert actions.keep_up(on=days_ahead(70)) == 3
    assert planned(point) == 15


def test_ended_what_was_planned_is_called_off_and_nothing_new_comes(proposal, alice, charlie) -> None:
    proposals.agree(proposal.matter, by=charlie.actor, on=TODAY)
    point = MeetingPoint.objects.open().get()
    with pytest.raises(NotAllowed):
        actions.end(point, "Enough", by=alice.actor, on=TODAY)
    with pytest.raises(ArenaError, match="why"):
        actions.end(point, "", by=charlie.actor, on=TODAY)
    actions.end(point, "Enough", by=charlie.actor, on=TODAY)

    assert planned(point) == 0
    assert actions.keep_up(on=days_ahead(70)) == 0
    assert queries.point(point, on=TODAY).is_over
