import pytest

from stafett.recipes.course import queries as courses_
from stafett.recipes.course.attending import actions, queries
from tests.factories import courses

pytestmark = pytest.mark.django_db


def test_who_could_come_and_who_came(held_today, staff, alice, hanne, at, today) -> None:
    went = courses.signed_up(held_today, *staff[:2], by=alice.actor)
    one = courses_.session(held_today, at=at)
    assert queries.could_come(one) == list(went.taken)
    assert queries.came(one) == set()

    actions.keep_list(held_today, [went.taken[1].seat_id], by=hanne.actor, on=today)
    assert queries.came(one) == {went.taken[1].seat_id}
