from datetime import date, time

import pytest

from stafett.arenas.errors import ArenaError
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import actions, queries
from stafett.recipes.placement.visits.actions import Planned
from tests.factories import TODAY

pytestmark = pytest.mark.django_db

NIGHT = Planned(
    title="A night", day=date(2027, 4, 22), starts=time(22), ends=time(7), people=2, place="Ward 3"
)


def test_the_host_comes_to_the_guest_and_it_is_none_of_the_guests_days(agreed, charlie) -> None:
    before = len(terms.days_of([agreed]))
    made = actions.plan(agreed, NIGHT, by=charlie.actor, on=TODAY)
    assert (made.starts_on, made.ends_on, made.place) == (NIGHT.day, date(2027, 4, 23), "Ward 3")
    assert list(queries.of([agreed])) == [made]
    assert len(terms.days_of([agreed])) == before


def test_only_with_a_title_and_by_those_in_it(agreed, charlie, dana) -> None:
    with pytest.raises(NotAllowed):
        actions.plan(agreed, NIGHT, by=dana.actor, on=TODAY)
    with pytest.raises(ArenaError):
        actions.plan(agreed, Planned(title=" ", day=NIGHT.day), by=charlie.actor, on=TODAY)
