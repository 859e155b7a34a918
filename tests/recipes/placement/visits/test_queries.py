from datetime import date

import pytest

from stafett.recipes.placement.visits import actions, queries
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def test_those_to_come(agreed, charlie) -> None:
    day = date(2027, 4, 22)
    made = actions.plan(agreed, actions.Planned(title="A day", day=day), by=charlie.actor, on=TODAY)
    assert list(queries.of([agreed], since=day)) == [made]
    assert list(queries.of([agreed], since=date(2027, 4, 23))) == []


def test_one_of_them_by_number(agreed, charlie) -> None:
    day = date(2027, 4, 22)
    made = actions.plan(agreed, actions.Planned(title="A day", day=day), by=charlie.actor, on=TODAY)
    assert queries.a_visit_of(agreed, made.occasion_id) == made.occasion
    assert queries.a_visit_of(agreed, 0) is None
