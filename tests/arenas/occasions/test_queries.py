from datetime import time, timedelta

import pytest

from stafett.arenas.occasions import actions, queries
from stafett.arenas.occasions.rules import When
from tests.factories import arenas

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_occasions_come_in_their_order_those_without_a_day_last(arena, today) -> None:
    undated = arenas.occasion(arena, None)
    late = arenas.occasion(arena, today + DAY)
    ten = arenas.occasion(arena, today, starts_time=time(10), ends_time=time(11))
    nine = arenas.occasion(arena, today, starts_time=time(9), ends_time=time(10))

    assert [row.occasion for row in queries.of_arenas([arena])] == [nine, ten, late, undated]


def test_where_it_was_before_is_kept(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    with arenas.change(trust) as change:
        actions.move(meeting, When(starts_on=today + DAY), change=change)

    assert [row.starts_on for row in queries.earlier(meeting)] == [today]
