from datetime import date

import pytest

from stafett.arenas.models import ArenaDetails, Party, Pool
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When
from stafett.people.actor import NOBODY
from stafett.recipes.gathering import actions as gatherings
from stafett.recipes.gathering.meeting import actions, queries
from stafett.recipes.gathering.proposals import actions as proposals
from tests import factories
from tests.factories import TODAY, arenas, days_ahead

pytestmark = pytest.mark.django_db


def test_the_meeting_points_of_a_series_with_the_next_time(proposal, series, charlie) -> None:
    assert queries.agreed() == []
    assert queries.of_series(series, on=TODAY) == []
    proposals.agree(proposal.matter, by=charlie.actor, on=TODAY)
    (point,) = queries.of_series(series, on=TODAY)

    assert queries.agreed() == [proposal]
    assert (point.details.title, point.next.starts_on, point.is_over) == (
        "Morning coffee of those on duty",
        days_ahead(8),
        False,
    )


def test_a_guest_has_those_they_have_a_place_in_until_they_end(proposal, series, guest, charlie) -> None:
    proposals.agree(proposal.matter, by=charlie.actor, on=TODAY)
    (point,) = queries.of_series(series, on=TODAY)
    assert queries.of_guest(guest, series, on=TODAY) == []
    arenas.guest_seat(Pool.objects.get(arena=point.row.arena), guest.guest_id)
    assert queries.of_guest(guest, series, on=TODAY) == [point]
    actions.end(point.row, "Nobody came", by=charlie.actor, on=TODAY)
    assert queries.of_guest(guest, series, on=TODAY) == []


def test_its_owner_answers_for_it_also_below_a_member_and_the_keeper_where_that_has_left(
    point, series, alice, charlie, unit_a, unit_elsewhere
) -> None:
    inside = factories.unit(unit_elsewhere, "Night patrol")
    for owner, answers in ((unit_elsewhere, unit_elsewhere), (inside, inside)):
        ArenaDetails.objects.open().filter(arena=point.arena).update(owner_unit=owner)
        assert queries.answers_for(point.arena, on=TODAY) == answers.pk
        assert not queries.may_keep(alice.actor, point.arena, on=TODAY)

    party = Party.objects.open().get(arena=series, unit=unit_elsewhere)
    gatherings.remove_member(series, party, by=alice.actor, on=TODAY)
    assert queries.answers_for(point.arena, on=TODAY) == unit_a.pk
    assert queries.may_keep(alice.actor, point.arena, on=TODAY)
    assert not queries.may_keep(charlie.actor, point.arena, on=TODAY)


def test_what_came_of_no_series_is_no_meeting_point(series) -> None:
    with pytest.raises(LookupError):
        queries.series_of(series)


def test_the_member_somebody_works_for(series, alice, bob, charlie, unit_a, unit_b, unit_elsewhere) -> None:
    assert queries.member_of(alice.actor, series, on=TODAY) == unit_a.pk
    assert queries.member_of(charlie.actor, series, on=TODAY) == unit_elsewhere.pk
    unseen, outside = bob.actor, NOBODY
    assert [queries.member_of(who, series, on=TODAY) for who in (unseen, outside)] == [None, None]


def test_one_time_called_off_is_shown_and_is_not_the_next(point, months, charlie) -> None:
    actions.call_off(months[0], "Holidays", by=charlie.actor, on=TODAY)
    found = queries.point(point, on=TODAY)
    assert (found.months[0].is_off, found.months[1].is_off, len(found.months)) == (True, False, 12)
    assert found.next.occasion == months[1]
    actions.end(point, "Enough", by=charlie.actor, on=TODAY)
    over = queries.point(point, on=TODAY)
    assert (over.months, over.next) == ((), None)


def test_what_a_public_holiday_is_called(months) -> None:
    row = times.details(months[0])
    assert queries.month(row).holiday == ""
    row.starts_on = date(2026, 12, 25)
    assert queries.month(row).holiday == "Første juledag"
    row.starts_on = None
    assert queries.month(row).holiday == ""


def test_a_time_is_seen_by_who_sees_the_series_and_as_the_series_says_it(
    point, gathering, months, charlie, erik
) -> None:
    assert set(queries.seen_by(charlie.actor)) == set(months)
    assert list(queries.seen_by(erik.actor)) == []
    now = times.details(months[1])
    later = When(starts_on=days_ahead(40))
    actions.move(months[1], later, "Holidays", seen=now.pk, by=charlie.actor, on=TODAY)
    said = queries.first_said(point.arena)
    assert said[months[1].pk].starts_on == now.starts_on
    assert set(said) == {one.pk for one in months}
