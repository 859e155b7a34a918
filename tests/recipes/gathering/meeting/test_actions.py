import pytest

from stafett.arenas import queries as arenas
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import OccasionDetails, SeatState
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import queries as series_
from stafett.recipes.gathering.meeting import actions, queries
from stafett.recipes.gathering.models import MeetingPoint
from stafett.recipes.gathering.proposals import actions as proposals
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db


def planned(point) -> int:
    rows = OccasionDetails.objects.open().filter(occasion__arena=point.arena, cancelled_on=None)
    return rows.count()


def test_what_is_agreed_to_meets_every_month_by_itself(proposal, series, bob, charlie) -> None:
    assert actions.keep_up(on=TODAY) == 0
    assert proposals.agree(proposal.matter, review_on=days_ahead(180), by=charlie.actor, on=TODAY) == 12

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


def test_ended_what_was_planned_is_called_off_and_nothing_new_comes(proposal, alice, charlie) -> None:
    proposals.agree(proposal.matter, review_on=None, by=charlie.actor, on=TODAY)
    point = MeetingPoint.objects.open().get()
    with pytest.raises(NotAllowed):
        actions.end(point, "Enough", by=alice.actor, on=TODAY)
    with pytest.raises(ArenaError, match="why"):
        actions.end(point, "", by=charlie.actor, on=TODAY)
    actions.end(point, "Enough", by=charlie.actor, on=TODAY)

    assert planned(point) == 0
    assert actions.keep_up(on=days_ahead(70)) == 0
    assert queries.point(point, on=TODAY).is_over
