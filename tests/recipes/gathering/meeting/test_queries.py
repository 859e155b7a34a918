from datetime import date

import pytest

from stafett.arenas.models import Pool
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When
from stafett.recipes.gathering.meeting import actions, queries
from stafett.recipes.gathering.proposals import actions as proposals
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
