from datetime import date, timedelta

import pytest

from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.ledger import queries
from stafett.recipes.placement.ledger.queries import Balance
from stafett.recipes.placement.visits import actions as visits
from tests import factories
from tests.factories import TODAY, placements

pytestmark = pytest.mark.django_db

HALFWAY = date(2027, 3, 18)


def test_what_has_been_given_and_received_stands_the_same_from_both_sides(
    agreed, charlie, trust, elsewhere
) -> None:
    visits.plan(agreed, visits.Planned(title="A day", day=HALFWAY), by=charlie.actor, on=TODAY)
    day_after = HALFWAY + timedelta(days=1)
    assert queries.balances(trust.pk, on=day_after) == [Balance("Solvik Municipality", 1, 9, 0, 0, 1, 0)]
    assert queries.balances(elsewhere.pk, on=day_after) == [
        Balance("Granli Hospital Trust", 0, 0, 1, 9, 0, 1)
    ]


def test_today_has_been_only_of_what_is_over(stay, everybody, bob, trust) -> None:
    a_tuesday = date(2027, 5, 11)
    agreed = placements.agreed(stay, everybody, last=a_tuesday)

    def days_sent() -> list[int]:
        return [one.days_sent for one in queries.balances(trust.pk, on=a_tuesday)]

    before = days_sent()
    ends.finish(agreed, by=bob.actor, on=a_tuesday, at=placements.LATER)
    assert days_sent() == [before[0] + 1]


def test_what_has_not_begun_and_what_is_ones_own_counts_nothing(
    agreed, charlie, unit_elsewhere, today
) -> None:
    other = factories.unit(factories.root_of(unit_elsewhere.organisation), "Night patrol")
    offer = placements.offer(charlie, unit_elsewhere.pk)
    placements.asked(offer, factories.member(other, "Per Ås"), other.pk)
    assert queries.balances(unit_elsewhere.organisation_id, on=today) == []
    assert queries.who_comes([other.pk], since=today, until=HALFWAY) == []


def test_who_comes_when(agreed, unit_elsewhere, unit_a, today) -> None:
    week = queries.who_comes([unit_elsewhere.pk], since=date(2027, 2, 22), until=date(2027, 2, 28))
    assert [(one.stay, one.day.starts_on) for one in week] == [
        (agreed, date(2027, 2, 23)),
        (agreed, date(2027, 2, 25)),
    ]
    assert queries.who_comes([unit_a.pk], since=today, until=HALFWAY) == []


def test_who_visits_and_which_units_are_visited(agreed, charlie, unit_elsewhere, unit_a, today) -> None:
    planned = visits.Planned(title="A day", day=HALFWAY, people=3)
    made = visits.plan(agreed, planned, by=charlie.actor, on=TODAY)
    known = {"since": today, "until": HALFWAY}
    assert [(one.day, one.people) for one in queries.who_visits([unit_a.pk], **known)] == [(made, 3)]
    assert queries.who_visits([unit_elsewhere.pk], **known) == []
    assert queries.visited_units([unit_a.pk, unit_elsewhere.pk], since=HALFWAY) == {unit_a.pk}
    assert queries.visited_units([unit_a.pk], since=HALFWAY + timedelta(days=1)) == set()
