import pytest

from stafett.arenas.models import Pool
from stafett.recipes.gathering.meeting import actions, queries
from stafett.recipes.gathering.proposals import actions as proposals
from tests.factories import TODAY, arenas, days_ahead

pytestmark = pytest.mark.django_db


def test_the_meeting_points_of_a_series_with_the_next_time(proposal, series, charlie) -> None:
    assert queries.agreed() == []
    assert queries.of_series(series, on=TODAY) == []
    proposals.agree(proposal.matter, review_on=None, by=charlie.actor, on=TODAY)
    (point,) = queries.of_series(series, on=TODAY)

    assert queries.agreed() == [proposal]
    assert (point.details.title, point.next.starts_on, point.is_over) == (
        "Morning coffee of those on duty",
        days_ahead(8),
        False,
    )


def test_a_guest_has_those_they_have_a_place_in_until_they_end(proposal, series, guest, charlie) -> None:
    proposals.agree(proposal.matter, review_on=None, by=charlie.actor, on=TODAY)
    (point,) = queries.of_series(series, on=TODAY)
    assert queries.of_guest(guest, series, on=TODAY) == []
    arenas.guest_seat(Pool.objects.get(arena=point.row.arena), guest.guest_id)
    assert queries.of_guest(guest, series, on=TODAY) == [point]
    actions.end(point.row, "Nobody came", by=charlie.actor, on=TODAY)
    assert queries.of_guest(guest, series, on=TODAY) == []
