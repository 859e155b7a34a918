import pytest

from stafett.recipes.gathering.meeting import queries
from stafett.recipes.gathering.proposals import actions as proposals
from tests.factories import TODAY, days_ahead

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
